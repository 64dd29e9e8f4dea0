/** Writes docs/reference from the declarations; with `--check` only says whether it is up to date (exit 1: not). */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { artifacts } from "@sillage/core/artifacts/index.ts";
import { artifactReference, ruleReference } from "@sillage/core/report/reference.ts";
import { rules } from "@sillage/core/rules/index.ts";
import { type Statistics, statisticsFile, told } from "./ordinary-phones.ts";

const folder = resolve(import.meta.dirname, "../docs/reference");
const statistics = JSON.parse(readFileSync(statisticsFile, "utf8")) as Statistics;
/** What a rule finds where nothing is; `npm run statistics` counts it anew. */
function measured(rule: string): string | undefined {
  const counted = statistics.rules[rule];
  return counted && told(counted, statistics);
}
const pages = { "artifacts.md": artifactReference(artifacts), "rules.md": ruleReference(rules, measured) };

if (process.argv.includes("--check")) {
  const stale = Object.entries(pages).filter(([name, text]) => readFileSync(join(folder, name), "utf8") !== text);
  if (stale.length > 0) {
    console.error(`docs/reference is not up to date (${stale.map(([name]) => name).join(", ")}): npm run docs`);
    process.exit(1);
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
}
