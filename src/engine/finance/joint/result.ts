import type { Figure, IsoDate } from "#model/fact.js";
import type { Confirmation, MoneySource, Tier } from "#model/financing-plan.js";
import type { Names } from "#model/names.js";
import type { Fund } from "#model/regime.js";
import type { Breach } from "./coverage.js";

/** Where money comes from, and how much of it. */
export interface RaisedSource {
  readonly id: string;
  readonly kind: MoneySource["kind"];
  readonly names?: Names | undefined;
  readonly partner?: string | undefined; // of equity
  readonly lender?: string | undefined; // of a loan or lease
  readonly currency: string;
  readonly tier?: Tier | undefined; // of debt
  readonly amount: Figure; // project's currency
  readonly inOwnCurrency: number;
  readonly shareOfUses: number;
  /** As announced and as seen. Never available: an officer asks. */
  readonly fund?: (Pick<Fund, "id" | "names" | "status" | "financedVisibly" | "exposure" | "note" | "lastVerified"> & { readonly askedAs?: string | undefined; readonly confirmedBy?: Confirmation | undefined; readonly source: string }) | undefined;
}

/** A debt's account in its own currency. */
export interface DebtSchedule {
  readonly id: string; // of the money source
  readonly tier: Tier;
  readonly currency: string;
  readonly firstRepayment: number;
  readonly end: number;
  readonly years: readonly {
    readonly year: number; readonly ratePerYear: number; readonly drawn: number; readonly fees: number; readonly interest: number;
    readonly capitalised: number; readonly principal: number; readonly service: number; readonly balance: number;
  }[];
}

/** One year's cash on its way down; project's currency. What comes in less what is paid equals what is left for the owners. */
export interface WaterfallYear {
  readonly year: number;
  readonly revenue: number;
  readonly operatingCost: number;
  readonly tax: number; // with interest deducted
  readonly capex: number;
  readonly drawn: number; // from all sources, for the build
  readonly feesAndInterest: number; // paid in the build
  readonly cfads: number; // cash flow available for debt service
  readonly senior: number;
  readonly lease: number;
  readonly junior: number;
  readonly fund: number;
  readonly equity: number; // distributed; below 0: owners pay in so that the project can pay
}

export interface PartnerReturn {
  readonly id: string;
  readonly names: Names;
  readonly currency: string;
  readonly share: number; // of distributions
  readonly irr?: Figure | undefined; // absent where there is none, or more than one; in the partner's currency
  /** Project's currency; `inOwnCurrency` in the partner's. `borne`: what the partner pays lenders for bearing a rate or a currency. */
  readonly years: readonly { readonly year: number; readonly paidIn: number; readonly distributed: number; readonly borne: number; readonly flow: number; readonly inOwnCurrency: number }[];
}

export interface LenderReturn {
  readonly id: string; // of the money source
  readonly currency: string;
  readonly irr?: Figure | undefined; // what the money costs with all fees, in its own currency
  readonly years: readonly { readonly year: number; readonly flow: number; readonly inOwnCurrency: number }[]; // flow in the project's currency
}

/** Cover ratios of a tier together with those served before it. */
export interface TierCoverage {
  readonly tier: Tier;
  readonly dscr: readonly { readonly year: number; readonly value: number }[];
  readonly llcr: readonly { readonly year: number; readonly value: number }[]; // at the end of the year
  readonly minDscr?: Figure | undefined;
  readonly llcrAtStart?: Figure | undefined; // at the end of the build
}

/** A project with a financing plan: who pays, who is paid, what each earns. Money in `currency`, at the ends of years, year 0 at the start. */
export interface JointFinance {
  readonly plan: string;
  readonly currency: string;
  readonly asOf: IsoDate;
  readonly startDate: IsoDate;
  readonly buildEnd: number;
  readonly uses: {
    readonly total: Figure; // cost, fees and interest paid, interest added to debts
    readonly parts: readonly Figure[]; // sum to the total
  };
  readonly sources: {
    readonly total: Figure; // equals the uses
    readonly parts: readonly RaisedSource[];
    readonly capitalisedInterest: Figure; // lent by being left unpaid
  };
  readonly schedules: readonly DebtSchedule[]; // most senior first
  readonly waterfall: readonly WaterfallYear[];
  readonly coverage: readonly TierCoverage[];
  readonly breaches: readonly Breach[];
  readonly shortfalls: readonly { readonly year: number; readonly amount: number }[]; // years in which owners must pay in after the build
  readonly project: {
    readonly irr?: Figure | undefined; // of the project without debt
    readonly years: readonly { readonly year: number; readonly net: number; readonly taxShield: number }[];
  };
  readonly equity: { readonly irr?: Figure | undefined };
  readonly partners: readonly PartnerReturn[];
  readonly lenders: readonly LenderReturn[];
}
