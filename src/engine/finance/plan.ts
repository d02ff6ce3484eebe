import type { Duty } from "#model/goods.js";
import type { Clause, Regime, Tax } from "#model/regime.js";
import type { VisaRule } from "#model/visa.js";
import type { Input, Term } from "./inputs.js";
import type { FreightPart } from "./question.js";
import type { Rhythm } from "./rhythm.js";

/** A duty per tonne: the larger of a share of the customs value and a floor. `inForce[year]`, index 0 unused. */
export interface PlannedDuty {
  readonly direction: Duty["direction"];
  readonly share?: Term | undefined;
  readonly perTonne?: { readonly amount: Term; readonly rhythm: number } | undefined; // money/t
  readonly inForce: readonly boolean[];
}

/** Numbers of rhythms are places in the plan's list. */
export interface PlannedFlow {
  readonly share: number;
  readonly price: Term; // money/t
  readonly priceRhythm: number;
  readonly freight: Term; // money/t
  readonly freightRhythm: number;
  readonly freightParts: readonly FreightPart[];
  readonly duties: readonly PlannedDuty[];
  readonly abroad: boolean;
}

interface PlannedYearly {
  readonly id: string;
  readonly amount: Term;
  readonly ramp: readonly Term[];
  readonly hazards: readonly number[]; // places in the plan's hazards
  readonly demanded: boolean; // moves with the demand
  readonly vat?: Term | undefined; // its own rate
}

/** A line of the activity with its formulas ready to be worked out; money is in the brief's currency. */
export type PlannedLine = PlannedCapex | PlannedMoney | PlannedGoods;
export interface PlannedCapex {
  readonly kind: "capex";
  readonly id: string;
  readonly amount: Term;
  readonly rhythm: number;
  readonly years: readonly number[];
  readonly depreciationYears: number;
  readonly taxedAsProperty: boolean;
  readonly residual?: Term | undefined;
  readonly land: boolean;
  readonly vat?: Term | undefined;
}
export interface PlannedMoney extends PlannedYearly {
  readonly kind: "opex" | "sales";
  readonly rhythm: number;
  readonly fromYear: number;
  readonly labour: boolean;
  readonly land: boolean;
}
export interface PlannedGoods extends PlannedYearly {
  readonly kind: "output" | "input";
  readonly flows: readonly PlannedFlow[];
}

export interface PlannedHazard {
  readonly id: string;
  readonly probability: Term;
  readonly lossShare: Term;
}

export interface PlannedClause {
  readonly clause: Clause;
  readonly rate: Term;
  readonly inForce: readonly boolean[]; // by year, by its calendar dates alone
}

/** One regime, ready. */
export interface PlannedMember {
  readonly regime: Regime;
  readonly clauses: Readonly<Record<Tax, readonly PlannedClause[]>>;
  readonly minCapex?: Term | undefined; // money
  readonly cap?: { readonly share: Term; readonly freeYears: number } | undefined; // only where it holds for this day of residency
  readonly vatRefundDays?: Term | undefined;
}

/** A regime as it is held: one, or several that may be held together. */
export interface PlannedRegime {
  readonly id: string; // ids of its members, joined by "+"
  readonly members: readonly PlannedMember[]; // the standard regime alone, or without it
}

/** What is known of whether people of a nationality need a visa, on a day. */
export interface VisaState {
  readonly status: VisaRule["status"];
  readonly rule?: VisaRule | undefined; // that says so; absent where none does
}

/** Guests of one nationality. */
export interface PlannedGuests {
  readonly id: string;
  readonly nationality: string;
  readonly share: Term;
  readonly withVisa: Term;
  readonly visaFree: readonly boolean[]; // by year, on its first day; what is not known is taken as not free
  readonly now: VisaState; // on the as-of date
  readonly foreign: boolean;
}

/** Value-added tax that we pay and get back. */
export interface PlannedVat {
  readonly rates: readonly Term[]; // by year 0 ... horizon
  readonly refundDays: Term; // usual; a regime may have fewer
}

export interface PlannedWorkingCapital {
  readonly receivableDays?: Term | undefined;
  readonly payableDays?: Term | undefined;
  readonly inventoryDays?: Term | undefined;
}

/** A cash flow ready to be worked out for any values of its inputs. */
export interface Plan {
  readonly currency: string;
  readonly horizonYears: number;
  readonly discountRatePerYear: number;
  readonly isReal: boolean; // rate and results in money of the start date
  readonly inputs: readonly Input[];
  readonly rhythms: readonly Rhythm[];
  readonly yearEnd: number; // rhythm of money that moves at the year's end and is already in the year's own money
  readonly lines: readonly PlannedLine[];
  readonly hazards: readonly PlannedHazard[];
  readonly guests: readonly PlannedGuests[]; // on whom the demand hangs; none = it hangs on nobody
  readonly workingCapital?: PlannedWorkingCapital | undefined;
  readonly vat?: PlannedVat | undefined; // absent = taken as neutral
  readonly standard: PlannedRegime;
  readonly regimes: readonly PlannedRegime[]; // all that may be held, standard first, then single ones, then combinations
  readonly announced: readonly PlannedRegime[];
}
