-- What the office saw at crossings: queues, waits, vehicles a day. Rows are only ever added; the same row of the same file is kept once.

CREATE TABLE crossing_observation (
  digest           text             NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  occurrence       integer          NOT NULL CHECK (occurrence >= 1),
  crossing         text             NOT NULL CHECK (crossing <> ''),
  observed_on      date             NOT NULL,
  waited_hours     double precision CHECK (waited_hours >= 0 AND waited_hours < 'Infinity'),
  vehicles_per_day double precision CHECK (vehicles_per_day >= 0 AND vehicles_per_day < 'Infinity'),
  queue_length     double precision CHECK (queue_length >= 0 AND queue_length < 'Infinity'),
  source           text             NOT NULL CHECK (source <> ''),
  note             text,
  created_at       timestamptz      NOT NULL DEFAULT now(),
  PRIMARY KEY (digest, occurrence),
  CHECK (num_nonnulls(waited_hours, vehicles_per_day, queue_length) >= 1)
);
COMMENT ON TABLE  crossing_observation                  IS 'One observation of a crossing, as it was imported.';
COMMENT ON COLUMN crossing_observation.digest           IS 'SHA-256 of the observation''s own columns, in lower-case hexadecimal.';
COMMENT ON COLUMN crossing_observation.occurrence       IS '1 for the first observation of a file that says exactly this, 2 for the second, and so on: two vehicles may have waited alike.';
COMMENT ON COLUMN crossing_observation.crossing         IS 'Id of the crossing in the pack.';
COMMENT ON COLUMN crossing_observation.observed_on      IS 'Day of the observation.';
COMMENT ON COLUMN crossing_observation.waited_hours     IS 'Hours that one vehicle waited, both ends of the crossing together.';
COMMENT ON COLUMN crossing_observation.vehicles_per_day IS 'Vehicles that passed on that day.';
COMMENT ON COLUMN crossing_observation.queue_length     IS 'Vehicles that stood before the crossing.';
COMMENT ON COLUMN crossing_observation.source           IS 'Who saw it, as the file names it.';
COMMENT ON COLUMN crossing_observation.note             IS 'What the file says besides.';
COMMENT ON COLUMN crossing_observation.created_at       IS 'When the row was stored.';

GRANT SELECT, INSERT ON crossing_observation TO thalweg_app;
