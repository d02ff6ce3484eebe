import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nonDominated } from "#engine/match/mcda/dominance.js";
import { type Condition, meetingAll } from "#engine/match/mcda/filter.js";
import { byLargest, byLength, bySum, minMax, reciprocal } from "#engine/match/mcda/scalers.js";
import { ranksOf, weightedSum } from "#engine/match/mcda/weighted-sum.js";
import { describeWithTestdata } from "../testdata.js";

interface DecisionMatrix {
  readonly matrix: readonly (readonly number[])[];
  readonly objectives: readonly ("max" | "min")[];
  readonly weights?: readonly number[];
  readonly alternatives?: readonly string[];
}
interface Ranking {
  readonly arg0: string; // the method
  readonly arg2: readonly number[]; // ranks
  readonly arg3?: { readonly score?: readonly number[] };
}
interface Vector {
  readonly file: string;
  readonly test: string;
  readonly calls: readonly (readonly [string, unknown])[];
}
type Column = readonly number[];

const columnsOf = (matrix: readonly (readonly number[])[]): number[][] => (matrix[0] ?? []).map((_, c) => matrix.map((row) => row[c] ?? NaN));
const wayOf = (objective: string): "more" | "less" => (objective === "max" ? "more" : "less");

/** Which method a vector is of: that of its ranking, else the name in `test_NAME_...`, but in files of rankings without one the file's. */
function methodOf({ calls, test: name, file }: Vector): string {
  const ranking = calls.find(([call]) => call === "RankResult")?.[1] as Partial<Ranking> | undefined;
  if (ranking !== undefined) return ranking.arg0 ?? /test_(\w+)\.py$/.exec(file)?.[1]?.toUpperCase() ?? name;
  return /^test_([^_]+)/.exec(name)?.[1] ?? name;
}

const scalers: Readonly<Record<string, (column: Column) => number[]>> = { MinMaxScaler: (column) => minMax(column), SumScaler: bySum, VectorScaler: byLength, MaxAbsScaler: byLargest };

/** What the filters of the vectors ask; the vectors hold matrices only, these are the arguments of the same tests upstream. */
const filters: Readonly<Record<string, readonly Condition[]>> = {
  test_Filter: [{ criterion: 0, is: "above", than: 1 }, { criterion: 2, is: "at-least", than: 28 }],
  test_FilterGT: [{ criterion: 0, is: "above", than: 1 }, { criterion: 2, is: "above", than: 27 }],
  test_FilterGE: [{ criterion: 0, is: "at-least", than: 2 }, { criterion: 2, is: "at-least", than: 28 }],
  test_FilterLT: [{ criterion: 0, is: "below", than: 7 }, { criterion: 1, is: "below", than: 5 }],
  test_FilterLE: [{ criterion: 0, is: "at-most", than: 5 }, { criterion: 1, is: "at-most", than: 4 }],
  test_FilterEQ: [{ criterion: 0, is: "equal", than: 5 }, { criterion: 1, is: "equal", than: 4 }],
  test_FilterNE: [{ criterion: 0, is: "not-equal", than: 5 }, { criterion: 1, is: "not-equal", than: 4 }],
  test_FilterIn: [{ criterion: 0, is: "one-of", than: [5, 1] }, { criterion: 1, is: "one-of", than: [4, 7] }],
  test_FilterNotIn: [{ criterion: 0, is: "none-of", than: [5, 1] }, { criterion: 1, is: "none-of", than: [4, 7] }],
};

/** Weights of a vector: equal ones of 1 where it names none. */
const weightsOf = ({ weights, objectives }: DecisionMatrix): readonly number[] => weights ?? objectives.map(() => 1);

function expectClose(found: readonly number[], expected: readonly number[], digits: number): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, digits);
}

function checkScaler(vector: Vector, scale: (column: Column) => number[]): void {
  const [before, after] = vector.calls.map(([, matrix]) => matrix as DecisionMatrix);
  if (before === undefined || after === undefined) throw new Error(`${vector.test} has no two matrices`);
  const [onMatrix, onWeights] = [!vector.test.includes("_weights"), !vector.test.includes("_matrix")];
  for (const [c, column] of columnsOf(before.matrix).entries()) expectClose(onMatrix ? scale(column) : column, columnsOf(after.matrix)[c] ?? [], 9); // upstream's vector scaler is good to 1e-10
  expectClose(onWeights ? scale(weightsOf(before)) : weightsOf(before), weightsOf(after), 9);
}

/** (value - worst) / (best - worst), the scaler that sites are ranked by. */
function checkDistanceFromWorst(vector: Vector): void {
  const [before, after] = vector.calls.map(([, matrix]) => matrix as DecisionMatrix);
  if (before === undefined || after === undefined) throw new Error(`${vector.test} has no two matrices`);
  for (const [c, column] of columnsOf(before.matrix).entries()) expectClose(minMax(column, wayOf(before.objectives[c] ?? "max")), columnsOf(after.matrix)[c] ?? [], 7);
}

function checkFilter(vector: Vector): void {
  const [before, after] = vector.calls.map(([, matrix]) => matrix as DecisionMatrix);
  if (before === undefined || after === undefined) throw new Error(`${vector.test} has no two matrices`);
  const conditions = filters[vector.test];
  const left = conditions === undefined
    ? nonDominated(before.matrix, { better: before.objectives.map(wayOf), strictly: vector.test.endsWith("_strict") })
    : meetingAll(before.matrix, conditions);
  expect(left.map((i) => before.alternatives?.[i])).toEqual(after.alternatives);
}

/** Upstream the second vector is first turned by 1/x where less is better, then scaled by sums, as are the weights. */
function checkWeightedSum(vector: Vector): void {
  const [matrix, ranking] = [vector.calls[0]?.[1] as DecisionMatrix, vector.calls.at(-1)?.[1] as Ranking];
  const isScaled = vector.test.endsWith("kracka2010ranking");
  const columns = columnsOf(matrix.matrix).map((column, c) => (isScaled ? bySum(matrix.objectives[c] === "min" ? reciprocal(column) : column) : column));
  const scores = weightedSum(matrix.matrix.map((_, i) => columns.map((column) => column[i] ?? NaN)), isScaled ? bySum(weightsOf(matrix)) : weightsOf(matrix));
  expectClose([...scores], ranking.arg3?.score ?? [], 8);
  expect(ranksOf(scores)).toEqual(ranking.arg2);
}

function checkOf(method: string): ((vector: Vector) => void) | undefined {
  const scale = scalers[method];
  if (scale !== undefined) return (vector) => checkScaler(vector, scale);
  if (method.startsWith("Filter")) return checkFilter;
  return { WeightedSumModel: checkWeightedSum, CenitDistanceMatrixScaler: checkDistanceFromWorst }[method];
}

const countBy = (names: readonly string[]): string => [...new Set(names)].toSorted().map((name) => `${name} ${names.filter((other) => other === name).length}`).join(", ");

/** Numbers from the tests of scikit-criteria (BSD-3-Clause). */
describeWithTestdata("the vectors of scikit-criteria", "mcda/scikit_criteria_vectors.json", (file) => {
  const vectors = JSON.parse(readFileSync(file, "utf8")) as readonly Vector[];
  const [covered, leftOut] = [vectors.filter((vector) => checkOf(methodOf(vector)) !== undefined), vectors.filter((vector) => checkOf(methodOf(vector)) === undefined)];

  test("are covered in all methods that we ship: 27 of 93", () => {
    console.log(`scikit-criteria vectors: ${covered.length} of ${vectors.length} covered (${countBy(covered.map(methodOf))}); left out, methods that we do not ship: ${leftOut.length} (${countBy(leftOut.map(methodOf))})`);
    expect([vectors.length, covered.length]).toEqual([93, 27]);
  });

  test.each(covered.map((vector) => ({ name: vector.test, of: methodOf(vector), vector })))("$of, $name: comes out the same", ({ of, vector }) => {
    checkOf(of)?.(vector);
    expect.hasAssertions();
  });
});
