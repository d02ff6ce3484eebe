/** Puts a real answer into README.md: the command's own words, without the notices, with the sources it cites. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const command = ["answer", "packs/amur/briefs/crusher-both-banks.yaml", "--top", "2"];

/** The block between the markers, as it should stand. */
export function answerBlock() {
  const said = execFileSync(process.execPath, ["dist/cli/main.js", ...command], { cwd: root, encoding: "utf8" }).split("\n");
  const answer = said.slice(0, said.findIndex((line) => line.startsWith("Evidence:"))).map((line) => line.trimEnd()).filter((line) => line !== "");
  const cited = said.slice(said.indexOf("Sources")).filter((line) => !/^\[\d+\]/.test(line) || answer.some((above) => above.includes(line.slice(0, line.indexOf("]") + 1))));
  return ["```", `$ ./thalweg ${command.join(" ")}`, ...answer, ...cited.join("\n").trim().split("\n"), "```"].join("\n");
}

/** README.md with that block in its place. */
export function readmeWith(block) {
  return readFileSync(new URL("README.md", root), "utf8").replace(/(<!-- answer:begin[^\n]*-->\n)[\s\S]*?(<!-- answer:end -->)/, (_, begin, end) => `${begin}${block}\n${end}`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(new URL("README.md", root), readmeWith(answerBlock()));
