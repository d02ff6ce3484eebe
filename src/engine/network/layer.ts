import type { Crossing, Link, Mode } from "#model/network.js";

/**
 * Where one vehicle can run on without unloading: a mode, and for rail a gauge.
 * Lorries drive over pontoon bridges and ice roads, so these two are part of the road.
 */
export const layers = ["road", "rail-1520", "rail-1435", "river", "sea", "air", "ferry", "cable-car", "pipeline"] as const;
export type Layer = (typeof layers)[number];

const layerOf = {
  road: "road", pontoon: "road", ice: "road", river: "river", sea: "sea", air: "air", ferry: "ferry", "cable-car": "cable-car", pipeline: "pipeline",
} as const satisfies Record<Exclude<Mode, "rail">, Layer>;

/** How a vehicle may pass a link: in which layer it sets out, and in which the goods reach the other end. */
export interface Passage {
  readonly setsOut: Layer;
  readonly arrives: Layer;
}

/** The mode whose rates hold when goods are loaded into a layer. */
export function modeOf(layer: Layer): Mode {
  return layer === "rail-1520" || layer === "rail-1435" ? "rail" : layer;
}

/** Whether the goods change from one gauge to the other on this link, whatever gauge the link itself states. */
export function breaksGauge(link: Link, crossing: Crossing | undefined): boolean {
  return link.mode === "rail" && crossing?.gaugeBreak === true;
}

/**
 * Rail across a gauge break sets out on one gauge and arrives on the other. Rail that states no gauge and has no break takes both gauges.
 * Anything else stays in its layer.
 *
 * @see docs/method.md#network-states
 */
export function passagesOf(link: Link, crossing: Crossing | undefined): readonly Passage[] {
  if (link.mode !== "rail") return [{ setsOut: layerOf[link.mode], arrives: layerOf[link.mode] }];
  if (breaksGauge(link, crossing)) return [{ setsOut: "rail-1435", arrives: "rail-1520" }, { setsOut: "rail-1520", arrives: "rail-1435" }];
  const gauges = link.gauge === undefined ? (["rail-1435", "rail-1520"] as const) : ([`rail-${link.gauge}`] as const);
  return gauges.map((gauge) => ({ setsOut: gauge, arrives: gauge }));
}
