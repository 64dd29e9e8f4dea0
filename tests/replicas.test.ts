import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@sillage/core/findings/finding.ts";
import { type BuiltCase, buildCase, practiceCases, score } from "@sillage/practice/index.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { type CheckRun, check, sillage, temporaryFolder } from "./sillage.ts";

/**
 * The practice cases, examined as a person would with the bundled indicators, and held to what was planted and to what
 * may not be said of it. Each case with the values of two seeds: nothing may hang on one of them.
 */

const seeds = ["1", "2"] as const;

interface Examined {
  readonly built: BuiltCase;
  readonly run: CheckRun;
  readonly findings: readonly Finding[];
}

async function examine(id: string, seed: string): Promise<Examined> {
  const built = await buildCase(id, temporaryFolder(), { seed });
  const custody = built.custody.flatMap(({ start, end, label }) => ["--custody", `${start}/${end}=${label}`]);
  const paths = built.evidence.map(({ path }) => path);
  const password = built.evidence.find((piece) => piece.password !== undefined)?.password;
  const env = password === undefined ? {} : { SILLAGE_PASSWORD: password };
  const run = await check(paths, custody, { bundledIndicators: true, env });
  return { built, run, findings: run.findings };
}

describe.each(practiceCases.flatMap(({ id }) => seeds.map((seed) => ({ id, seed }))))(
  "case $id, seed $seed",
  ({ id, seed }) => {
    let examined: Examined;
    beforeAll(async () => {
      examined = await examine(id, seed);
    }, 300_000);

    it("is read in full, and known for practice", () => {
      const { run } = examined;
      expect(run.stderr).toBe("");
      expect(run.status).toBe(0);
      expect(run.caseFile).toMatchObject({ state: "complete", damaged: false, synthetic: true });
    });

    it("shows everything that was planted", () => {
      const { built, findings } = examined;
      const { missing, expected } = score(built.truth, findings);
      expect(expected).toBe(built.truth.mustFind.length);
      expect(missing.map((one) => `${one.id}: ${one.says}`)).toEqual([]);
    });

    it("says no more than that", () => {
      const { built, findings } = examined;
      expect(score(built.truth, findings).falseClaims).toEqual([]);
    });

    it.runIf(id.startsWith("ordinary-"))("says that no known traces were found, beside low findings", () => {
      expect(examined.findings.some(({ severity }) => severity === "low")).toBe(true);
      expect(examined.run.stdout).toMatch(/No known traces were found in the artifacts examined/);
      expect(readFileSync(join(examined.run.caseFolder, "report.html"), "utf8")).toMatch(/No known traces were found/);
    });

    it("lists short links as not resolved", () => {
      const { built, run } = examined;
      const listed = run.coverage.unresolvedLinks.map(({ url }) => url);
      expect(listed).toEqual(expect.arrayContaining([...built.truth.unresolved]));
    });
  },
);

describe("the cases", () => {
  it("have names that are told once, and expectations too", () => {
    const ids = practiceCases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(practiceCases.map(({ id }) => id))("%s has other values for another seed", async (id) => {
    const [one, other] = await Promise.all(seeds.map((seed) => buildCase(id, temporaryFolder(), { seed })));
    const names = (built: BuiltCase | undefined) => built?.truth.mustFind.map((expected) => expected.id);
    expect(new Set(names(one)).size).toBe(names(one)?.length);
    expect(JSON.stringify([one?.owner, one?.custody, one?.truth.mustFind])).not.toBe(
      JSON.stringify([other?.owner, other?.custody, other?.truth.mustFind]),
    );
  });
});

describe("sillage practice", () => {
  it("lists the cases", async () => {
    const { status, stdout } = await sillage(["practice", "--list"]);
    expect(status).toBe(0);
    for (const { id, title } of practiceCases) expect(stdout).toContain(`${id}: ${title}\n`);
  });

  it("builds a case, examines it with its custody and says what was found of it", async () => {
    const folder = temporaryFolder();
    const args = ["practice", "message-campaign", "--seed", "9", "--folder", folder];
    const built = await sillage(args);
    expect(built.stdout).toMatch(/^Examine it with: sillage check \S+message-campaign\S+$/m);
    const { status, stdout } = await sillage([...args, "--check"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Planted traces that were found: (\d+) of \1\.$/m);
    const custody = await sillage(["practice", "implant-in-custody", "--folder", folder]);
    expect(custody.stdout).toMatch(/ --custody "?2025-\S+Z=/m);
  });

  it("knows no other case", async () => {
    const { status, stderr } = await sillage(["practice", "nothing", "--folder", temporaryFolder()]);
    expect(status).toBe(2);
    expect(stderr).toContain("sillage practice --list");
  });
});
