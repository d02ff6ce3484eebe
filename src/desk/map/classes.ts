/** Values put into classes, each with a colour; `edges` ascend, colours are one more: class 0 lies below the first edge. */
export interface Classes {
  readonly edges: readonly number[];
  readonly colours: readonly string[];
}

/** From cheap (light) to dear (dark), in equal steps of lightness: viridis, told apart also by colour-blind readers and in grey. */
const sequential = ["#fde725", "#90d743", "#35b779", "#21918c", "#31688e", "#443a83", "#440154"] as const;
/** Blue for less, orange for more, strongest first; blue and orange stay apart for every kind of colour blindness. */
const less = ["#08519c", "#4292c6", "#a6cee8"] as const;
const more = ["#fdbf86", "#f07818", "#9c3d00"] as const;

/** Changes below this are none: half of the smallest amount that is shown. */
export const noticed = 0.005;

/**
 * At most seven classes with about as many values each; edges are rounded to two digits, so that a legend can be read.
 *
 * @throws {RangeError} on a value that is not finite: a place without a way has none
 */
export function costClasses(values: readonly number[]): Classes {
  const edges = quantileEdges(values, sequential.length);
  const steps = edges.length === 0 ? [2] : Array.from({ length: edges.length + 1 }, (_, i) => Math.round((i * (sequential.length - 1)) / edges.length));
  return { edges, colours: sequential.filter((_, i) => steps.includes(i)) };
}

/**
 * Classes on both sides of zero, with the same edges on both; values nearer to zero than `noticed` are no difference and stand in no class of these.
 *
 * @throws {RangeError} on a value that is not finite
 */
export function differenceClasses(values: readonly number[]): Classes {
  const sizes = quantileEdges(values.map(Math.abs).filter((size) => size >= noticed), less.length);
  const chosen = (ramp: readonly string[]): string[] => (sizes.length === 2 ? [...ramp] : sizes.length === 1 ? [...ramp].filter((_, i) => i !== 1) : [ramp[1] ?? ""]);
  return { edges: [...sizes.toReversed().map((size) => -size), 0, ...sizes], colours: [...chosen(less), ...chosen(more)] };
}

/** Which class a value falls into; an edge belongs to the class above it. */
export function classOf({ edges }: Classes, value: number): number {
  let index = 0;
  while (index < edges.length && value >= (edges[index] ?? Infinity)) index += 1;
  return index;
}

export function colourOf(classes: Classes, value: number): string {
  const colour = classes.colours[classOf(classes, value)];
  if (colour === undefined) throw new RangeError(`value ${value} falls into no class of ${classes.colours.length}`);
  return colour;
}

/** Inner edges of `count` classes at equal quantiles, rounded, each once; fewer where the values are few or alike. */
function quantileEdges(values: readonly number[], count: number): number[] {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`value is ${wrong}; expected a finite number`);
  const sorted = values.toSorted((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const quantiles = Array.from({ length: count - 1 }, (_, i) => rounded(sorted[Math.floor(((i + 1) * sorted.length) / count)] ?? 0));
  return [...new Set(quantiles)].filter((edge) => edge > least && edge <= most).toSorted((a, b) => a - b);
}

/** To two significant digits. */
const rounded = (value: number): number => Number(value.toPrecision(2));
