import type { Answer } from "#model/answer.js";
import type { IsoDate } from "#model/fact.js";
import type { Pack } from "#model/pack.js";
import type { Checked } from "#model/problem.js";
import { buildNetwork, costField, type Network } from "#engine/network/network.js";
import { findGoods, findPlace } from "./find-named.js";
import { baseScenario, scenarioOf } from "./open-pack.js";
import { preparePack, problemsOf, type PackChanges } from "./prepare-pack.js";

export interface FieldsRequest {
  readonly place: string; // id or any name
  readonly goods: string;
  readonly direction: "to" | "from"; // to = from everywhere to the place
  readonly scenarioId?: string | undefined;
  readonly asOf?: IsoDate | undefined; // absent = the pack's edition
}

/** What the cheapest way between one place and every other costs and takes, month by month: the field that a map shows. */
export interface Fields extends Pick<Answer, "pack" | "asOf" | "scenario"> {
  readonly place: string;
  readonly goods: string;
  readonly direction: "to" | "from";
  /** Ids of the places that have a way in any month, in the order of the columns. */
  readonly places: readonly string[];
  /** A row a month, January first, a column a place; null = no way. US$ a tonne to a hundredth of a cent, days to a ten-thousandth. */
  readonly costUsdPerTonne: readonly (readonly (number | null)[])[];
  readonly days: readonly (readonly (number | null)[])[];
}

/** Twelve months of one field. `networkOf` gives the network that is asked for; it may have kept it, as that is the dear part. */
export function fields(pack: Pack, request: FieldsRequest, networkOf: () => Checked<Network> = () => networkUnder(pack, request)): Checked<Fields> {
  const asOf = request.asOf ?? pack.head.edition;
  const place = findPlace(request.place, pack.places, { file: "fields", path: "place" });
  const goods = findGoods(request.goods, pack.goods, { file: "fields", path: "goods" });
  const network = networkOf();
  if (!place.ok || !goods.ok || !network.ok) return { ok: false, problems: problemsOf([place, goods, network]) };
  const query = { place: place.value.id, goods: goods.value.id, direction: request.direction };
  const months = Array.from({ length: 12 }, (_, i) => costField(network.value, { ...query, month: i + 1, minimise: "cost" }));
  const places = [...new Set(months.flatMap(({ costUsdPerTonne }) => Object.keys(costUsdPerTonne)))].toSorted();
  const rows = (valueAt: (month: (typeof months)[number], id: string) => number | undefined): (number | null)[][] =>
    months.map((month) => places.map((id) => rounded(valueAt(month, id))));
  return {
    ok: true, warnings: [],
    value: {
      pack: { id: pack.head.id, edition: pack.head.edition }, asOf, scenario: request.scenarioId ?? baseScenario, ...query, places,
      costUsdPerTonne: rows(({ costUsdPerTonne }, id) => costUsdPerTonne[id]),
      days: rows(({ hours }, id) => { const taken = hours[id]; return taken === undefined ? undefined : taken / 24; }),
    },
  };
}

/** The network of a pack under a scenario, with what the office saw at crossings. */
export function networkUnder(pack: Pack, { scenarioId, ...changes }: { readonly scenarioId?: string | undefined } & PackChanges): Checked<Network> {
  const scenario = scenarioOf(pack, scenarioId);
  if (!scenario.ok) return scenario;
  const prepared = preparePack(pack, changes, scenario.value);
  return prepared.ok ? buildNetwork(prepared.value.pack, { asOf: prepared.value.asOf, scenario: scenario.value }) : prepared;
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e4) / 1e4;
}
