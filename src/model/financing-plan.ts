import { z } from "zod";
import { factSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/** Order in which a year's cash serves those who lent; owners take what is left. */
export const tiers = ["senior", "lease", "junior", "fund"] as const;
export type Tier = (typeof tiers)[number];

export const repaymentKinds = ["annuity", "equal-principal", "bullet", "sculpted"] as const;

/** A number with its limits; a draft takes it beyond them. */
type Limited = (limits: { readonly min: number; readonly max: number; readonly whole?: boolean }) => z.ZodNumber;

/**
 * The schema of a plan. A draft also takes numbers beyond their limits, keys that nobody knows, and terms that are missing or of the wrong kind (which
 * it replaces by something that no check complains of), so that one such mistake does not hide those that are only found by reading the plan as a whole.
 */
function planSchema(how: "strict" | "draft") {
  const object = <S extends z.core.$ZodLooseShape>(shape: S) => (how === "draft" ? z.object(shape) : z.strictObject(shape));
  const limited: Limited = ({ min, max, whole = false }) => (how === "draft" ? z.number() : whole ? z.int().min(min).max(max) : z.number().min(min).max(max));
  const told = <T extends z.ZodType>(schema: T, instead: z.output<T>) => (how === "draft" ? schema.catch(instead as z.core.util.NoUndefined<z.output<T>>) : schema);

  const id = z.string().regex(/^[a-z0-9-]+$/);
  const currency = told(z.string().regex(/^[A-Z]{3}$/), "");
  const share = limited({ min: 0, max: 1 });
  const years = (min: number): z.ZodNumber => limited({ min, max: 50, whole: true });
  /** A rate a year that the plan states, or a fact in unit "1/year" that says where it comes from. */
  const rate = (min: number, max: number) => z.union([limited({ min, max }), factSchema]);

  /** How much: money of the source's own currency, a share of all uses, a share of another source, or what the others leave. */
  const size = z.union([
    z.literal("rest"),
    object({ amount: limited({ min: 0, max: 1e15 }) }),
    object({ of: id, share }), // before the one that it contains
    object({ share }),
  ]);
  /** In proportion to what has to be paid in each year, or so much of the source's total in year 0, 1, ... */
  const drawdown = z.union([z.literal("pro-rata"), z.array(object({ year: years(0), share })).min(1)]).default("pro-rata");
  /** An officer of the office has asked the fund, and it takes part; `fund` names which one where a name may mean several. */
  const confirmedBy = object({ officer: z.string().min(1), on: isoDateSchema, fund: z.string().optional(), note: z.string().optional() }).optional();
  const fixed = object({ ratePerYear: rate(0, 1) });
  const floating = object({
    /** Rate of year 1 on, and what is expected later; a year between takes the latest one before it. */
    reference: object({ name: z.string().min(1), ratePerYear: rate(0, 1), expected: z.array(object({ fromYear: years(1), ratePerYear: rate(0, 1) })).default([]) }),
    marginPerYear: rate(-1, 1),
    /** Who pays when the reference leaves its first value: `project`, `lender`, or a partner's id. */
    borneBy: z.string().default("project"),
  });

  const head = { id, names: namesSchema.optional(), currency, size, drawdown, note: z.string().optional() };
  const terms = {
    /** Years from the first drawdown without repayment of principal. */
    graceYears: told(years(0).default(0), -1),
    /** Interest of the build: added to the debt, or paid from the plan's sources like any other use. */
    interestInBuild: told(z.enum(["capitalised", "paid"]).default("capitalised"), "paid"),
    /** `sculpted` follows the cash at the one ratio that repays by the end; with a ratio, as fast as that ratio lets it. */
    repayment: told(z.union([z.enum(repaymentKinds), object({ sculptedToDscr: limited({ min: 0.5, max: 100 }) })]).default("annuity"), "annuity"),
    fees: object({ upfrontShare: limited({ min: 0, max: 0.5 }).default(0), commitmentPerYear: limited({ min: 0, max: 0.5 }).default(0) }).default({ upfrontShare: 0, commitmentPerYear: 0 }),
    seniority: told(z.enum(tiers).optional(), undefined), // absent = senior for a loan, lease for a lease, fund for a fund
    /** Who pays when the exchange rate leaves that of year 0: `project`, `lender` (the debt is then in the project's money), or a partner's id. */
    currencyBorneBy: z.string().default("project"),
    deductible: z.boolean().optional(), // interest and fees lower taxable profit; absent = yes, but not what a fund of the last tier asks for
    covenants: object({ dscr: limited({ min: 0, max: 100 }).optional(), llcr: limited({ min: 0, max: 100 }).optional() }).default({}),
  };
  const interest = z.union([fixed, floating]);
  const lent = { ...head, ...terms, lender: told(z.string().min(1), "?"), interest: told(interest, { ratePerYear: 0 }), tenorYears: told(years(1), 0) };

  return object({
    id,
    names: namesSchema.optional(),
    /** Shares of the money of year 0 that are spent in year 0, 1, ...; the operation begins so much later. Absent = all in year 0. */
    buildSpending: z.array(share).min(1).max(10).optional(),
    partners: z.array(object({ id, names: told(namesSchema, { en: "?", zh: "?", ru: "?" }), currency, distributionShare: share.optional() })).min(1), // absent shares: by the equity that each pays in
    sources: z.array(z.discriminatedUnion("kind", [
      object({ kind: z.literal("equity"), ...head, partner: z.string(), fund: z.string().optional(), confirmedBy }),
      object({ kind: z.literal("loan"), ...lent }),
      object({ kind: z.literal("lease"), ...lent }),
      /** Tenor and price not given are those that the fund is known for. */
      object({ kind: z.literal("fund"), ...head, ...terms, fund: z.string(), confirmedBy, interest: told(interest.optional(), { ratePerYear: 0 }), tenorYears: told(years(1).optional(), 0) }),
    ])).min(1),
    /** How the value of a currency in the project's money is expected to change a year. Absent = it stays. */
    expectations: z.array(object({ currency, changePerYear: rate(-0.9, 1) })).default([]),
    note: z.string().optional(),
  });
}

/** Who pays for a project, on what terms, and who gets what back. YAML or JSON; JSON Schema in docs/financing-plan.schema.json. */
export const financingPlanSchema = planSchema("strict");
/** A plan that may still have mistakes: only good for finding more of them. */
export const financingPlanDraftSchema = planSchema("draft");

/** What the schema finds wrong with a plan. */
export type PlanIssue = z.core.$ZodIssue;
export type FinancingPlan = z.infer<typeof financingPlanSchema>;
export type MoneySource = FinancingPlan["sources"][number];
export type EquitySource = Extract<MoneySource, { readonly kind: "equity" }>;
export type DebtSource = Exclude<MoneySource, { readonly kind: "equity" }>;
export type Confirmation = NonNullable<EquitySource["confirmedBy"]>;

/** The tier in which a source of debt is served. */
export function tierOf({ kind, seniority }: Pick<DebtSource, "kind" | "seniority">): Tier {
  return seniority ?? ({ loan: "senior", lease: "lease", fund: "fund" } as const)[kind];
}
