import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { confidenceFactors, sampledAcceptability } from "#engine/match/smaa.js";
import { describeWithTestdata } from "../testdata.js";

interface Thrombo {
  readonly N: number;
  readonly alternatives: readonly string[];
  readonly criteria: readonly string[];
  readonly meas: readonly (readonly (readonly number[])[])[]; // [draw][alternative][criterion]
  readonly weights: readonly (readonly number[])[]; // [draw][criterion]
  readonly expected_rank_acceptability: readonly (readonly number[])[];
  readonly expected_central_weights: readonly (readonly number[])[];
}

/** Data of the R package smaa (GPL-3), read where they lie and not part of this project: two treatments, three criteria, 10,000 draws. */
describeWithTestdata("the thrombosis case of the R package smaa", "mcda/smaa_thrombo.json.gz", (file) => {
  test("comes out the same from its own draws: rank acceptability to 4 digits, central weights to 7", () => {
    const data = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Thrombo;
    const measured = { alternatives: data.alternatives.length, criteria: data.criteria.length, values: Float64Array.from(data.meas.flat(2)) };
    expect([data.N, measured.alternatives, measured.criteria]).toEqual([10_000, 2, 3]);
    const result = sampledAcceptability(measured, Float64Array.from(data.weights.flat()));
    expect([...result.shares]).toEqual(data.expected_rank_acceptability.flat());
    expect(result.centralWeights.map((weights) => [...(weights ?? [])].map((weight) => Number(weight.toFixed(7))))).toEqual(data.expected_central_weights);
    // no factors are published with the case; each must still be a share of its 10,000 draws
    for (const factor of confidenceFactors(measured, result)) expect((factor ?? NaN) * data.N).toBeCloseTo(Math.round((factor ?? NaN) * data.N), 6);
  });
});
