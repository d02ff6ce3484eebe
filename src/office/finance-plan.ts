import type { Answer, RankedSite } from "#model/answer.js";
import type { Brief } from "#model/brief.js";
import { distinctFacts } from "#model/distinct-facts.js";
import { figure, type Figure } from "#model/fact.js";
import type { FinancingPlan } from "#model/financing-plan.js";
import type { Names } from "#model/names.js";
import type { Pack } from "#model/pack.js";
import type { Checked, Problem } from "#model/problem.js";
import type { Site } from "#model/site.js";
import { financeProject, planProblems } from "#engine/finance/joint/finance-project.js";
import type { PlanContext } from "#engine/finance/joint/plan-context.js";
import { projectOf } from "#engine/finance/joint/project.js";
import type { JointFinance } from "#engine/finance/joint/result.js";
import { answerBrief } from "#engine/match/answer-brief.js";
import { paymentIn, type Payment } from "#engine/match/payment.js";
import { citeSources, sourceIdsIn } from "#engine/match/sources.js";
import { byPlace } from "#pack/by-place.js";
import { loadBrief } from "#pack/load-brief.js";
import { loadPlan, type LoadedPlan } from "#pack/load-plan.js";
import { openPack, scenarioOf, unknownName, type PackGiven } from "./open-pack.js";
import { preparePack, problemsOf, type GivenText, type PackChanges } from "./prepare-pack.js";
import { say } from "./say.js";

export type FinancePlanRequest = PackGiven & PackChanges & {
  readonly plan: GivenText; // YAML or JSON
  readonly brief: GivenText;
  readonly siteId: string;
  readonly scenarioId?: string | undefined; // absent = the brief's own, else the corridor as it stands
};

/** A site with a financing plan for it, with everything needed to read it alone. */
export interface FinancedSite extends Pick<Answer, "pack" | "asOf" | "scenario" | "sources"> {
  readonly brief: Brief;
  readonly site: RankedSite["site"];
  readonly regime: Pick<RankedSite["regime"], "id" | "names">;
  readonly npv: Figure; // of the project before financing; the facts at its ends only
  readonly finance: JointFinance;
  /** What is known of money moving in each currency that somebody pays in. */
  readonly payments: readonly (Payment & { readonly currency: string })[];
  readonly notices: readonly Names[];
}

/**
 * What a financing plan makes of a brief's project at a site. Problems with the plan, the brief, the site and the scenario are all reported, those
 * of the plan with their lines.
 */
export async function financePlan(request: FinancePlanRequest): Promise<Checked<FinancedSite>> {
  const opened = await openPack(request);
  if (!opened.ok) return opened;
  const prepared = preparePack(opened.value, request);
  const brief = loadBrief(request.brief.text, { file: request.brief.file, pack: opened.value });
  const scenario = scenarioOf(opened.value, request.scenarioId ?? (brief.ok ? brief.value.scenario : undefined));
  const site = siteNamed(opened.value, request.siteId);
  const asked = [prepared, brief, scenario, site];
  const loaded = loadPlan(request.plan.text, { file: request.plan.file, pack: opened.value });
  if (!prepared.ok || !brief.ok || !scenario.ok || !site.ok) return refused(loaded, { others: problemsOf(asked), context: contextOf(opened.value, brief.ok ? brief.value : undefined) });

  const { pack, asOf } = prepared.value;
  const answered = answerBrief({ pack: { ...pack, sites: [site.value] }, brief: brief.value, asOf, scenario: scenario.value, say });
  const activity = pack.activities.find(({ id }) => id === brief.value.activity);
  if (!answered.ok || activity === undefined) return refused(loaded, { others: problemsOf([answered]), context: contextOf(pack, brief.value) });
  const { ranked: [ranked] } = answered.value;
  const others = [...unrankedProblems(answered.value, { site: site.value, brief: brief.value }), ...realTerms(brief.value, request.brief.file)];
  const project = ranked === undefined ? undefined : projectOf(activity, ranked.cashFlow);
  const context: PlanContext = { ...contextOf(pack, brief.value), asOf, project, site: { country: site.value.country, sector: activity.sector } };
  if (loaded.plan === undefined || ranked === undefined || project === undefined || others.length > 0) return refused(loaded, { others, context });

  const financed = financeProject({ ...context, project, plan: loaded.plan, startDate: brief.value.money.startDate, basis: [projectCash(ranked, brief.value)] });
  if (!financed.ok) return { ok: false, problems: placed(financed.problems, loaded) };
  return { ok: true, value: documentOf({ answer: answered.value, ranked, plan: loaded.plan, finance: financed.value, warnings: financed.warnings }, pack), warnings: [...opened.warnings, ...placed(financed.warnings, loaded)] };
}

function siteNamed({ sites }: Pack, id: string): Checked<Site> {
  const site = sites.find((one) => one.id === id);
  if (site !== undefined) return { ok: true, value: site, warnings: [] };
  return { ok: false, problems: [{ code: "name-unknown", severity: "error", at: { file: "site" }, data: unknownName(id, sites.map((one) => one.id)) }] };
}

/** Where the brief itself cannot be read, its currency is taken for the pack's first. */
function contextOf({ funds, fx, head }: Pack, brief: Brief | undefined): PlanContext {
  return { funds, fx, asOf: head.edition, currency: brief?.money.currency ?? head.currencies[0] ?? "USD" };
}

/** Everything that is wrong, with the plan and with what it was asked for. */
function refused(loaded: LoadedPlan, { others, context }: { readonly others: readonly Problem[]; readonly context: PlanContext }): Checked<never> {
  const found = loaded.draft === undefined ? [] : placed(planProblems(loaded.draft, context).problems, loaded);
  const told = new Set(loaded.problems.map(({ code, at }) => `${code} ${at.path}`));
  const ofPlan = [...loaded.problems, ...found.filter(({ code, at }) => !told.has(`${code} ${at.path}`))].toSorted(byPlace);
  return { ok: false, problems: [...ofPlan, ...others] };
}

/** The engine's problems name parts of the plan; here are their lines. */
function placed(problems: readonly Problem[], { at }: LoadedPlan): Problem[] {
  return problems.map((problem) => ({ ...problem, at: at(problem.at.path ?? "") })).toSorted(byPlace);
}

/** Why the answer does not rank the site: it is not to be had, or the activity does not fit it. */
function unrankedProblems({ ranked, excluded }: Answer, { site, brief }: { readonly site: Site; readonly brief: Brief }): Problem[] {
  if (ranked.length > 0) return [];
  const reasons = excluded.flatMap((one) => one.reasons.map(({ code }) => code));
  const problem = (code: Problem["code"], data: Problem["data"]): Problem[] => [{ code, severity: "error", at: { file: "site" }, data }];
  return reasons.length > 0 ? problem("plan-site-excluded", { site: site.id, reasons: reasons.join(", ") }) : problem("plan-site-unfit", { site: site.id, activity: brief.activity });
}

/** Loans are in money of their day, so a cash flow in money of the start date does not go with them. */
function realTerms({ money }: Brief, file: string): Problem[] {
  return money.terms === "real" ? [{ code: "plan-real-terms", severity: "error", at: { file, path: "money.terms" }, data: {} }] : [];
}

/** The project's cash of all years, resting on every fact behind it but the discount rate, which it does not need. */
function projectCash({ cashFlow, npv }: RankedSite, { money: { currency } }: Brief): Figure {
  const facts = distinctFacts([npv.p50]).filter(({ label }) => label?.startsWith("finance.input.discount-rate") !== true);
  return figure(cashFlow.reduce((sum, { net }) => sum + net, 0), currency, { method: "joint-finance", label: "finance.plan.project-cash", from: facts });
}

interface Financed {
  readonly answer: Answer;
  readonly ranked: RankedSite;
  readonly plan: FinancingPlan;
  readonly finance: JointFinance;
  readonly warnings: readonly Problem[];
}

function documentOf({ answer, ranked, plan, finance, warnings }: Financed, pack: Pack): FinancedSite {
  const { asOf, scenario } = answer;
  const funds = finance.sources.parts.flatMap(({ fund }) => fund ?? []);
  const currencies = [...new Set([answer.currency, ...plan.partners.map(({ currency }) => currency), ...plan.sources.map(({ currency }) => currency)])];
  const body = {
    pack: answer.pack, asOf, scenario, brief: answer.brief, site: ranked.site, regime: { id: ranked.regime.id, names: ranked.regime.names },
    npv: { ...ranked.npv.p50, from: distinctFacts([ranked.npv.p50]) },
    finance,
    payments: currencies.map((currency) => ({ currency, ...paymentIn(currency, { rows: pack.payments, asOf }) })),
    notices: [
      say("match.notice.counsel"),
      ...warnings.map(({ code, data }) => say(`problem.${code}`, { ...data, ...(typeof data["fund"] === "string" ? { fund: pack.funds.find(({ id }) => id === data["fund"])?.names ?? data["fund"] } : {}) })),
      ...funds.flatMap(({ exposure }) => exposure ?? []),
      ...(ranked.notices ?? []),
    ],
  };
  const regimes = ranked.regime.id.split("+").flatMap((id) => pack.regimes.find((regime) => regime.id === id)?.source ?? []);
  return { ...body, sources: citeSources([...sourceIdsIn(body), ...regimes], pack.sources) };
}
