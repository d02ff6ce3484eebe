import type { Brief } from "#model/brief.js";
import type { Rule } from "#model/rule.js";

export type PartyCondition = Rule["party"];

/** An investor as the law of one country sees it. */
export interface Party {
  readonly nationality: string;
  readonly entity: "person" | "company";
  readonly foreignShare: number; // 0...1, held by persons who are not nationals of that country
  readonly foreign: boolean; // not a national, or a company that is foreign in any part
  readonly crewForeignShare: number;
}

/**
 * The investor of a brief, seen from a country. A person is wholly foreign or not at all; of a company the brief says its foreign share abroad
 * and at home, so that one brief can be read on both banks.
 *
 * @see docs/method.md#party
 */
export function partyIn(country: string, { nationality, entity, foreignShare, foreignShareAtHome, crewForeignShare }: Brief["investor"]): Party {
  const abroad = nationality !== country;
  const companyShare = abroad ? foreignShare : foreignShareAtHome;
  const share = entity === "person" ? Number(abroad) : companyShare;
  return { nationality, entity, crewForeignShare, foreignShare: share, foreign: abroad || share > 0 };
}

/** Whether a rule, or a bar of a regime, speaks of this party. What the condition leaves out does not restrict. */
export function speaksOf(condition: PartyCondition, party: Party): boolean {
  const { nationalities, notNationalities, foreign, foreignShareAbove, foreignShareAtMost, entity, crewForeignShareAbove } = condition;
  return (nationalities === undefined || nationalities.includes(party.nationality))
    && (notNationalities === undefined || !notNationalities.includes(party.nationality))
    && (foreign === undefined || foreign === party.foreign)
    && (foreignShareAbove === undefined || party.foreignShare > foreignShareAbove)
    && (foreignShareAtMost === undefined || party.foreignShare <= foreignShareAtMost)
    && (entity === undefined || entity === party.entity)
    && (crewForeignShareAbove === undefined || party.crewForeignShare > crewForeignShareAbove);
}
