export { distinctFacts } from "#model/distinct-facts.js";
