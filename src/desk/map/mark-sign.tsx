import { modeStyles } from "./colours.js";
import type { RouteMark } from "./route-drawing.js";

const shapes: Record<RouteMark["kind"], string> = { "gauge-break": "M8 1 15 8 8 15 1 8Z", crossing: "M2.5 2.5h11v11h-11Z" };
const ink: Record<RouteMark["kind"], string> = { "gauge-break": "#7c2d92", crossing: "#14252a" };

/** A mark as it stands in the legend: a diamond for a gauge break, a square for a crossing. */
export function MarkSign({ kind }: Pick<RouteMark, "kind">) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[kind]} fill={ink[kind]} stroke="#fff" strokeWidth="1.5" />
    </svg>
  );
}

/** The same sign for the map, with its words for whoever cannot see it; a crossing has the colour of the mode in which it is passed. */
export function markElement({ kind, mode }: RouteMark, words: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "desk-route-mark";
  element.dataset["kind"] = kind;
  element.dataset["mode"] = mode;
  element.title = words;
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", words);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ width: "18", height: "18", viewBox: "0 0 16 16" })) svg.setAttribute(name, value);
  for (const [name, value] of Object.entries({ d: shapes[kind], fill: kind === "crossing" ? modeStyles[mode].colour : ink[kind], stroke: "#fff", "stroke-width": "1.5" })) path.setAttribute(name, value);
  svg.append(path);
  element.append(svg);
  return element;
}
