/**
 * How long a redraw takes, kept in the browser's own timeline: `field-redraw` from the reader's input to the new field handed to the map,
 * `field-draw` from there to the map at rest.
 */
const began = "field-input";

/** An input that may move the field; `timeStamp` is its event's. */
export function inputBegan(timeStamp: number): void {
  performance.clearMarks(began);
  performance.mark(began, { startTime: timeStamp });
}

/** The map has been given the field. Ends the measure where an input began one; returns what to call when the map has drawn it. */
export function fieldHanded(): () => void {
  const handed = performance.now();
  if (performance.getEntriesByName(began, "mark").length === 0) return () => undefined;
  performance.measure("field-redraw", { start: began, end: handed });
  performance.clearMarks(began);
  return () => {
    performance.measure("field-draw", { start: handed });
  };
}
