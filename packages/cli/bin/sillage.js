#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that an old one gets a sentence and not a stack trace.
import { statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`sillage needs Node 22.12 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
const { main } = await import(isBundled() ? "../bundled/main.js" : "../dist/main.js");
await main(process.argv.slice(2));

/** The bundle starts in a quarter of the time. In a checkout it may be missing, or older than what tsc built last. */
function isBundled() {
  const changed = (path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const built = ["../dist", "../../core/dist", "../../../practice/dist"].map((folder) =>
    changed(`${folder}/.tsbuildinfo`),
  );
  return changed("../bundled/main.js") > Math.max(...built);
}
