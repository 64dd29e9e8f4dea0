import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PackSummary } from "@sillage/core/indicators/indicator.ts";
import { loadPack } from "@sillage/core/indicators/load.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Examination, examineHere } from "../examine.ts";
import { check, temporaryFolder } from "../sillage.ts";
import { backup } from "./phone.ts";

/**
 * Files of indicators as people have them. At one odd line the peer ends with a traceback and examines nothing, or
 * goes on with none. Here: what can be used is used and the rest is named; a file with nothing to use stops the
 * examination, since its answer would be taken for one that knows the file.
 */

let evidence: string;
beforeAll(() => {
  evidence = backup();
});

function pack(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

function summaryOf(content: string | Uint8Array): PackSummary {
  return loadPack(Buffer.from(content), "mine.stix2", () => "").summary;
}

const sound = "[domain-name:value='evil.example.org']";

function bundle(...patterns: readonly unknown[]): string {
  const objects = patterns.map((pattern, index) => ({
    type: "indicator",
    id: `indicator--${index}`,
    pattern_type: "stix",
    valid_from: "2024-01-01T00:00:00Z",
    pattern,
  }));
  return JSON.stringify({ type: "bundle", id: "bundle--1", objects });
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

const used = ({ findings }: Pick<Examination, "findings">) =>
  findings.some(({ indicator }) => indicator?.value === "evil.example.org");

const odd: [string, unknown, boolean][] = [
  ["=, which is used", "[url:value='https://x.example/?a=b']", false],
  ["OR, which is used", "[domain-name:value='a.example' OR domain-name:value='b.example']", false],
  ["AND over two values", "[domain-name:value='a.example' AND ipv4-addr:value='192.0.2.1']", true],
  ["MATCHES that looks around", "[url:value MATCHES '(?=evil)x']", true],
  ["FOLLOWEDBY", "[file:name='a'] FOLLOWEDBY [file:name='b']", true],
  ["an empty pattern", "", true],
  ["no pattern", undefined, true],
  ["a pattern that is a number", 7, true],
  ["a pattern that never ends", "[domain-name:value='", true],
  ["ten thousand brackets", "[".repeat(10_000), true],
  ["an unknown object", "[x-mine:value='a']", true],
];

describe("a bundle with one odd indicator", () => {
  it.each(odd)("%s", async (_, pattern, isSaid) => {
    const content = bundle(pattern, sound);
    expect(used(await examineHere(evidence, { indicators: content }))).toBe(true);
    expect(summaryOf(content).problems).toHaveLength(isSaid ? 1 : 0);
  });

  it("is said by the command, which goes on with the others", async () => {
    const content = bundle(...odd.map(([, pattern]) => pattern), sound);
    const run = await check(evidence, ["--indicators", pack("mine.stix2", content)]);
    expect(run.status).toBe(0);
    expect(used(run)).toBe(true);
    expect(run.stderr).toMatch(/of mine\.stix2, \d+ indicators are used; not used: .+ and \d+ more, see case\.json/);
    expect(run.caseFile.packs[0]?.problems).toHaveLength(odd.filter(([, , isSaid]) => isSaid).length);
  });
});

it.each([
  ["is Latin-1", latin1(bundle(sound, "[file:name='é']"))],
  ["begins with a byte order mark", Buffer.from(`\ufeff${bundle(sound)}`)],
])("uses a bundle that %s", async (_, indicators) => {
  expect(used(await examineHere(evidence, { indicators }))).toBe(true);
});

describe("a file with nothing to use", () => {
  const cut = bundle(sound).slice(0, 60);
  it.each([
    ["nothing", ""],
    ["JSON cut short", cut],
    ["a bundle without indicators", bundle()],
    ["a bundle of which no indicator can be used", bundle("", 7)],
    ["brackets without end", "[".repeat(100_000)],
    ["bytes", Uint8Array.from({ length: 1000 }, (_, index) => (index * 37) % 256)],
  ])("%s: is told apart", (_, content) => {
    expect(summaryOf(content).count).toBe(0);
  });

  it.each([
    ["has nothing to use", () => pack("mine.stix2", cut)],
    ["is not there", () => "/absent/mine.stix2"],
  ])("%s: the command says so and examines nothing", async (_, file) => {
    const run = await check(evidence, ["--indicators", file()]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("mine.stix2");
    expect(run.stderr).not.toContain("defect");
    expect(run.stdout).toBe("");
  });
});
