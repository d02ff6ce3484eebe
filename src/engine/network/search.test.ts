import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rate, networkOf, samplePack, link, place, wait } from "../../../test/network/sample-network.js";
import { buildNetwork, findRoute } from "./network.js";
import { nodeHeap } from "./heap.js";
import { noWay, search, weightLimit } from "./search.js";
import type { Adjacency } from "./graph.js";

/** A graph of single arcs [tail, head, deciding, beside]. */
function graphOf(nodes: number, arcs: readonly (readonly [number, number, number, number])[]): { readonly adjacency: Adjacency; readonly metric: { readonly deciding: Float64Array; readonly beside: Float64Array } } {
  const byTail = Array.from({ length: nodes }, (_, node) => arcs.flatMap(([tail], arc) => (tail === node ? [arc] : [])));
  const first = new Uint32Array(nodes + 1);
  for (const [node, out] of byTail.entries()) first[node + 1] = (first[node] ?? 0) + out.length;
  return {
    adjacency: { first, arcs: Uint32Array.from(byTail.flat()), next: Uint32Array.from(arcs, ([, head]) => head) },
    metric: { deciding: Float64Array.from(arcs, ([, , deciding]) => deciding), beside: Float64Array.from(arcs, ([, , , beside]) => beside) },
  };
}

describe("cheapest ways in a graph", () => {
  const anyGraph = fc.integer({ min: 1, max: 7 }).chain((nodes) => fc.record({
    nodes: fc.constant(nodes),
    arcs: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.constantFrom(0, 0, 1, 2, weightLimit - 1, noWay), fc.constantFrom(0, 1, 3)), { maxLength: 16 }),
    sources: fc.uniqueArray(fc.nat(nodes - 1), { minLength: 1, maxLength: 2 }),
  }));

  test("have the labels that settle when every arc is tried over and over, and come over the first of the arcs that give them", () => {
    fc.assert(fc.property(anyGraph, ({ nodes, arcs, sources }) => {
      const { adjacency, metric } = graphOf(nodes, arcs);
      const labels = search(adjacency, metric, sources);
      const best = Array.from({ length: nodes }, (_, node) => (sources.includes(node) ? [0, 0, 0] : [Infinity, Infinity, 0]));
      const precedes = (a: readonly number[], b: readonly number[]): boolean => (a[0] !== b[0] ? (a[0] ?? 0) < (b[0] ?? 0) : a[1] !== b[1] ? (a[1] ?? 0) < (b[1] ?? 0) : (a[2] ?? 0) < (b[2] ?? 0));
      for (let round = 0; round < nodes; round++) {
        for (const [tail, head, deciding, beside] of arcs) {
          const at = best[tail] ?? [];
          const label = [(at[0] ?? 0) + deciding, (at[1] ?? 0) + beside, (at[2] ?? 0) + 1];
          if (deciding !== noWay && at[0] !== Infinity && precedes(label, best[head] ?? [])) best[head] = label;
        }
      }
      expect(Array.from({ length: nodes }, (_, node) => [labels.deciding[node], labels.beside[node], labels.legs[node]])).toEqual(best);
      for (const [node, label] of best.entries()) {
        const firstArc = arcs.findIndex(([tail, head, deciding, beside]) => {
          const at = best[tail] ?? [];
          return head === node && deciding !== noWay && at[0] !== Infinity && [(at[0] ?? 0) + deciding, (at[1] ?? 0) + beside, (at[2] ?? 0) + 1].join() === label.join();
        });
        expect(labels.arc[node]).toBe(firstArc);
      }
    }), { numRuns: 1_000 });
  });

  test("of the heaviest weights there can be are summed to the last unit, far beyond 32 bits", () => {
    const arcs = Array.from({ length: 5_000 }, (_, i) => [i, i + 1, weightLimit - 1, weightLimit - 1] as const);
    const { adjacency, metric } = graphOf(5_001, arcs);
    const labels = search(adjacency, metric, [0]);
    const exact = 5_000n * (BigInt(weightLimit) - 1n);
    expect(exact > 2n ** 32n).toBe(true);
    expect(BigInt(labels.deciding[5_000] ?? 0)).toBe(exact);
    expect(BigInt(labels.beside[5_000] ?? 0)).toBe(exact);
  });

  test("in a graph so large that a sum could be inexact are refused", () => {
    const adjacency = { first: new Uint32Array(2 ** 20 + 1), arcs: new Uint32Array(0), next: new Uint32Array(0) };
    expect(() => search(adjacency, { deciding: new Float64Array(0), beside: new Float64Array(0) }, [0])).toThrow("expected fewer than 2^20");
  });
});

describe("a price beyond all bounds never becomes a weight", () => {
  test("it is reported, whatever the rates and lengths; what is built has weights below the limit", () => {
    const huge = fc.double({ min: 1e-9, max: 1e300, noNaN: true });
    fc.assert(fc.property(huge, huge, huge, (freight, speed, km) => {
      const pack = { ...samplePack, links: [link(`alba road ${km} bero`)], rates: [rate(`freight road * ${freight} USD/(t·km)`), rate(`speed road * ${speed} km/h`), rate("time-value - * 0.01 USD/(t·h)")] };
      const built = buildNetwork(pack, { asOf: "2026-11-24" });
      if (!built.ok) expect(new Set(built.problems.map(({ code }) => code))).toEqual(new Set(["value-range"]));
      for (const { arcCost, arcSeconds } of built.ok ? built.value.tariffs.values() : []) {
        for (const weight of [...arcCost, ...arcSeconds]) expect(weight === noWay || weight < weightLimit).toBe(true);
      }
    }));
  });

  test("nor does a wait, whether a rate or a row gives it", () => {
    const byRate = { ...samplePack, rates: samplePack.rates.map((row) => (row.kind === "border-wait" ? rate("border-wait - * 2e6 h") : row)) };
    const byRow = { ...samplePack, waits: [wait("bridge 2e6 3e6")] };
    for (const pack of [byRate, byRow])
    expect(buildNetwork(pack, { asOf: "2026-11-24" })).toMatchObject({ ok: false, problems: expect.arrayContaining([expect.objectContaining({ code: "value-range" })]) });
  });

  test("a way of many dear legs is priced exactly: 60 legs of 53,000 USD/t", () => {
    const places = Array.from({ length: 61 }, (_, i) => place(`p${i}`, "AA"));
    const links = Array.from({ length: 60 }, (_, i) => link(`p${i} road 1 p${i + 1}`));
    const network = networkOf({ ...samplePack, places, links, crossings: [], rates: [rate("freight - * 53000 USD/(t·km)"), rate("speed - * 50 km/h"), rate("time-value - * 0 USD/(t·h)")] });
    expect(findRoute(network, { from: "p0", to: "p60", goods: "soy", month: 1, minimise: "cost" }).costUsdPerTonne?.value).toBe(60 * 53_000);
  });
});

describe("a heap of nodes", () => {
  test("gives them back in order, also after labels became smaller", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 30 }), (labels) => {
      const key = labels.map(([first]) => first + 20);
      const heap = nodeHeap(labels.length, (a, b) => (key[a] ?? 0) < (key[b] ?? 0) || (key[a] === key[b] && a < b));
      for (const node of labels.keys()) heap.push(node);
      for (const [node, [, less]] of labels.entries()) {
        key[node] = (key[node] ?? 0) - less;
        heap.push(node);
      }
      const popped = Array.from(labels, () => heap.pop());
      expect(popped).toEqual([...labels.keys()].toSorted((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b));
      expect(heap.pop()).toBeUndefined();
    }));
  });
});
