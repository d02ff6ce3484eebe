import { financingPlanDraftSchema, financingPlanSchema, type FinancingPlan, type PlanIssue } from "#model/financing-plan.js";
import type { Complaints } from "./problems.js";

/** A plan as far as it has the shape of one. `draft` is good for finding more mistakes, `plan` for working with. */
export interface Shaped {
  readonly plan: FinancingPlan | undefined;
  readonly draft: FinancingPlan | undefined;
}

/** Reads a plan that comes from code and not from a file, whose loader says more: limits of numbers, and anything else as a whole. */
export function shapeOf(given: unknown, found: Complaints): Shaped {
  const plan = financingPlanSchema.safeParse(given);
  const draft = financingPlanDraftSchema.safeParse(given);
  complain(plan.error?.issues ?? [], { given, base: [], found });
  return { plan: plan.data, draft: draft.data };
}

interface Context {
  readonly given: unknown;
  readonly base: readonly PropertyKey[]; // of the union in whose branch we are
  readonly found: Complaints;
}

/** Of a union the branch speaks that has the least to say. */
function complain(issues: readonly PlanIssue[], { given, base, found }: Context): void {
  for (const issue of issues) {
    const at = [...base, ...issue.path];
    const [path, value] = [pathText(at), valueAt(given, at)];
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const [branch = []] = issue.errors.toSorted((a, b) => weight(a) - weight(b));
      complain(branch, { given, base: at, found });
    } else if ((issue.code === "too_small" || issue.code === "too_big") && typeof value === "number") {
      const small = issue.code === "too_small";
      const limit = Number(small ? issue.minimum : issue.maximum);
      if (small && limit >= 0 && value < 0) found.error("value-negative", path, { value });
      else found.error("value-range", path, { value, range: `${small ? "≥" : "≤"} ${limit}` });
    } else found.error("shape", path, { value: (JSON.stringify(value) ?? "").slice(0, 60) });
  }
}

/** A number beyond a limit is a smaller mistake than a wrong kind of thing. */
function weight(issues: readonly PlanIssue[]): number {
  return issues.reduce((sum, { code }) => sum + (code === "too_small" || code === "too_big" ? 1 : 2), 0);
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? String(step) : `.${String(step)}`)).join("");
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value: unknown, step) => (typeof value === "object" && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined), root);
}
