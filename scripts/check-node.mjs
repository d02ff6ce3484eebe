/** Imported first by every launcher, in words that old versions of Node can read: one sentence instead of a syntax error. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Thalweg needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}
