/** What the rules find on practice phones on which nothing was planted: how often each is wrong where nothing is. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Coverage } from "@sillage/core/findings/coverage.ts";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { type Severity, severities } from "@sillage/core/rules/rule.ts";
import { buildCase, practiceCases } from "@sillage/practice/index.ts";

export const statisticsFile = resolve(import.meta.dirname, "../docs/reference/rule-statistics.json");
const command = resolve(import.meta.dirname, "../packages/cli/bin/sillage.js");

export interface RuleStatistics {
  /** Pieces of evidence that the rule ran on. */
  readonly phones: number;
  readonly findings: number;
  readonly highest: Severity | null;
}

export interface Statistics {
  /** The practice cases that were examined, one piece of evidence each. */
  readonly cases: readonly string[];
  /** By the rule's id; incidents too. */
  readonly rules: Readonly<Record<string, RuleStatistics>>;
}

interface Examined {
  readonly findings: readonly Pick<Finding, "rule" | "severity">[];
  readonly coverage: Pick<Coverage, "rules">;
}

/** Cases without anything that has to be found. */
export async function measure(): Promise<Statistics> {
  const folder = mkdtempSync(join(tmpdir(), "sillage-statistics-"));
  try {
    const examined = new Map<string, Examined>();
    for (const { id } of practiceCases) {
      const built = await buildCase(id, folder);
      if (built.truth.mustFind.length > 0) continue;
      examined.set(
        id,
        examine(
          built.evidence.map(({ path }) => path),
          join(folder, `case-${id}`),
        ),
      );
    }
    return count(examined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function examine(paths: readonly string[], caseFolder: string): Examined {
  const args = ["check", ...paths, "--case", caseFolder, "--quiet", "--threads", "1"];
  // The indicators that somebody added on this machine are not what others have.
  const env = { ...process.env, SILLAGE_HOME: `${caseFolder}-home` };
  const ended = spawnSync(process.execPath, [command, ...args], { encoding: "utf8", env });
  if (ended.status !== 0) throw new Error(`sillage ended with ${ended.status}: ${ended.stderr}`);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(caseFolder, name), "utf8"));
  return {
    findings: read("findings.json") as Examined["findings"],
    coverage: read("coverage.json") as Examined["coverage"],
  };
}

export function count(examined: ReadonlyMap<string, Examined>): Statistics {
  const all = [...examined.values()];
  const ids = new Set(
    all.flatMap(({ findings, coverage }) => [
      ...findings.map(({ rule }) => rule),
      ...coverage.rules.map(({ rule }) => rule),
    ]),
  );
  const of = (id: string): RuleStatistics => {
    const found = all.flatMap(({ findings }) => findings.filter(({ rule }) => rule === id));
    const ran = all.filter(({ coverage }) => coverage.rules.some(({ rule, state }) => rule === id && state === "ran"));
    const highest = severities.findLast((severity) => found.some((finding) => finding.severity === severity)) ?? null;
    return { phones: ran.length, findings: found.length, highest };
  };
  return { cases: [...examined.keys()], rules: Object.fromEntries([...ids].sort().map((id) => [id, of(id)])) };
}

/** For the rule's page. */
export function told({ phones, findings, highest }: RuleStatistics, { cases }: Statistics): string {
  const where = `${phones} of ${cases.length} pieces of evidence of ordinary practice phones`;
  if (phones === 0) return "It did not run on the evidence of ordinary practice phones, which lacks what it reads.";
  if (findings === 0) return `It found nothing in ${where}.`;
  return `It made ${findings} ${findings === 1 ? "finding" : "findings"}, at most ${highest}, in ${where}.`;
}
