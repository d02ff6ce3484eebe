/** Runs the command line, first installing and building what is missing. Its arguments are those of `thalweg`. */
import "./check-node.mjs";
import("./prepare.mjs").then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)));
