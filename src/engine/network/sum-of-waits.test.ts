import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { openingWait, type OpeningHours } from "./opening-hours.js";
import { quantileOfSum } from "./sum-of-waits.js";
import { lognormalWait, type Wait } from "./wait.js";

const seed = Number(process.env["THALWEG_SEED"] ?? Date.now() % 2 ** 31);
const z90 = 1.2815515655446004;

/** A wait, and how one is drawn. */
interface Drawn {
  readonly wait: Wait;
  readonly draw: () => number;
}

const hoursOfPosts: readonly OpeningHours[] = [{ opensAt: "08:00", closesAt: "21:00" }, { opensAt: "09:00", closesAt: "18:00" }, { opensAt: "11:30", closesAt: "17:00", days: [1, 2, 3, 4, 5, 6] }];

function drawer(generator: ReturnType<typeof xoroshiro128plus>) {
  const uniform = (): number => uniformFloat64(generator);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()); // Box-Muller
  const queue = (): Drawn => {
    const p50 = Math.exp(Math.log(0.5) + uniform() * Math.log(400)); // half an hour to 200 hours
    const p90 = p50 * (uniform() < 0.1 ? 1 : 1 + 9 * uniform());
    const sigma = Math.log(p90 / p50) / z90;
    return { wait: lognormalWait(p50, p90), draw: () => p50 * Math.exp(sigma * normal()) };
  };
  const opening = (): Drawn => {
    const hours = hoursOfPosts[Math.floor(uniform() * hoursOfPosts.length)] ?? {};
    const [opens, closes] = [hours.opensAt, hours.closesAt].map((clock = "00:00") => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60);
    const days = hours.days ?? [1, 2, 3, 4, 5, 6, 7];
    const draw = (): number => {
      const arrival = uniform() * 168;
      for (let day = Math.floor(arrival / 24); ; day++) {
        const [opensThen, closesThen] = [day * 24 + (opens ?? 0), day * 24 + (closes ?? 24)];
        if (days.includes((day % 7) + 1) && arrival < closesThen) return Math.max(0, opensThen - arrival);
      }
    };
    const wait = openingWait(hours);
    if (wait === undefined) throw new Error("these posts are shut at night");
    return { wait, draw };
  };
  return { uniform, chain: (): readonly Drawn[] => Array.from({ length: 1 + Math.floor(uniform() * 8) }, () => (uniform() < 0.25 ? opening() : queue())) };
}

describe("waits one after the other", () => {
  test(`are within 5 % of 100,000 draws on 200 random chains of 1 to 8, seed ${seed}`, () => {
    const draws = 100_000;
    const { chain } = drawer(xoroshiro128plus(seed));
    let worst = 0;
    for (let trial = 0; trial < 200; trial++) {
      const waits = chain();
      const sums = new Float64Array(draws);
      for (const { draw } of waits) for (let i = 0; i < draws; i++) sums[i] = (sums[i] ?? 0) + draw();
      sums.sort();
      for (const share of [0.5, 0.9]) {
        const [drawn, computed] = [sums[Math.ceil(share * draws) - 1] ?? NaN, quantileOfSum(waits.map(({ wait }) => wait), share)];
        const error = Math.abs(computed - drawn) / Math.max(drawn, 1); // of an hour at least: an opening may cost half of all nothing
        worst = Math.max(worst, error);
        expect(error, `seed ${seed}, chain ${trial}, p${share * 100}: ${computed} h, ${drawn} h drawn`).toBeLessThan(0.05);
      }
    }
    console.log(`seed ${seed}: worst of 400 quantiles ${(worst * 100).toFixed(2)} % from 100,000 draws`);
  }, 180_000);

  test("of one are that one, of none nothing, of constants their sum", () => {
    expect(quantileOfSum([], 0.9)).toBe(0);
    expect(quantileOfSum([lognormalWait(12, 48)], 0.9)).toBeCloseTo(48, 6);
    expect(quantileOfSum([lognormalWait(3, 3), lognormalWait(4, 4)], 0.5)).toBeCloseTo(7, 0);
  });

  test("of two halves of a day each: two uniform waits of 0 to 12 hours have a median of 12 and a slow tenth of 24 - 12 · √0.2", () => {
    const uniform: Wait = { p50: 6, p90: 10.8, atMost: (hours) => Math.min(1, Math.max(0, hours / 12)) };
    expect(quantileOfSum([uniform, uniform], 0.5)).toBeCloseTo(12, 1);
    expect(quantileOfSum([uniform, uniform], 0.9)).toBeCloseTo(24 - 12 * Math.sqrt(0.2), 1);
  });

  test("grow with each wait, and with each of them", () => {
    const { uniform, chain } = drawer(xoroshiro128plus(seed + 1));
    for (let trial = 0; trial < 200; trial++) {
      const waits = chain().map(({ wait }) => wait);
      const share = uniform() < 0.5 ? 0.5 : 0.9;
      const more = quantileOfSum([...waits, lognormalWait(10 + 10 * uniform(), 40)], share);
      expect(more, `seed ${seed + 1}, chain ${trial}`).toBeGreaterThan(quantileOfSum(waits, share) * 0.98);
    }
  });
});
