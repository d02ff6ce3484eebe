import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { languages } from "#model/names.js";
import { problemCodes, type Problem } from "#model/problem.js";
import { hasWords, translator } from "#words/words.js";
import { checkPack, loadPack, type PackReport } from "./load.js";

const today = "2026-11-24";
const example = "packs/example";
const root = mkdtempSync(join(tmpdir(), "pack-"));
afterAll(() => rmSync(root, { recursive: true }));

/** In a file of the pack, a text and what stands there instead; `null` deletes the file. */
type Edit = readonly [file: string, find: string, replace: string | null];
/** A problem: its code, the file, its line or the first text (after the edits) of that line, and the CSV column or the path in the document. */
type Expected = readonly [code: Problem["code"], file: string, line?: string | number | undefined, where?: string];

/** The example pack with some mistakes, in a folder of its own. */
function brokenPack(edits: readonly Edit[]): string {
  const dir = mkdtempSync(join(root, "x-"));
  cpSync(example, dir, { recursive: true });
  for (const [file, find, replace] of edits) {
    const path = join(dir, file);
    if (replace === null) {
      rmSync(path);
      continue;
    }
    const text = readFileSync(path, "utf8");
    if (!text.includes(find)) throw new Error(`${file} does not hold ${find}`);
    writeFileSync(path, text.replace(find, () => replace));
  }
  return dir;
}

function lineOf(dir: string, file: string, text: string): number {
  const lines = readFileSync(join(dir, file), "utf8").split("\n");
  const line = lines.findIndex((one) => one.includes(text));
  if (line === -1) throw new Error(`${file} does not hold ${text}`);
  return line + 1;
}

async function report(edits: readonly Edit[]): Promise<{ readonly dir: string; readonly found: PackReport }> {
  const dir = brokenPack(edits);
  return { dir, found: await checkPack(dir, { today }) };
}

function shown({ code, at: { file, row, column, path } }: Problem): unknown[] {
  return [code, file, row, file.endsWith(".csv") ? column : path];
}

function expectedAt(dir: string, [code, file, line, where]: Expected): unknown[] {
  return [code, file, typeof line === "string" ? lineOf(dir, file, line) : line, where];
}

const planted: readonly (readonly [name: string, edits: readonly Edit[], ...expected: Expected[]])[] = [
  // files
  ["a file that every pack has is missing", [["places.csv", "", null]], ["file-missing", "places.csv"]],
  ["an empty file", [["fx.csv", readFileSync(join(example, "fx.csv"), "utf8"), ""]], ["file-empty", "fx.csv"]],
  // CSV
  ["a row with a cell too few", [["links.csv", "arvel--belmora--road,arvel,", "arvel--belmora--road,"]], ["csv-cells", "links.csv", "arvel--belmora--road"]],
  ["a place whose row has a cell too many, which links name", [["places.csv", "arvel,Arvel,", "arvel,Arvel,x,"]], ["csv-cells", "places.csv", "arvel,Arvel"]],
  ["a quote that nothing closes", [["places.csv", "galenta,Galenta", 'galenta,"Galenta']], ["csv-quote", "places.csv", "galenta,", "name_en"]],
  ["a column that is missing", [["seasons.csv", "season,year,", "season,"], ["seasons.csv", "velune-summer,,", "velune-summer,"], ["seasons.csv", "velune-winter,,", "velune-winter,"], ["seasons.csv", "velune-pontoon,,", "velune-pontoon,"]],
    ["csv-column-missing", "seasons.csv", "season,", "year"]],
  ["a misspelt column", [["rates.csv", "id,kind,mode", "id,kind,mod"]], ["csv-column-unknown", "rates.csv", "id,kind", "mod"]],
  ["a column that stands twice", [["fx.csv", "confidence,note", "confidence,date"]], ["key-duplicate", "fx.csv", 1, "date"], ["csv-column-missing", "fx.csv", 1, "note"]],
  // YAML and GeoJSON
  ["YAML that cannot be read, which sites refer to", [["regimes.yaml", "  standard: true", "  standard: [true"]], ["yaml-syntax", "regimes.yaml", "  status: in-force"]],
  ["a key that stands twice", [["goods.yaml", "  handling: general", "  handling: general\n  handling: general"]], ["key-duplicate", "goods.yaml", 11]],
  ["GeoJSON that is no JSON", [["sites.geojson", '"type": "FeatureCollection",', 'type: "FeatureCollection",']], ["json-syntax", "sites.geojson", "{"]],
  ["a misspelt key", [["sources.yaml", "recheckAfterDays: 3650\n  confidence: medium", "recheckAfterDys: 3650\n  confidence: medium"]], ["key-unknown", "sources.yaml", "recheckAfterDys", "example-tariffs.recheckAfterDys"]],
  ["a list where a map should be", [["goods.yaml", readFileSync(join(example, "goods.yaml"), "utf8"), "grain: 1\n"]], ["value-type", "goods.yaml", "grain"]],
  // values
  ["a missing value", [["places.csv", "belmora,Belmora,贝尔莫拉", "belmora,Belmora,"]], ["value-missing", "places.csv", "belmora,", "name_zh"]],
  ["a value of the wrong type", [["links.csv", "rail,1520,100", "rail,1520,a hundred"]], ["value-type", "links.csv", "corvin--farrova", "length_km"]],
  ["a decimal comma", [["fx.csv", "USD,XBX,5,", 'USD,XBX,"5,5",']], ["value-type", "fx.csv", "XBX", "rate"]],
  ["a word that is not in the list", [["links.csv", "corvin,farrova,rail", "corvin,farrova,rial"]], ["value-unknown", "links.csv", "corvin--farrova", "mode"]],
  ["a latitude beyond the pole", [["crossings.csv", "ferry,0,-130.00", "ferry,95,-130.00"]], ["value-range", "crossings.csv", "velune-west", "lat"]],
  ["a negative length is not a wrong ratio as well", [["links.csv", "arvel,belmora,road,,80", "arvel,belmora,road,,-80"]], ["value-negative", "links.csv", "arvel--belmora", "length_km"]],
  ["a speed of 0", [["rates.csv", "speed,rail,*,,50", "speed,rail,*,,0"]], ["value-range", "rates.csv", "rail-speed", "value"]],
  ["a day that no calendar has", [["fx.csv", "2026-10-31,example-bank,,2026-10-31,high,\nUSD,XBX", "2026-02-30,example-bank,,2026-10-31,high,\nUSD,XBX"]], ["value-date", "fx.csv", "USD,XAX", "date"]],
  ["a day of the year that none has", [["seasons.csv", "05-01,10-31", "05-01,10-32"]], ["value-date", "seasons.csv", "velune-summer", "closes"]],
  ["a country's code of another form", [["places.csv", "-130.00,XB", "-130.00,xb"]], ["value-form", "places.csv", "hestria", "country"]],
  ["a parameter's name of another form", [["activities/grain-farm.yaml", "  fuel:", "  Fuel-cost:"], ["activities/grain-farm.yaml", "seed + fuel", "seed + 10"]], ["value-form", "activities/grain-farm.yaml", "Fuel-cost", "parameters.Fuel-cost"]],
  ["a country's code that is too long", [["regimes.yaml", "country: XB\n  status", "country: XBB\n  status"]], ["value-length", "regimes.yaml", "country: XBB", "[2].country"]],
  ["a region's number that stands in two rows", [["regions.csv", "100000,20000,,example-cad", "100000,20000,fish,example-cad"]], ["column-twice", "regions.csv", "20000,fish", "resources"]],
  ["a region without a name", [["regions.csv", "South Bank", ""]], ["value-missing", "regions.csv", "south-bank", "name_en"]],
  // units and facts
  ["a unit that is none", [["rates.csv", "2,,,USD/t,,,,example-tariffs", "2,,,USD/tonne,,,,example-tariffs"]], ["unit-unknown", "rates.csv", "rail-boarding", "unit"]],
  ["a missing unit in CSV", [["rates.csv", "2,,,USD/t,,,,example-tariffs", "2,,,,,,,example-tariffs"]], ["unit-missing", "rates.csv", "rail-boarding", "unit"]],
  ["a missing unit in YAML", [["goods.yaml", "value: 100, unit: USD/t,", "value: 100,"]], ["unit-missing", "goods.yaml", "value: 100", "[0].valuePerTonne.unit"]],
  ["a unit that does not fit its kind", [["rates.csv", "50,,,km/h,,,,example-tariffs", "50,,,h,,,,example-tariffs"]], ["unit-unfit", "rates.csv", "road-speed", "unit"]],
  ["a tax rate in hundredths", [["regimes.yaml", 'value: 0.25, unit: "1"', 'value: 25, unit: "%"']], ["unit-unfit", "regimes.yaml", "value: 25", "[1].clauses[0].rate.unit"]],
  ["a line's unit that is no money", [["activities/grain-farm.yaml", "formula: wages * scale, unit: USD/year", "formula: wages * scale, unit: t/year"]], ["unit-unfit", "activities/grain-farm.yaml", "formula: wages", "lines[2].unit"]],
  ["a regional product without its currency", [["regions.csv", "5000000000,XBX", "5000000000,"]], ["unit-missing", "regions.csv", "south-bank", "grp_currency"]],
  ["a low value above the value", [["rates.csv", "4,2,12,h", "4,6,12,h"]], ["range-order", "rates.csv", "bridge-wait", "low"]],
  ["a high value below the value", [["activities/grain-farm.yaml", "high: 2.5", "high: 1.8"]], ["range-order", "activities/grain-farm.yaml", "harvest:", "parameters.harvest.high"]],
  // provenance
  ["a row that rests on nothing", [["fx.csv", "example-bank,,2026-10-31,high,\nUSD,XBX", ",,2026-10-31,high,\nUSD,XBX"]], ["source-missing", "fx.csv", "USD,XAX", "source"]],
  ["a fact with a source and an assumption", [["activities/grain-farm.yaml", "assumption: half", "source: example-handbook, assumption: half"]], ["source-and-assumption", "activities/grain-farm.yaml", "fuel:", "parameters.fuel.source"]],
  ["a site that rests on nothing", [["sites.geojson", '        "source": "example-cadastre",\n', ""]],
    ["source-missing", "sites.geojson", '"properties": {', "features[0].properties.source"]],
  ["a scenario that rests on nothing", [["scenarios/bridge-closed.yaml", "assumption: the bridge is shut for a whole year\n", ""]], ["source-missing", "scenarios/bridge-closed.yaml", "id:", "source"]],
  ["a misspelt source, in a rule", [["rules.yaml", "citation: Code of XA, article 41\n  source: example-law-north", "citation: Code of XA, article 41\n  source: example-law-nort"]], ["source-unknown", "rules.yaml", 149, "[10].source"]],
  ["a deleted source is one problem, however often it is named", [["sources.yaml", readFileSync(join(example, "sources.yaml"), "utf8").split(/(?=^example-atlas:)/m)[1]?.split(/(?=^example-border:)/m)[0] ?? "?", ""]],
    ["source-unknown", "regions.csv", "north-bank,XA-NB", "source"]],
  ["an unknown source of a claim", [["claims.csv", "example-gazette example-tariffs", "example-gazette example-tarifs"]], ["source-unknown", "claims.csv", "bridge-half", "sources"]],
  // ids
  ["a link to a place that is not there", [["links.csv", "arvel,belmora,road", "arvel,belmara,road"]], ["id-dangling", "links.csv", "arvel--belmora", "to"]],
  ["a link over an unknown crossing", [["links.csv", "5,,velune-bridge", "5,,velune-bridges"]], ["id-dangling", "links.csv", "dunmere--galenta", "crossing"]],
  ["a link of an unknown season", [["links.csv", "5,velune-winter", "5,winter"]], ["id-dangling", "links.csv", "elvast--hestria--ice", "season"]],
  ["a crossing at an unknown place", [["crossings.csv", "velune-east,farrova,", "velune-east,farova,"]], ["id-dangling", "crossings.csv", "velune-east", "place_a"]],
  ["a place in an unknown region", [["places.csv", "XB,south-bank,,city", "XB,south,,city"]], ["id-dangling", "places.csv", "jorend", "region"]],
  ["a capital that is no place", [["regions.csv", "jorend", "jorendia"]], ["id-dangling", "regions.csv", "south-bank", "capital"]],
  ["an office at an unknown place", [["pack.yaml", "place: arvel", "place: harbour"]], ["id-dangling", "pack.yaml", "place: harbour", "offices[0].place"]],
  ["a rate for unknown goods", [["rates.csv", "handling,handling,,*,,3", "handling,handling,,*,coal,3"]], ["id-dangling", "rates.csv", "handling,handling,", "goods"]],
  ["a rate at an unknown crossing", [["rates.csv", "toll,,crossing:velune-bridge,,40", "toll,,crossing:bridge,,40"]], ["id-dangling", "rates.csv", "bridge-toll,", "scope"]],
  ["a market at an unknown place", [["markets.csv", "belmora,grain", "bel,grain"]], ["id-dangling", "markets.csv", "belmora-elevator", "place"]],
  ["a market of unknown goods", [["markets.csv", "lumen-bay,fish", "lumen-bay,whale"]], ["id-dangling", "markets.csv", "lumen-fish-hall", "goods"]],
  ["a site with an unknown activity", [["sites.geojson", '"activities": ["river-fishery"]', '"activities": ["river-fisheries"]']], ["id-dangling", "sites.geojson", "river-fisheries", "features[5].properties.activities[0]"]],
  ["a site with an unknown regime", [["sites.geojson", '"regimes": ["kestova-free-zone"]', '"regimes": ["kestova-zone"]']], ["id-dangling", "sites.geojson", "kestova-zone", "features[4].properties.regimes[0]"]],
  ["a site with an unknown right", [["sites.geojson", '"rights": ["free-use"]', '"rights": ["freeuse"]']], ["value-unknown", "sites.geojson", "freeuse", "features[3].properties.rights[0]"]],
  ["an activity that needs an unknown act", [["activities/flour-mill.yaml", "acts: [zone-residency]", "acts: [zone-residence]"]], ["value-unknown", "activities/flour-mill.yaml", "acts:", "acts[0]"]],
  ["an activity that makes unknown goods", [["activities/flour-mill.yaml", "goods: flour", "goods: bread"]], ["id-dangling", "activities/flour-mill.yaml", "goods: bread", "lines[4].goods"]],
  ["a rule that displaces an unknown one", [["rules.yaml", "  code: crew-share", "  code: crew-share\n  overrides: [xa-crews]"]], ["id-dangling", "rules.yaml", "xa-crews", "[10].overrides[0]"]],
  ["a fund of an unknown sector", [["funds.yaml", "[agriculture, food]", "[agriculture, foods]"]], ["value-unknown", "funds.yaml", "foods", "[0].sectors[1]"]],
  ["a scenario that closes an unknown link", [["scenarios/warm-winter.yaml", "link: elvast--hestria--ice", "link: elvast--hestria--snow"]], ["id-dangling", "scenarios/warm-winter.yaml", "close:", "changes[0].close.link"]],
  ["a scenario that sets an unknown rate", [["scenarios/slow-bridge.yaml", "rate: bridge-wait", "rate: bridge-weight"]], ["id-dangling", "scenarios/slow-bridge.yaml", "set:", "changes[0].set.rate"]],
  ["a scenario that adds a link the pack has", [["scenarios/slow-bridge.yaml", "link: hestria--galenta--road", "link: arvel--belmora--road"]], ["id-duplicate", "scenarios/slow-bridge.yaml", "add:", "changes[1].add.link"]],
  ["a change of an unknown kind", [["scenarios/warm-winter.yaml", "close:", "clsoe:"]], ["key-unknown", "scenarios/warm-winter.yaml", "clsoe", "changes[0].clsoe"]],
  ["an id that stands twice", [["goods.yaml", "- id: flour", "- id: fish"], ["markets.csv", "jorend,flour", "jorend,fish"], ["activities/flour-mill.yaml", "goods: flour", "goods: fish"]], ["id-duplicate", "goods.yaml", 12, "[2].id"]],
  ["a market that trades the same goods twice", [["markets.csv", "jorend,flour", "jorend,grain"], ["activities/flour-mill.yaml", "goods: flour", "goods: fish"]], ["id-duplicate", "markets.csv", "1000,,,XBX/t", "id"]],
  ["two lines of an activity with one id", [["activities/flour-mill.yaml", "id: wages,", "id: running,"]], ["id-duplicate", "activities/flour-mill.yaml", "Wages", "lines[2].id"]],
  ["an id with a capital letter", [["scenarios/slow-bridge.yaml", "id: slow-bridge", "id: Slow bridge"]], ["id-form", "scenarios/slow-bridge.yaml", "id: Slow", "id"]],
  // sense
  ["a link shorter than the straight line", [["links.csv", "arvel,dunmere,road,,100", "arvel,dunmere,road,,90"]], ["length-ratio", "links.csv", "arvel--dunmere", "length_km"]],
  ["a link more than three times as long as the straight line", [["links.csv", "arvel,dunmere,road,,100", "arvel,dunmere,road,,1000"]], ["length-ratio", "links.csv", "arvel--dunmere", "length_km"]],
  ["a place outside the bounds", [["places.csv", "-3.50,-129.50,XB,,,gateway", "-3.50,-129.50,XB,,,seaport"]], ["outside-bounds", "places.csv", "lumen-bay", "lat"]],
  ["a site outside the bounds", [["sites.geojson", "[-131.55, -0.54]", "[-132.55, -0.54]"]], ["outside-bounds", "sites.geojson", "-132.55", "features[2].geometry.coordinates"]],
  ["a map that leaves the bounds", [["basemap.geojson", "[-128, 0.02]]]}", "[-127, 0.02]]]}"]], ["outside-bounds", "basemap.geojson", undefined, "features[1]"]],
  ["bounds that are no bounds", [["pack.yaml", "[-132, -1.5, -128, 1.5]", "[-128, -1.5, -132, 1.5]"]], ["bounds-order", "pack.yaml", "bounds:", "bounds"]],
  ["a rate that its formula no longer gives", [["rates.csv", "ferry,*,,0.4", "ferry,*,,0.5"]], ["formula-mismatch", "rates.csv", "ferry-freight", "value"]],
  ["a site's fact that its formula no longer gives", [["sites.geojson", '"areaHectares": {"value": 1000,', '"areaHectares": {"value": 1006,']], ["formula-mismatch", "sites.geojson", "1006", "features[0].properties.facts.areaHectares.value"]],
  ["an activity's parameter that its formula no longer gives", [["activities/grain-farm.yaml", "seed: {value: 20", "seed: {value: 21"]], ["formula-mismatch", "activities/grain-farm.yaml", "fieldCost:", "parameters.fieldCost.value"]],
  ["a formula that cannot be read", [["rates.csv", "ice-freight * 2", "ice-freight ** 2"]], ["formula-invalid", "rates.csv", "ferry-freight", "formula"]],
  ["a formula that names an unknown rate", [["rates.csv", "ice-freight * 2", "icy-freight * 2"]], ["formula-name", "rates.csv", "ferry-freight", "formula"]],
  ["a line's formula that names an unknown parameter", [["activities/flour-mill.yaml", "formula: running * scale", "formula: runing * scale"]], ["formula-name", "activities/flour-mill.yaml", "runing", "lines[1].formula"]],
  ["a scale cut by a fact that no site has", [["activities/grain-farm.yaml", "siteFact: areaHectares", "siteFact: areaHectare"]], ["formula-name", "activities/grain-farm.yaml", "siteFact", "scale.siteFact"]],
  ["a period that ends before it begins", [["rates.csv", "2024-01-01,2025-12-31", "2024-01-01,2023-12-31"]], ["period-order", "rates.csv", "bridge-toll-2025", "to"]],
  ["too few rows", [["pack.yaml", "fx: {min: 2, max: 2}", "fx: {min: 3}"]], ["count-low", "pack.yaml", "fx: {min: 3}", "expect.fx"]],
  ["a kind of rate that a list of kinds could take for its own", [["rates.csv", "handling,handling,", "handling,constructor,"]], ["value-unknown", "rates.csv", "constructor", "kind"]],
  ["an expectation of what is no file", [["pack.yaml", "  links: {min", "  toString: {min"]], ["key-unknown", "pack.yaml", "toString", "expect.toString"]],
  ["an expectation of a file that no pack has", [["pack.yaml", "  links: {min", "  roads: {min"]], ["key-unknown", "pack.yaml", "roads", "expect.roads"]],
  ["a currency without a rate is one problem, however often it is used", [["fx.csv", "USD,XAX,10,9,12,2026-10-31,example-bank,,2026-10-31,high,\n", ""], ["pack.yaml", "fx: {min: 2, max: 2}", "fx: {min: 1}"]], ["currency-without-rate", "pack.yaml", "currencies:", "currencies"]],
  ["a country with sites and without a standard regime", [["regimes.yaml", "country: XB\n  standard: true", "country: XB"]], ["regime-standard", "regimes.yaml"]],
  ["a country with two standard regimes", [["regimes.yaml", "country: XB\n  status", "country: XB\n  standard: true\n  status"]], ["regime-standard", "regimes.yaml", 24, "[2].standard"]],
  ["a default scale beyond its limits", [["activities/flour-mill.yaml", "default: 10000", "default: 100000"]], ["scale-range", "activities/flour-mill.yaml", "default:", "scale.default"]],
  // crossings and their times
  ["a wait at an unknown crossing", [["waits.csv", "bridge-wait-2020,velune-bridge", "bridge-wait-2020,velune-bridges"]], ["id-dangling", "waits.csv", "bridge-wait-2020,", "crossing"]],
  ["a wait of an unknown handling class", [["waits.csv", "bulk-grain", "bulk-grains"]], ["value-unknown", "waits.csv", "bulk-grains", "handling"]],
  ["a wait that half exceed and nine in ten do not", [["waits.csv", "6,18,250", "20,18,250"]], ["range-order", "waits.csv", "bridge-wait-2020,", "p90"]],
  ["a month that no year has", [["waits.csv", "8 9", "8 13"]], ["value-form", "waits.csv", "8 13", "months"]],
  ["months with commas between them", [["waits.csv", "8 9", '"8, 9"']], ["value-form", "waits.csv", "8, 9", "months"]],
  ["two waits for the same goods on the same days", [["waits.csv", "bulk-grain,2020-01-01,2020-12-31,8 9,", ",2020-12-31,,,"]], ["period-overlap", "waits.csv", "bridge-wait-2020-harvest", "id"]],
  ["a class that a crossing neither takes nor refuses", [["crossing-service.csv", "dangerous,no", "dangerous,perhaps"]], ["value-unknown", "crossing-service.csv", "perhaps", "accepts"]],
  ["an hour of another form", [["crossing-service.csv", "09:00,17:00", "9:00,17:00"]], ["value-form", "crossing-service.csv", "bridge-hours", "opens_at"]],
  ["a crossing that opens and never closes", [["crossing-service.csv", "09:00,17:00", "09:00,"]], ["value-missing", "crossing-service.csv", "bridge-hours", "closes_at"]],
  ["a crossing that closes as it opens", [["crossing-service.csv", "09:00,17:00", "09:00,09:00"]], ["value-range", "crossing-service.csv", "bridge-hours", "closes_at"]],
  ["a day that no week has", [["crossing-service.csv", "1 2 3 4 5", "1 2 8"]], ["value-form", "crossing-service.csv", "bridge-hours", "days"]],
  ["a capacity of 0", [["crossing-service.csv", "80,vehicle/day", "0,vehicle/day"]], ["value-range", "crossing-service.csv", "bridge-hours", "capacity_per_day"]],
  ["a capacity without its unit", [["crossing-service.csv", "80,vehicle/day", "80,"]], ["unit-missing", "crossing-service.csv", "bridge-hours", "unit"]],
  ["a capacity in a unit that is none", [["crossing-service.csv", "80,vehicle/day", "80,vehicle/h"]], ["unit-unfit", "crossing-service.csv", "bridge-hours", "unit"]],
  ["a pause of an unknown crossing", [["closures.csv", "flood-2020,velune-west", "flood-2020,velune-wst"]], ["id-dangling", "closures.csv", "flood", "crossing"]],
  ["a pause that ends before it begins", [["closures.csv", "2020-07-10,2020-07-20", "2020-07-20,2020-07-10"]], ["period-order", "closures.csv", "flood", "to"]],
  ["a service on an unknown link", [["services.csv", "elvast--hestria--ferry", "elvast--hestria--boat"]], ["id-dangling", "services.csv", "boat", "link"]],
  ["a service that nobody verified on a day", [["services.csv", "2026-09-01,,", "September,,"]], ["value-date", "services.csv", "ferry-passengers", "verified"]],
  ["a recorded winter that ends on a day its year has not", [["seasons.csv", "velune-winter,,12-15,03-15", "velune-winter,2022,12-15,02-29"]], ["value-date", "seasons.csv", "velune-winter", "closes"]],
  ["a link that closes before it opens", [["links.csv", "planned,2030-01-01,", "planned,2030-01-01,2029-12-31"]], ["period-order", "links.csv", "planned", "closes"]],
  ["a gauge that no railway here has", [["links.csv", "rail,1520,100", "rail,1524,100"]], ["value-unknown", "links.csv", "corvin--farrova", "gauge"]],
  ["freight per person for goods that are no passengers", [["rates.csv", "handling,handling,,*,,3,,,USD/t", "handling,handling,,*,grain,3,,,USD/person"]], ["unit-unfit", "rates.csv", "handling,handling", "unit"]],
  ["freight per tonne for passengers", [["goods.yaml", "handling: reefer", "handling: passenger"], ["rates.csv", "rail,*,,0.04,,,USD/(t·km)", "rail,*,fish,0.04,,,USD/(t·km)"]], ["unit-unfit", "rates.csv", "rail-freight", "unit"]],
  ["a coach's payload in tonnes", [["goods.yaml", "handling: reefer", "handling: passenger"], ["rates.csv", "road-payload,payload,road,*,,20", "road-payload,payload,road,*,fish,20"]], ["unit-unfit", "rates.csv", "road-payload", "unit"]],
  ["an empty return in hundredths", [["rates.csv", "time-value,time-value,,*,,0.5,,,USD/(t·h)", "time-value,empty-return,,*,,30,,,%"]], ["unit-unfit", "rates.csv", "time-value", "unit"]],
  ["two rates of a tax for the same years", [["regimes.yaml", "yearFrom: 4", "yearFrom: 3"]], ["period-overlap", "regimes.yaml", "yearFrom: 3", "[2].clauses[1].id"]],
  ["a visa of an unknown kind", [["visas.yaml", "status: visa-free", "status: visafree"]], ["value-unknown", "visas.yaml", "visafree", "[0].status"]],
  // targets, agreements, procedures, calendars, lists
  ["a target of an unknown indicator", [["targets.yaml", "indicator: grain-across-velune", "indicator: grain-over-velune"]], ["id-dangling", "targets.yaml", "grain-over", "[0].indicator"]],
  ["a target in another unit than its indicator", [["targets.yaml", "value: 120000, unit: t/year", "value: 120, unit: kt/year"]], ["unit-unfit", "targets.yaml", "goal:", "[0].goal.unit"]],
  ["a target that was reached nobody knows when", [["targets.yaml", "status: open", "status: reached"]], ["value-missing", "targets.yaml", "- id", "[0].reachedPeriod"]],
  ["an agreement in force before it was signed", [["agreements.yaml", "inForce: 2023-06-01", "inForce: 2023-05-09"]], ["period-order", "agreements.yaml", "inForce", "[0].inForce"]],
  ["a commitment without a status", [["agreements.yaml", "      status: done\n", ""]], ["value-missing", "agreements.yaml", "second-hall", "[0].commitments[0].status"]],
  ["a step after one that is not there", [["procedures.yaml", "after: [papers]", "after: [paper]"]], ["id-dangling", "procedures.yaml", "after", "[0].steps[1].after[0]"]],
  ["a step after itself", [["procedures.yaml", "after: [papers]", "after: [register]"]], ["step-order", "procedures.yaml", "after", "[0].steps[1].after[0]"]],
  ["two steps of one id", [["procedures.yaml", "- id: register", "- id: papers"], ["procedures.yaml", "after: [papers]", "after: []"]], ["id-duplicate", "procedures.yaml", 12, "[0].steps[1].id"]],
  ["a step in weeks", [["procedures.yaml", "value: 3, unit: day", "value: 3, unit: week"]], ["unit-unfit", "procedures.yaml", "value: 3", "[0].steps[1].days.unit"]],
  ["a procedure for an unknown activity", [["procedures.yaml", "[flour-mill]", "[flower-mill]"]], ["id-dangling", "procedures.yaml", "flower-mill", "[0].for.activities[0]"]],
  ["a holiday of another year", [["calendars.yaml", "from: 2026-01-01", "from: 2025-12-31"]], ["day-unfit", "calendars.yaml", "2025-12-31", "XA[0].holidays[0].from"]],
  ["a worked weekend day on a Monday", [["calendars.yaml", "2026-08-15", "2026-08-17]  #"]], ["day-unfit", "calendars.yaml", "workingWeekends", "XA[0].workingWeekends[0]"]],
  ["a calendar of no country", [["calendars.yaml", "XA:", "Xa:"]], ["value-form", "calendars.yaml", "Xa:", "Xa"]],
  ["a misspelt key of a list", [["lists.yaml", "recheckAfterDays", "recheckDays"]], ["key-unknown", "lists.yaml", "recheckDays", "[0].recheckDays"]],
  // briefs
  ["a brief of the pack with a mistake", [["briefs/grain-july.yaml", "market: jorend-exchange", "market: belmora-elevator"]], ["market-without-goods", "briefs/grain-july.yaml", "belmora-elevator", "flows[0].market"]],
];

const sentences = languages.map((language) => translator(language));

describe("a pack with a planted fault gives exactly its problem", () => {
  test.each(planted.map(([name, edits, ...expected]) => ({ name, edits, expected })))("$name", async ({ edits, expected }) => {
    const { dir, found } = await report(edits);
    expect(found.problems.map(shown)).toEqual(expected.map((one) => expectedAt(dir, one)));
    for (const { code, data } of found.problems) for (const say of sentences) expect(say(`problem.${code}`, data)).not.toBe("");
  });
});

test("every code of a problem has its words", () => {
  expect(problemCodes.filter((code) => !hasWords(`problem.${code}`))).toEqual([]);
});

describe("loading a pack", () => {
  test("the example pack has no problem and no warning", async () => {
    const { problems, warnings, counts } = await checkPack(example, { today });
    expect([problems, warnings]).toEqual([[], []]);
    expect(counts).toMatchObject({ regions: 2, places: 13, links: 20, sites: 8, activities: 3, scenarios: 4, briefs: 2 });
  });

  test("gives the pack in the order of its files", async () => {
    const pack = await loadPack(example, { today });
    if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
    expect(pack.value.places.map(({ id }) => id)).toEqual(["arvel", "belmora", "corvin", "dunmere", "elvast", "farrova", "galenta", "hestria", "ilvara", "jorend", "kestova", "lumen-bay", "morvale"]);
    expect(pack.value.links[0]).toEqual({
      id: "arvel--belmora--road", from: "arvel", to: "belmora", mode: "road", status: "open",
      lengthKm: { value: 80, unit: "km", asOf: "2026-01-01", confidence: "high", source: "example-atlas" },
    });
    expect(pack.value.fx[0]?.rate).toMatchObject({ value: 10, low: 9, high: 12, unit: "XAX/USD" });
    expect(pack.value.sites[0]).toMatchObject({ id: "belmora-block", lon: -129.95, lat: 0.54 });
    expect(pack.value.regions.find(({ id }) => id === "north-bank")).toMatchObject({
      capital: "arvel", population: { value: 100_000, source: "example-atlas" }, arableHectares: { value: 100_000, unit: "ha", source: "example-cadastre" },
    });
  });

  test("a deleted source, a negative length and a broken formula give three problems, whatever else rests on them", async () => {
    const { found } = await report([
      ["sources.yaml", readFileSync(join(example, "sources.yaml"), "utf8").split(/(?=^example-border:)/m)[1]?.split(/(?=^example-tariffs:)/m)[0] ?? "?", ""],
      ["links.csv", "arvel,belmora,road,,80", "arvel,belmora,road,,-80"],
      ["rates.csv", "ferry,*,,0.4", "ferry,*,,0.5"],
    ]);
    expect(found.problems.map(({ code, at, data }) => [code, at.file, at.column, data])).toEqual([
      ["value-negative", "links.csv", "length_km", { value: -80 }],
      ["source-unknown", "crossings.csv", "source", { source: "example-border", uses: 26, suggestions: 0 }],
      ["formula-mismatch", "rates.csv", "value", { formula: "ice-freight * 2", value: 0.5, computed: 0.4 }],
    ]);
    expect(found.warnings).toEqual([]);
  });

  test("an impossible window, overlapping rates of a tax, a capacity of 0 and an unknown gauge are four problems at once, each in its place", async () => {
    const { dir, found } = await report([
      ["closures.csv", "2020-07-10,2020-07-20", "2020-07-20,2020-07-10"],
      ["regimes.yaml", "yearFrom: 4", "yearFrom: 2, yearTo: 5"],
      ["crossing-service.csv", "80,vehicle/day", "0,vehicle/day"],
      ["links.csv", "rail,1435,120", "rail,1453,120"],
    ]);
    expect(found.problems.map(shown)).toEqual(([
      ["value-unknown", "links.csv", "rail,1453", "gauge"],
      ["value-range", "crossing-service.csv", "bridge-hours", "capacity_per_day"],
      ["period-order", "closures.csv", "flood", "to"],
      ["period-overlap", "regimes.yaml", "profit-reduced", "[2].clauses[1].id"],
    ] satisfies Expected[]).map((one) => expectedAt(dir, one)));
    expect(found.problems.map(({ data }) => data)).toMatchObject([
      { value: "1453", expected: "1435, 1520", nearest: "1435" },
      { value: 0, range: "> 0" },
      { from: "2020-07-20", to: "2020-07-10" },
      { id: "profit-reduced", other: "profit-free", first: `regimes.yaml:${lineOf(dir, "regimes.yaml", "profit-free")}` },
    ]);
  });

  test("a folder that is not there is one problem", async () => {
    expect((await checkPack(join(root, "nowhere"), { today })).problems).toMatchObject([{ code: "file-missing", at: { file: join(root, "nowhere") } }]);
  });

  test("a file that is no text is one problem", async () => {
    const dir = brokenPack([]);
    writeFileSync(join(dir, "fx.csv"), Buffer.from([0x62, 0xff, 0xfe]));
    expect((await checkPack(dir, { today })).problems).toMatchObject([{ code: "file-unreadable", at: { file: "fx.csv" }, data: { reason: "not UTF-8" } }]);
  });

  test("a deleted place is one problem, however many links, markets and sites name it", async () => {
    const line = readFileSync(join(example, "places.csv"), "utf8").split("\n").find((one) => one.startsWith("belmora,")) ?? "?";
    const { found } = await report([["places.csv", `${line}\n`, ""], ["pack.yaml", "places: {min: 13", "places: {min: 12"]]);
    expect(found.problems.map(({ code, at, data }) => [code, at.file, at.row, at.column, data])).toEqual([
      ["id-dangling", "links.csv", 2, "to", { id: "belmora", expectedIn: "places.csv", suggestions: 0, uses: 4 }], // two links, a market, a site
    ]);
  });

  test("five mistakes in a brief of the pack are five problems", async () => {
    const file = "briefs/grain-july.yaml";
    const { found } = await report([[file, "activity: grain-farm", "activity: grain-firm"], [file, "months: [7]", "months: [17]"], [file, "currency: USD", "currency: EUR"], [file, "npv: 0", "npv: 0.5"], [file, "entity: company", "entity: firm"]]);
    expect(found.problems.map(({ code, at }) => [code, at.file, at.row])).toEqual([
      ["id-dangling", file, 4], ["value-range", file, 9], ["value-unknown", file, 13], ["currency-without-rate", file, 16], ["weights-sum", file, 19],
    ]);
  });

  test("the length of a link is not judged where its ends are less than 3 km apart", async () => {
    const { found } = await report([["places.csv", "0.02,-129.50", "0.005,-129.50"], ["places.csv", "-0.02,-129.50", "-0.005,-129.50"], ["links.csv", "dunmere,galenta,road,,5", "dunmere,galenta,road,,50"]]); // 0.01° = 1.1 km
    expect(found.problems).toEqual([]);
  });

  test("names the nearest known id", async () => {
    const { found } = await report([["links.csv", "arvel,belmora,road", "arvel,belmara,road"]]);
    expect(found.problems[0]?.data).toEqual({ id: "belmara", expectedIn: "places.csv", suggestions: 1, nearest: "belmora", uses: 1 });
  });

  test("problems come in the order of docs/pack.md, then by line", async () => {
    const { found } = await report([["fx.csv", "USD,XBX,5", "USD,XBX,-5"], ["places.csv", "arvel,Arvel", "arvel,"], ["places.csv", "morvale,Morvale", "morvale,"], ["pack.yaml", "priceYear: 2026", "priceYear: now"]]);
    expect(found.problems.map(({ at }) => at.file)).toEqual(["pack.yaml", "places.csv", "places.csv", "fx.csv"]);
  });
});

describe("warnings do not keep a pack from loading", () => {
  test.each<readonly [name: string, edits: readonly Edit[], code: Problem["code"], file: string]>([
    ["a source that should have been looked at again", [["sources.yaml", "accessed: 2026-11-01", "accessed: 2016-11-01"]], "source-stale", "sources.yaml"],
    ["a source on which nothing rests", [["sources.yaml", "example-atlas:", "example-novel: {title: A novel, publisher: {name: Nobody}, accessed: 2026-11-01, recheckAfterDays: 3650, confidence: low}\nexample-atlas:"]], "source-unused", "sources.yaml"],
    ["more rows than expected", [["pack.yaml", "links: {min: 20, max: 20}", "links: {min: 1, max: 19}"]], "count-high", "pack.yaml"],
    ["a zone that rules name twice and no site has", [["rules.yaml", "zones: [agricultural-land]", "zones: [agricultral-land]"], ["rules.yaml", "zones: [agricultural-land]", "zones: [agricultral-land]"]], "zone-unused", "rules.yaml"],
    ["goods that no market takes", [["markets.csv", "lumen-bay,fish,buys", "lumen-bay,fish,sells"]], "goods-without-market", "activities/river-fishery.yaml"],
  ])("%s", async (_, edits, code, file) => {
    const { dir, found } = await report(edits);
    for (const { code: one, data } of found.warnings) for (const say of sentences) expect(say(`problem.${one}`, data)).not.toBe("");
    expect([...found.problems, ...found.warnings].map((problem) => [problem.severity, problem.code, problem.at.file])).toEqual([["warning", code, file]]);
    expect((await loadPack(dir, { today })).ok).toBe(true);
  });

  test("a file or folder whose name is misspelt is not an empty list in silence", async () => {
    const dir = brokenPack([["payments.csv", "", null]]);
    writeFileSync(join(dir, "payment.csv"), readFileSync(join(example, "payments.csv")));
    mkdirSync(join(dir, "activites"));
    writeFileSync(join(dir, "briefs/soy.yml"), "");
    writeFileSync(join(dir, "README.md"), "");
    expect((await checkPack(dir, { today })).warnings.map(({ code, at, data }) => [code, at.file, data["nearest"]])).toEqual([
      ["file-unknown", "briefs/soy.yml", undefined], ["file-unknown", "activites", "activities"], ["file-unknown", "payment.csv", "payments.csv"],
    ]);
  });

  test("a source is stale on the day after its last, not before", async () => {
    const staleOn = async (day: string): Promise<number> => (await checkPack(example, { today: day })).warnings.filter(({ code }) => code === "source-stale").length;
    expect(await staleOn("2036-10-29")).toBe(0); // 2026-11-01 + 3650 days
    expect(await staleOn("2036-10-30")).toBe(11);
  });
});

describe("whatever stands in one cell or line", () => {
  const tables = ["regions", "places", "links", "crossings", "seasons", "rates", "waits", "crossing-service", "closures", "services", "fx", "markets", "claims", "payments", "indicators/trade"].map((stem) => `${stem}.csv`);
  const junk = fc.oneof(
    fc.constantFrom("", " ", "-1", "1e999", "NaN", "0", "2026-13-45", "__proto__", "constructor", "toString", "*", '"', '""', ",", "\n", "a,b", "%", "https://x", "😀", "crossing:", "- 1", "1/0"),
    fc.string({ maxLength: 12 }),
  );

  test("checking ends with problems whose codes and files are known, and never throws", { timeout: 60_000 }, async () => {
    const dir = brokenPack([]);
    await fc.assert(fc.asyncProperty(fc.constantFrom(...tables), fc.nat(), fc.nat(), junk, async (file, row, column, text) => {
      const whole = readFileSync(join(example, file), "utf8");
      const lines = whole.trimEnd().split("\n");
      const at = row % lines.length;
      const cells = (lines[at] ?? "").split(","); // cells in quotes hold commas: there a part of a cell is replaced, which is junk as well
      cells[column % cells.length] = text;
      lines[at] = cells.join(",");
      writeFileSync(join(dir, file), lines.join("\n"));
      const { problems, warnings } = await checkPack(dir, { today }).finally(() => writeFileSync(join(dir, file), whole));
      for (const { code, at: { file: where } } of [...problems, ...warnings]) {
        expect(problemCodes).toContain(code);
        expect(where).not.toBe("");
      }
    }), { numRuns: 60 });
  });

  test("the same for any line of a YAML or GeoJSON file", { timeout: 60_000 }, async () => {
    const dir = brokenPack([]);
    const documents = ["pack.yaml", "sources.yaml", "goods.yaml", "sites.geojson", "rules.yaml", "regimes.yaml", "funds.yaml", "activities/grain-farm.yaml", "scenarios/slow-bridge.yaml", "briefs/grain-july.yaml", "basemap.geojson",
      "visas.yaml", "targets.yaml", "agreements.yaml", "procedures.yaml", "calendars.yaml", "lists.yaml"];
    const mistake = fc.constantFrom("", "x", "- x", "  - {x: 1}", "[", "a: b: c", "  value: []", "id: 1", "  names: null", "&a [*a]", '"features": [null],', '"id": 5,', "  x: {unit: 5, value: x}", "\t", "...", "---");
    await fc.assert(fc.asyncProperty(fc.constantFrom(...documents), fc.nat(), mistake, async (file, row, text) => {
      const whole = readFileSync(join(example, file), "utf8");
      const lines = whole.split("\n");
      writeFileSync(join(dir, file), lines.with(row % lines.length, text).join("\n"));
      const { problems } = await checkPack(dir, { today }).finally(() => writeFileSync(join(dir, file), whole));
      for (const { code } of problems) expect(problemCodes).toContain(code);
    }), { numRuns: 60 });
  });
});
