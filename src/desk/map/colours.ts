/** The map's colours, read from the page's tokens so that light and dark are one list. */
export type MapColours = Readonly<Record<"land" | "water" | "river" | "border" | "label" | "halo" | "road" | "rail" | "sea", string>>;

export function mapColours(): MapColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--map-${name}`).trim();
  return {
    land: token("land"), water: token("water"), river: token("river"), border: token("border"), label: token("label"),
    halo: token("halo"), road: token("road"), rail: token("rail"), sea: token("sea"),
  };
}

/** One colour a mode of transport; distinct also for colour-blind readers because each has its own dash. */
export const modeStyles = {
  road: { colour: "#b45309", dash: undefined },
  rail: { colour: "#4338ca", dash: [4, 1.5] },
  river: { colour: "#0369a1", dash: [1, 1.5] },
  sea: { colour: "#0369a1", dash: [3, 2] },
  air: { colour: "#9333ea", dash: [1, 3] },
  ferry: { colour: "#0891b2", dash: [1, 1.5] },
  pontoon: { colour: "#be123c", dash: [2, 1] },
  ice: { colour: "#0e7490", dash: [1, 1] },
  "cable-car": { colour: "#be123c", dash: [1, 1] },
  pipeline: { colour: "#57534e", dash: [6, 2] },
} as const satisfies Record<string, { colour: string; dash: readonly number[] | undefined }>;
