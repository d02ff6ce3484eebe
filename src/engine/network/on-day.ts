import type { IsoDate } from "#model/fact.js";
import type { Mode, PassengerService } from "#model/network.js";
import { tariffOf, type Network } from "./build-network.js";
import { closureOn, queueOn, serviceOn, type CrossingQuestion } from "./crossing-times.js";
import { dayNumber, dayOfMonth, weekdayOf } from "./days.js";
import { withWaiting, type Part } from "./price.js";
import { isInSeason } from "./season.js";
import { noWay, type Metric } from "./search.js";
import type { BorderLink, Tariff } from "./tariff.js";

/** When: on a day, or in a month. Exactly one. */
export interface When {
  readonly date?: IsoDate | undefined;
  readonly month?: number | undefined; // its 15th, see docs/method.md#network-open
}

/** What is asked of the network, whatever the places. */
export interface DayQuery extends When {
  readonly goods: string;
  readonly minimise: "cost" | "time";
  /** Passengers: also take services of which nobody is known to have seen that they run. */
  readonly includeUnverified?: boolean | undefined;
}

/** A query made ready: names looked up, the day fixed. */
export interface DayQuestion extends CrossingQuestion {
  readonly network: Network;
  readonly tariff: Tariff;
  readonly minimise: "cost" | "time";
  readonly passenger: boolean;
  readonly includeUnverified: boolean;
  /** Why a link is shut on the day; undefined where it is open. */
  readonly shutBy: (link: number) => ShutBy | undefined;
}

/** `closed`: by status; `closed-period`: not yet or no longer in use; `closed-pause`: a closure of its crossing; the last two are passenger services left out. */
export type ShutBy = "closed" | "closed-period" | "closed-season" | "closed-pause" | "goods-refused" | "unverified" | "no-service";

/**
 * @throws {RangeError} on unknown goods, on a month or date that is none, on both or neither: callers check what they are asked, so this is our bug
 */
export function questionOf(network: Network, query: DayQuery): DayQuestion {
  const { goods, minimise, includeUnverified = false } = query;
  const tariff = tariffOf(network, goods);
  const { handling = "general" } = network.goods.get(goods) ?? {};
  const passenger = tariff.payer.passenger;
  const day = dayAsked(network.asOf, query);
  const weekday = query.date === undefined ? undefined : weekdayOf(day);
  const asked = { network, tariff, minimise, passenger, includeUnverified, handling, day, weekday };
  return { ...asked, shutBy: shutOn(asked) };
}

/** The same question, unverified services included. */
export function questionWithAll(question: DayQuestion): DayQuestion {
  const asked = { ...question, includeUnverified: true };
  return { ...asked, shutBy: shutOn(asked) };
}

/** The day that is asked for. */
export function dayAsked(asOf: IsoDate, { date, month }: When): IsoDate {
  if ((date === undefined) === (month === undefined)) throw new RangeError(`date is ${date ?? "absent"} and month is ${month ?? "absent"}; expected exactly one`);
  if (date !== undefined) {
    dayNumber(date); // throws where it is no day
    return date;
  }
  if (month === undefined || !(Number.isInteger(month) && month >= 1 && month <= 12)) throw new RangeError(`month is ${month ?? "absent"}; expected 1 to 12`);
  return dayOfMonth(month, asOf);
}

/** The weights of a question: those of the tariff, with the day's waits, and no way over what is shut. */
export function metricOf(question: DayQuestion): Metric {
  const { network: { graph }, tariff, minimise, shutBy } = question;
  const [cost, seconds] = [tariff.arcCost.slice(), tariff.arcSeconds.slice()];
  for (const border of tariff.borderLinks) {
    if (shutBy(border.link) !== undefined) continue;
    const waiting = waitsOn(question, border).reduce((sum, { amount }) => sum + amount, 0);
    if (waiting === 0) continue;
    const waited = withWaiting(border.sums, waiting);
    for (const arc of border.arcs) {
      cost[arc] = (cost[arc] ?? 0) + waited.cost - border.sums.cost;
      seconds[arc] = (seconds[arc] ?? 0) + waiting;
    }
  }
  const [deciding, beside] = minimise === "cost" ? [cost, seconds] : [seconds, cost];
  const open = Uint8Array.from(graph.links, (_, link) => Number(tariff.carries[link] === true && shutBy(link) === undefined));
  for (let arc = 0; arc < deciding.length; arc++) if (open[graph.arcLink[arc] ?? 0] !== 1) deciding[arc] = noWay;
  return { deciding, beside };
}

/** The waits at a border link's crossing on the day: the queue, and the time until the crossing opens. */
export function waitsOn(question: DayQuestion, border: BorderLink): readonly Part[] {
  const { network } = question;
  const times = network.times[network.linkCrossing[border.link] ?? -1];
  if (times === undefined) throw new RangeError(`link ${border.link} has no crossing; expected a border link`);
  const [queue, { opening }] = [queueOn(times, question) ?? border.usualQueue, serviceOn(times, question)];
  return [...(queue === undefined ? [] : [queue]), ...(opening === undefined ? [] : [opening])];
}

/** Modes by which nobody goes alone: without a service on the link there is none. */
const byServiceOnly: readonly Mode[] = ["air", "sea", "river", "ferry", "cable-car"];

/** The passenger service by which a link is travelled on a day: of those in force the one last seen; undefined where none is in force. */
export function serviceInForce(services: readonly PassengerService[], day: IsoDate): PassengerService | undefined {
  return services.filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to)).toSorted((a, b) => ((a.verified ?? "") > (b.verified ?? "") ? -1 : 1))[0];
}

type Asked = Omit<DayQuestion, "shutBy">;

function shutOn(asked: Asked): DayQuestion["shutBy"] {
  const { network, day } = asked;
  const { graph, seasons, times, linkSeason, linkCrossing, shut } = network;
  const inSeason = seasons.map((season) => isInSeason(season, day));
  const crossingShut = times.map((here): ShutBy | undefined => {
    if (closureOn(here, day) !== undefined) return "closed-pause";
    return serviceOn(here, asked).accepts ? undefined : "goods-refused";
  });
  return (link) => {
    const row = graph.links[link]?.link;
    if (row === undefined || shut[link] === 1) return "closed";
    if ((row.opens !== undefined && day < row.opens) || (row.closes !== undefined && day > row.closes)) return "closed-period";
    const [season, crossing] = [linkSeason[link] ?? -1, linkCrossing[link] ?? -1];
    if (season !== -1 && inSeason[season] !== true) return "closed-season";
    return crossingShut[crossing] ?? serviceShut(asked, link, row.mode);
  };
}

function serviceShut({ network: { services, running }, passenger, includeUnverified, day }: Asked, link: number, mode: Mode): ShutBy | undefined {
  if (!passenger || services === undefined || running.has(link)) return undefined;
  const here = services.get(link);
  if (here === undefined) return includeUnverified || !byServiceOnly.includes(mode) ? undefined : "no-service";
  const service = serviceInForce(here, day);
  if (service === undefined) return "closed-period";
  return includeUnverified || service.verified !== undefined ? undefined : "unverified";
}
