import type { IsoDate } from "#model/fact.js";
import type { Problem } from "#model/problem.js";
import { buildNetwork } from "#engine/network/network.js";
import { checkPack, loadPack, type PackReport } from "#pack/load.js";

/**
 * Everything wrong or doubtful with a pack: its files first; when these are sound, also whether the network can be built from them, as it stands
 * and under every scenario.
 */
export async function check({ packDir, today }: { readonly packDir: string; readonly today: IsoDate }): Promise<PackReport> {
  const report = await checkPack(packDir, { today });
  if (report.problems.length > 0) return report;
  const loaded = await loadPack(packDir, { today });
  if (!loaded.ok) return { ...report, problems: loaded.problems };
  const pack = loaded.value;
  const found = [undefined, ...pack.scenarios].flatMap((scenario): readonly Problem[] => {
    const network = buildNetwork(pack, { asOf: pack.head.edition, scenario });
    return network.ok ? network.warnings : network.problems;
  });
  const once = [...new Map(found.map((problem) => [JSON.stringify(problem), problem])).values()];
  return {
    ...report,
    problems: once.filter(({ severity }) => severity === "error"),
    warnings: [...report.warnings, ...once.filter(({ severity }) => severity === "warning")],
  };
}
