import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObservableType } from "../records/kinds.ts";
import { formatPack } from "./bundled.ts";
import { loadPack } from "./load.ts";
import { createMatcher } from "./matcher.ts";
import type { LoadedPack } from "./pack.ts";
import { type Regex, type RegexEngine, regexEngineFor } from "./regex.ts";

const utf8 = new TextEncoder();

async function engine(): Promise<RegexEngine> {
  const found = await regexEngineFor(utf8.encode("MATCHES"));
  if (!found) throw new Error("no engine");
  return found;
}

async function load(...patterns: readonly string[]): Promise<LoadedPack> {
  const objects = patterns.map((pattern, index) => ({ type: "indicator", id: `indicator--${index}`, pattern }));
  const bytes = utf8.encode(JSON.stringify({ objects }));
  return loadPack(bytes, "pack", () => "digest", {}, await regexEngineFor(bytes));
}

describe("the engine", () => {
  it.each<[string, boolean]>([
    ['{"objects":[{"pattern":"[url:value MATCHES \'x\']"}]}', true],
    ['{"format":"sillage-pack-1","wildcards":[{"matches":["x"]}]}', true],
    ["[domain-name:value = 'matches.example']", false],
    ["", false],
    ["MATMATCHES", true],
    ["MATCHE", false],
  ])("is loaded for packs that ask for it (%#)", async (pack, wanted) => {
    expect((await regexEngineFor(utf8.encode(pack))) !== undefined).toBe(wanted);
  });

  it.each([
    ["(?=evil)x", "invalid or unsupported Perl syntax"],
    ["(evil)\\1", "invalid escape sequence"],
    ["(evil", "missing closing )"],
    ["evil".repeat(200), "more than 500 characters"],
    ["(?:evil{1000}){9}", "repeats too much"],
    ["(?:(?:evil?){30}){30}", "is too large"],
    [".*", "is too general"],
    ["", "is too general"],
    ["(?:evil)?", "is too general"],
    ["[a-z]+", "is too general"],
    ["\\w{2}", "is too general"],
    ["^.+$", "is too general"],
  ])("refuses %.30s", async (source, reason) => {
    const refused = (await engine()).compile(source, false);
    expect("reason" in refused ? refused.reason : "").toContain(reason);
  });

  it("is not slowed down by an expression that is made for that", async () => {
    const regexes = ["(x+x+)+y", "(a|aa)+b", "(a?){200}a{200}b", "(.*evil){20}"];
    for (const source of regexes) {
      const regex = (await engine()).compile(source, false) as Regex;
      expect(regex).not.toHaveProperty("reason");
      const started = performance.now();
      for (const value of ["x".repeat(2048), "a".repeat(2048), "evil".repeat(400)]) regex.test(value);
      expect(performance.now() - started, source).toBeLessThan(2000);
    }
  });

  it("finds what JavaScript's own finds", async () => {
    const { compile } = await engine();
    const atom = fc.constantFrom("evil", "a", "[bc]", "x{2,3}", "(?:a|b)c", "^q", "z$", "\\.");
    const value = fc.string({ unit: fc.constantFrom("evil", "a", "b", "c", "x", "q", "z", "."), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(atom, { minLength: 1, maxLength: 4 }), value, (atoms, text) => {
        const source = atoms.join("");
        const regex = compile(source, false);
        if ("test" in regex) expect(regex.test(text)).toBe(new RegExp(source, "s").test(text));
      }),
    );
  });

  it("never throws", async () => {
    const { compile } = await engine();
    const piece = fc.constantFrom("(", ")", "[", "]", "{9}", "{,", "*", "+", "?", "\\", "|", "^", "a", "é", "😀", "\0");
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => void compile(pieces.join(""), true)));
  });
});

describe("MATCHES in a pack", () => {
  it.each<[string, ObservableType, string, boolean]>([
    ["[url:value MATCHES '^https?://[a-z0-9]{8}\\\\.evil\\\\.']", "url", "https://ab12cd34.evil.example/x", true],
    ["[url:value MATCHES '^https?://[a-z0-9]{8}\\\\.evil\\\\.']", "url", "https://ab12.evil.example/x", false],
    ["[domain-name:value MATCHES '^EVIL[0-9]+\\\\.example$']", "host", "evil42.example", true],
    ["[domain-name:value MATCHES '^evil[0-9]+\\\\.example$']", "free_text", "see http://evil42.example/a now", true],
    ["[process:name MATCHES '^Evil[a-z]d$']", "process_name", "/usr/libexec/Evilxd", true],
    ["[process:name MATCHES '^Evil[a-z]d$']", "process_name", "evilxd", false],
    ["[file:path MATCHES '^/var/tmp/evil/[0-9]+$']", "file_path", "/private/var/tmp/evil/12", true],
    ["[file:path MATCHES '^/private/var/tmp/evil/[0-9]+$']", "file_path", "/var/tmp/evil/12", true],
    ["[file:path MATCHES '^/var/tmp/evil/[0-9]+$']", "file_path", "/private/var/tmp/evil/x", false],
    ["[email-addr:value MATCHES '^evil[0-9]+@example']", "email", "mailto:Evil12@example.org", true],
    ["[app:id MATCHES '^com\\\\.evil\\\\.']", "app_id", "com.evil.x", true],
    ["[url:value MATCHES 'evil' AND url:value LIKE '%/end']", "url", "https://evil.example/end", true],
    ["[url:value MATCHES 'evil' AND url:value LIKE '%/end']", "url", "https://evil.example/other", false],
    [
      "[domain-name:value IN ('evil.example', 'other.example') AND domain-name:value MATCHES '^evil']",
      "host",
      "evil.example",
      true,
    ],
    [
      "[domain-name:value IN ('evil.example', 'other.example') AND domain-name:value MATCHES '^evil']",
      "host",
      "other.example",
      false,
    ],
  ])("%s on %s %s: %s", async (pattern, type, value, found) => {
    const pack = await load(pattern);
    expect(pack.summary.problems).toEqual([]);
    expect(createMatcher([pack]).match(type, value).length > 0).toBe(found);
  });

  it("is named where it cannot be used, and costs nothing else", async () => {
    const pack = await load("[url:value MATCHES '(?<=x)evil']", "[url:value MATCHES '.*']", "[file:name='sound']");
    expect(pack.summary.count).toBe(1);
    expect(pack.summary.problems.map(({ where }) => where)).toEqual(["indicator--0", "indicator--1"]);
  });

  it("is named where nobody brought the engine", () => {
    const bytes = utf8.encode(
      JSON.stringify({ objects: [{ type: "indicator", id: "i", pattern: "[url:value MATCHES 'evil']" }] }),
    );
    expect(loadPack(bytes, "pack", () => "d").summary).toMatchObject({
      count: 0,
      problems: [{ where: "i", message: "evil: MATCHES (a regular expression) is not used here" }],
    });
  });

  it("is bounded in number", async () => {
    const pack = await load(...Array.from({ length: 130 }, (_, index) => `[url:value MATCHES 'evil${index}x']`));
    expect(pack.tests).toHaveLength(100);
    expect(pack.summary.problems).toHaveLength(30);
    expect(pack.summary.problems[0]?.message).toBe("more than 100 regular expressions in one pack");
  });

  it("goes through a pack file of our own", async () => {
    const header = {
      id: "x",
      name: "X",
      publisher: "",
      licence: "",
      date: "",
      source: "",
      attribution: "",
      references: [],
    };
    const text = formatPack(header, [await load("[url:value MATCHES 'evil[0-9]' AND url:value LIKE '%end']")]);
    const bytes = utf8.encode(text);
    const again = loadPack(bytes, "x", () => "d", {}, await regexEngineFor(bytes));
    expect(again.summary).toMatchObject({ count: 1, problems: [] });
    expect(formatPack(header, [again])).toBe(text);
    expect(createMatcher([again]).match("url", "https://evil1.example/end")).toHaveLength(1);
    expect(loadPack(bytes, "x", () => "d").summary.problems).toHaveLength(1);
  });
});
