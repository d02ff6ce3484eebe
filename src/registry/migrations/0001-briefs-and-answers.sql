-- What investors asked and what they were told. Rows are only ever added: an answer reopened years later is the answer that was given.

CREATE TABLE brief (
  id         uuid        PRIMARY KEY,
  text       text        NOT NULL CHECK (length(text) BETWEEN 1 AND 1048576),
  language   text        NOT NULL CHECK (language IN ('en', 'zh', 'ru')),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE  brief            IS 'A brief as an investor or officer sent it.';
COMMENT ON COLUMN brief.id         IS 'Random (version 4), so that it tells nothing about other briefs.';
COMMENT ON COLUMN brief.text       IS 'YAML or JSON, byte for byte as received.';
COMMENT ON COLUMN brief.language   IS 'Language in which the asker reads: en, zh or ru.';
COMMENT ON COLUMN brief.created_at IS 'When the brief was stored.';

CREATE TABLE answer (
  id           uuid        PRIMARY KEY,
  brief_id     uuid        NOT NULL REFERENCES brief (id),
  pack_id      text        NOT NULL,
  pack_edition date        NOT NULL,
  as_of        date        NOT NULL,
  scenario     text        NOT NULL,
  document     json        NOT NULL,
  sha256       text        NOT NULL CHECK (sha256 = encode(sha256(convert_to(document::text, 'UTF8')), 'hex')),
  created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX answer_of_brief ON answer (brief_id);
COMMENT ON TABLE  answer              IS 'An answer document as it was given; see docs/answer.schema.json.';
COMMENT ON COLUMN answer.id           IS 'Random (version 4): whoever has it can reopen the answer by link.';
COMMENT ON COLUMN answer.brief_id     IS 'The brief it answers.';
COMMENT ON COLUMN answer.pack_id      IS 'Id of the pack whose facts it rests on.';
COMMENT ON COLUMN answer.pack_edition IS 'Edition of that pack.';
COMMENT ON COLUMN answer.as_of        IS 'Day for which law, rates and regimes were taken.';
COMMENT ON COLUMN answer.scenario     IS 'Id of the scenario, or base.';
COMMENT ON COLUMN answer.document     IS 'The document itself. Type json, not jsonb: json keeps every byte.';
COMMENT ON COLUMN answer.sha256       IS 'SHA-256 of the document''s UTF-8 bytes, in lower-case hexadecimal.';
COMMENT ON COLUMN answer.created_at   IS 'When the answer was stored.';

GRANT USAGE ON SCHEMA thalweg TO thalweg_app;
GRANT SELECT, INSERT ON brief, answer TO thalweg_app;
