#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that an old one gets a sentence and not a stack trace.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`sillage needs Node 22.12 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
const { main } = await import("../dist/main.js");
await main(process.argv.slice(2));
