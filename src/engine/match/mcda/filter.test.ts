import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Condition, meetingAll } from "./filter.js";

const rows = [[10, 3], [20, 1], [30, 2]];

describe("filter of alternatives", () => {
  test.each<[Condition, readonly number[]]>([
    [{ criterion: 0, is: "above", than: 20 }, [2]],
    [{ criterion: 0, is: "at-least", than: 20 }, [1, 2]],
    [{ criterion: 0, is: "below", than: 20 }, [0]],
    [{ criterion: 0, is: "at-most", than: 20 }, [0, 1]],
    [{ criterion: 1, is: "equal", than: 2 }, [2]],
    [{ criterion: 1, is: "not-equal", than: 2 }, [0, 1]],
    [{ criterion: 1, is: "one-of", than: [3, 2] }, [0, 2]],
    [{ criterion: 1, is: "none-of", than: [3, 2] }, [1]],
  ])("%j leaves %j", (condition, left) => {
    expect(meetingAll(rows, [condition])).toEqual(left);
  });

  test("keeps what meets all conditions, and all where there is none", () => {
    expect(meetingAll(rows, [{ criterion: 0, is: "at-least", than: 20 }, { criterion: 1, is: "above", than: 1 }])).toEqual([2]);
    expect(meetingAll(rows, [])).toEqual([0, 1, 2]);
  });

  test("divides any alternatives into those that meet a condition and those that meet its opposite", () => {
    const opposite = { above: "at-most", "at-least": "below", below: "at-least", "at-most": "above", equal: "not-equal", "not-equal": "equal" } as const;
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5)), { maxLength: 9 }), fc.constantFrom("above", "at-least", "below", "at-most", "equal", "not-equal"), fc.nat(5), (many, is, than) => {
      const [left, others] = [meetingAll(many, [{ criterion: 0, is, than }]), meetingAll(many, [{ criterion: 0, is: opposite[is], than }])];
      expect([...left, ...others].toSorted((a, b) => a - b)).toEqual([...many.keys()]);
    }));
  });

  test("refuses a criterion that is not there", () => {
    expect(() => meetingAll(rows, [{ criterion: 2, is: "above", than: 0 }])).toThrow("alternative 0 has no criterion 2");
  });
});
