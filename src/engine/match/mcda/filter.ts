/** What a criterion's value must be. */
export type Condition =
  | { readonly criterion: number; readonly is: "above" | "at-least" | "below" | "at-most" | "equal" | "not-equal"; readonly than: number }
  | { readonly criterion: number; readonly is: "one-of" | "none-of"; readonly than: readonly number[] };

/**
 * Alternatives that meet all conditions, by their index, in order.
 *
 * @param rows values of each alternative, criterion by criterion
 * @throws {RangeError} on a condition on a criterion that an alternative does not have
 */
export function meetingAll(rows: readonly (readonly number[])[], conditions: readonly Condition[]): number[] {
  return [...rows.keys()].filter((i) => conditions.every((condition) => {
    const value = rows[i]?.[condition.criterion];
    if (value === undefined) throw new RangeError(`alternative ${i} has no criterion ${condition.criterion}`);
    return holds(condition, value);
  }));
}

function holds(condition: Condition, value: number): boolean {
  switch (condition.is) {
    case "above": return value > condition.than;
    case "at-least": return value >= condition.than;
    case "below": return value < condition.than;
    case "at-most": return value <= condition.than;
    case "equal": return value === condition.than;
    case "not-equal": return value !== condition.than;
    case "one-of": return condition.than.includes(value);
    case "none-of": return !condition.than.includes(value);
  }
}
