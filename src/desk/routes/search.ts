/** What the address of the routes page says; what it leaves out is the default. */
export interface RoutesSearch {
  readonly view?: "costs"; // absent = the way
  readonly from?: string;
  readonly to?: string;
  readonly goods?: string;
  readonly month?: number;
  readonly minimise?: "time"; // absent = cost
  readonly scenario?: string;
  readonly alternatives?: true;
  readonly unverified?: true; // services that nobody has seen to run are counted in
  readonly way?: number; // which of several ways is drawn; absent = the best
  readonly measure?: "days"; // of the costs: absent = US$ per tonne
}

type Raw = Readonly<Record<string, unknown>>;

/** Reads an address; what is not understood is left out, never an error. */
export function readRoutesSearch(raw: Raw): RoutesSearch {
  const [from, to, goods, scenario] = ["from", "to", "goods", "scenario"].map((key) => textIn(raw, key));
  const month = monthIn(raw);
  const way = wholeIn(raw, "way");
  return {
    ...(raw["view"] === "costs" ? { view: "costs" } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(goods === undefined ? {} : { goods }),
    ...(month === undefined ? {} : { month }),
    ...(raw["minimise"] === "time" ? { minimise: "time" } : {}),
    ...(scenario === undefined || scenario === "base" ? {} : { scenario }),
    ...(raw["alternatives"] === true ? { alternatives: true } : {}),
    ...(raw["unverified"] === true ? { unverified: true } : {}),
    ...(way === undefined || way === 0 ? {} : { way }),
    ...(raw["measure"] === "days" ? { measure: "days" } : {}),
  };
}

/** What the address of the comparison says. Without a brief the goods are compared. */
export interface WhatIfSearch {
  readonly a?: string; // scenario; absent = the corridor as it stands
  readonly b?: string;
  readonly brief?: string; // id of one of the pack's
  readonly goods?: string;
  readonly place?: string; // of a market
  readonly direction?: "from"; // the market sells; absent = it buys
  readonly month?: number;
  readonly tonnes?: number; // a year, at which a change is valued
  readonly measure?: "days"; // absent = US$ per tonne
}

export function readWhatIfSearch(raw: Raw): WhatIfSearch {
  const [a, b, brief, goods, place] = ["a", "b", "brief", "goods", "place"].map((key) => textIn(raw, key));
  const month = monthIn(raw);
  const tonnes = wholeIn(raw, "tonnes");
  return {
    ...(a === undefined || a === "base" ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(brief === undefined ? {} : { brief }),
    ...(goods === undefined ? {} : { goods }),
    ...(place === undefined ? {} : { place }),
    ...(raw["direction"] === "from" ? { direction: "from" } : {}),
    ...(month === undefined ? {} : { month }),
    ...(tonnes === undefined || tonnes === 0 ? {} : { tonnes }),
    ...(raw["measure"] === "days" ? { measure: "days" } : {}),
  };
}

function textIn(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function wholeIn(raw: Raw, key: string): number | undefined {
  const value = raw[key];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function monthIn(raw: Raw): number | undefined {
  const month = wholeIn(raw, "month");
  return month !== undefined && month >= 1 && month <= 12 ? month : undefined;
}
