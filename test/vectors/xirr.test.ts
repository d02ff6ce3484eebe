import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { xirrOf } from "#engine/finance/xirr.js";
import { xnpvOf } from "#engine/finance/xnpv.js";
import { changesOnGrid, exactNpv, npvShareOf, ratesOf, readAmounts } from "../finance/dated-amounts.js";
import { describeWithTestdata } from "../testdata.js";

const none = ["30-29", "30-31", "30-33", "30-34", "30-38", "30-40", "30-42", "30-44"]; // as a grid of 40,000 rates from -0.9999999 to 1e300 sees them

describeWithTestdata("the 66 cash-flow files of pyxirr", "finance/samples", (folder) => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv")).map((file) => file.slice(0, -4));

  test("are all here", () => {
    expect(files).toHaveLength(66);
  });

  test.each(files)("%s: XIRR is every crossing that a fine grid sees, and an independent NPV is nothing there", (file) => {
    const flow = readAmounts(join(folder, `${file}.csv`));
    const rates = ratesOf(xirrOf(flow));
    const steps = flow.length > 200 ? 2000 : 20_000;
    const seen = [
      ...changesOnGrid(flow, { low: -1 + 1e-7, high: 1e6, steps }),
      ...changesOnGrid(flow, { low: 1e6, high: 1e300, steps: steps / 4 }),
    ];
    expect(rates).toHaveLength(seen.length);
    for (const [i, [low, high]] of seen.entries()) expect(rates[i]).toSatisfy((rate: number) => rate >= low && rate <= high);
    for (const rate of rates) expect(Math.abs(npvShareOf(flow)(rate))).toBeLessThan(1e-8);
    expect(none.includes(file)).toBe(rates.length === 0);
  });

  test.each(files)("%s: XNPV agrees with a sum in whole numbers of 60 digits to 1e-9", (file) => {
    const flow = readAmounts(join(folder, `${file}.csv`));
    for (const rate of [-0.25, 0, 0.0625, 0.1, 0.5, 3]) {
      const exact = exactNpv(flow, rate);
      expect(Math.abs(xnpvOf(flow, rate) - exact)).toBeLessThanOrEqual(1e-9 * Math.abs(exact));
    }
  });
});
