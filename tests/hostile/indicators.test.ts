import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
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

const sound = "[domain-name:value='evil.example.org']";

function bundle(...patterns: readonly unknown[]): string {
  const objects = patterns.map((pattern, index) => ({
    ...{ type: "indicator", id: `indicator--${index}`, pattern_type: "stix", valid_from: "2024-01-01T00:00:00Z" },
    pattern,
  }));
  return JSON.stringify({ type: "bundle", id: "bundle--1", objects });
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("a bundle with one odd indicator", () => {
  it.each([
    ["=, which is used", "[url:value='https://x.example/?a=b']", false],
    ["OR, which is used", "[domain-name:value='a.example' OR domain-name:value='b.example']", false],
    ["AND over two values", "[domain-name:value='a.example' AND ipv4-addr:value='192.0.2.1']", true],
    ["MATCHES", "[url:value MATCHES '.*evil.*']", true],
    ["FOLLOWEDBY", "[file:name='a'] FOLLOWEDBY [file:name='b']", true],
    ["an empty pattern", "", true],
    ["no pattern", undefined, true],
    ["a pattern that is a number", 7, true],
    ["a pattern that never ends", "[domain-name:value='", true],
    ["ten thousand brackets", "[".repeat(10_000), true],
    ["an unknown object", "[x-mine:value='a']", true],
  ])("%s", async (_, pattern, isSaid) => {
    const run = await check(evidence, ["--indicators", pack("mine.stix2", bundle(pattern, sound))]);
    expect(run.status).toBe(0);
    expect(run.findings.filter(({ indicator }) => indicator?.value === "evil.example.org").length).toBeGreaterThan(0);
    expect(run.stderr.includes("mine.stix2")).toBe(isSaid);
    expect(run.caseFile.packs[0]?.problems.length).toBe(isSaid ? 1 : 0);
  });
});

it("uses a bundle that is Latin-1, or begins with a byte order mark, or is cut into a list", async () => {
  const files = [
    pack("latin1.stix2", latin1(bundle(sound, "[file:name='é']"))),
    pack("bom.stix2", `\ufeff${bundle(sound)}`),
  ];
  for (const file of files) {
    const run = await check(evidence, ["--indicators", file]);
    expect(run.status).toBe(0);
    expect(run.findings.some(({ indicator }) => indicator?.value === "evil.example.org")).toBe(true);
  }
});

describe("a file with nothing to use", () => {
  it.each([
    ["nothing", ""],
    ["JSON cut short", bundle(sound).slice(0, 60)],
    ["a bundle without indicators", bundle()],
    ["a bundle of which no indicator can be used", bundle("", 7)],
    ["brackets without end", "[".repeat(100_000)],
    ["bytes", Uint8Array.from({ length: 1000 }, (_, index) => (index * 37) % 256)],
  ])("%s: said, and nothing examined", async (_, content) => {
    const run = await check(evidence, ["--indicators", pack("mine.stix2", content)]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("mine.stix2");
    expect(run.stderr).not.toContain("defect");
    expect(run.stdout).toBe("");
  });

  it("is not there", async () => {
    const run = await check(evidence, ["--indicators", "/absent/mine.stix2"]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("/absent/mine.stix2");
    expect(run.stderr).not.toContain("defect");
  });
});
