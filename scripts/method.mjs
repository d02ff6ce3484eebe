/** Makes docs/method.md, the one page of formulas, from its parts in docs/method-parts. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const parts = new URL("../docs/method-parts/", import.meta.url);
const order = ["network.md", "indicators.md", "law.md", "finance.md", "joint-finance.md", "match.md", "robustness.md", "what-if.md"];
const found = readdirSync(parts).filter((name) => name.endsWith(".md"));
const names = [...order.filter((name) => found.includes(name)), ...found.filter((name) => !order.includes(name)).toSorted()];

const head = `# Method

Each formula with its units, what it leaves out, where it comes from, and a worked example with visible arithmetic. A figure's \`method\` is an anchor on
this page. Made from \`docs/method-parts\` by \`npm run generate\`; change the parts.
`;
/** Headings one level down, so that the page has one title. */
const lowered = (text) => text.replace(/^(#{1,5} )/gm, "#$1").trim();
writeFileSync(new URL("../docs/method.md", import.meta.url), `${[head, ...names.map((name) => lowered(readFileSync(new URL(name, parts), "utf8")))].join("\n\n").trim()}\n`);
