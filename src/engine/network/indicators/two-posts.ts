import { figure, type Fact, type Figure } from "#model/fact.js";

/** A section of a corridor on which vehicles stand still at border posts and nowhere else. */
export interface SectionWithPosts {
  readonly length: Fact; // km
  readonly speedWithoutDelay: Fact; // km/h
  readonly dwellAtPosts: readonly Fact[]; // h, one for each post: two for a crossing
}

/**
 * Speed with delay on a section with border posts.
 *
 *     speed with delay = length / (length / speed without delay + sum of dwells),  km/h
 *
 * @throws {RangeError} on a length or speed that is not above 0, or a dwell below 0
 * @see docs/method.md#two-post-model
 */
export function speedWithDelay({ length, speedWithoutDelay, dwellAtPosts }: SectionWithPosts): Figure {
  for (const [name, { value }] of Object.entries({ length, speedWithoutDelay })) if (!(value > 0)) throw new RangeError(`${name} is ${value}; expected a number > 0`);
  for (const { value } of dwellAtPosts) if (!(value >= 0)) throw new RangeError(`dwell is ${value}; expected a number ≥ 0`);
  const dwellHours = dwellAtPosts.reduce((sum, { value }) => sum + value, 0);
  return figure(length.value / (length.value / speedWithoutDelay.value + dwellHours), "km/h", {
    method: "two-post-model",
    label: "network.swd",
    from: [length, speedWithoutDelay, ...dwellAtPosts],
  });
}
