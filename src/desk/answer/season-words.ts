import type { SeasonOnDay } from "#model/answer.js";
import type { Format } from "#words/format.js";
import type { Translate } from "#words/words.js";

/** The open time of a season: as recorded for that year, or the usual one with what the recorded years were like. */
export function seasonWords({ basis, from, to, opens, closes }: SeasonOnDay, t: Translate, format: Format): string {
  const span = t("cli.route.season-span", { from: format.date(from), to: format.date(to) });
  if (basis === "recorded") return t("cli.route.season-recorded", { span });
  const edges = ([["opens", opens], ["closes", closes]] as const).flatMap(([edge, known]) => (known === undefined ? [] : [
    t(`cli.route.season-${edge}`, { earliest: format.date(known.earliest), median: format.date(known.median), latest: format.date(known.latest), n: known.n }),
  ]));
  return [t("cli.route.season-usual", { span }), ...edges].join("; ");
}
