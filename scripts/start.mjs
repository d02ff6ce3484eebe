/** Runs the command line, first installing and building what is missing. Its arguments are those of `thalweg`. */
import "./check-node.mjs";

if (process.env.npm_lifecycle_event !== undefined) {
  // Under `npm start` we end when npm does, however it ends: a killed npm tells us nothing, but its child gets another parent.
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, "SIGTERM"); }, 500).unref();
}
import("./prepare.mjs").then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)));
