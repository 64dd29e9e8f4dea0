import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PatternTerm, readPattern } from "./stix-pattern.ts";
import { like } from "./value-test.ts";

function one(path: string, ...values: string[]): PatternTerm {
  return { path, values, like: [] };
}

describe("readPattern", () => {
  it.each<[string, PatternTerm[]]>([
    ["[domain-name:value='evil.example']", [one("domain-name:value", "evil.example")]],
    ["[domain-name:value = 'evil.example']", [one("domain-name:value", "evil.example")]],
    ["domain-name:value='evil.example'", [one("domain-name:value", "evil.example")]],
    ["[url:value='https://evil.example/?a=b&c==d']", [one("url:value", "https://evil.example/?a=b&c==d")]],
    ["[file:name='it\\'s a \\\\ file']", [one("file:name", "it's a \\ file")]],
    ['[file:name="x"]', [one("file:name", "x")]],
    ["[file:hashes.'SHA-256'='aa']", [one("file:hashes.sha256", "aa")]],
    ["[file:hashes.sha256='aa']", [one("file:hashes.sha256", "aa")]],
    [
      "[file:hashes.\"SHA-1\"='aa' OR file:hashes.MD5='bb']",
      [one("file:hashes.sha1", "aa"), one("file:hashes.md5", "bb")],
    ],
    ["[file:hashes['SHA-256']='aa']", [one("file:hashes.sha256", "aa")]],
    ["[app:cert.sha1='aa']", [one("app:cert.sha1", "aa")]],
    ["[domain-name:value IN ('a.example', 'b.example')]", [one("domain-name:value", "a.example", "b.example")]],
    ["[a:b='1'] OR [c:d='2']", [one("a:b", "1"), one("c:d", "2")]],
    ["([a:b='1'] OR ([c:d='2']))", [one("a:b", "1"), one("c:d", "2")]],
    ["[(a:b='1' OR c:d='2') OR e:f='3']", [one("a:b", "1"), one("c:d", "2"), one("e:f", "3")]],
    ["[domain-name:value LIKE '%.evil.example']", [{ path: "domain-name:value", like: ["%.evil.example"] }]],
    ["[url:value LIKE '%a%' AND url:value LIKE '%b%']", [{ path: "url:value", like: ["%a%", "%b%"] }]],
    ["[url:value IN ('xa','xb') AND url:value LIKE '%a']", [{ path: "url:value", values: ["xa", "xb"], like: ["%a"] }]],
    ["[a:b='1' AND a:b IN ('1','2')]", [one("a:b", "1")]],
    ["[file:size = 5 OR file:name='x']", [one("file:size", "5"), one("file:name", "x")]],
    ["[a:b MATCHES '^x.*$']", [{ path: "a:b", like: [], matches: ["^x.*$"] }]],
    ["[a:b MATCHES 'x\\\\.y']", [{ path: "a:b", like: [], matches: ["x\\.y"] }]],
    // Not what the grammar allows, but what is often written.
    ["[a:b MATCHES 'x\\.y']", [{ path: "a:b", like: [], matches: ["x\\.y"] }]],
    ["[a:b='1' AND a:b MATCHES 'x']", [{ path: "a:b", values: ["1"], like: [], matches: ["x"] }]],
    ["[a:b MATCHES 'x' AND a:b LIKE '%y' AND a:b MATCHES 'z']", [{ path: "a:b", like: ["%y"], matches: ["x", "z"] }]],
  ])("%s", (pattern, terms) => {
    expect(readPattern(pattern)).toEqual({ terms, unused: [] });
  });

  it.each<[string, string]>([
    ["", "the pattern is empty"],
    ["  ", "the pattern is empty"],
    ["[]", "has no object path"],
    ["[domain-name:value='a", "cannot be read"],
    ["[domain-name:value='a'", "lacks ]"],
    ["[domain-name:value]", "has an unknown comparison"],
    ["[domain-name:value=]", "has no value"],
    ["[file:name='x' AND file:hashes.md5='aa']", "AND joins two different values (file:name, file:hashes.md5)"],
    ["[a:b='1'] AND [c:d='2']", "AND joins several observations"],
    ["[a:b='1'] FOLLOWEDBY [c:d='2']", "FOLLOWEDBY joins several observations"],
    ["[a:b='1'] REPEATS 5 TIMES", "REPEATS needs times or counts"],
    ["[a:b='1'] WITHIN 300 SECONDS", "WITHIN needs times or counts"],
    ["[a:b='1'] START t'2024-01-01T00:00:00Z' STOP t'2025-01-01T00:00:00Z'", "START needs times or counts"],
    ["[a:b != '1']", "!= does not name a value"],
    ["[a:b NOT = '1']", "NOT says what a value is not"],
    ["[EXISTS a:b]", "EXISTS does not name a value"],
    ["[ipv4-addr:value ISSUBSET '198.51.100.0/24']", "ISSUBSET does not name a value"],
    ["[a:b NOT MATCHES 'x']", "NOT says what a value is not"],
    [`${"(".repeat(100)}[a:b='1']${")".repeat(100)}`, "is nested too deeply"],
    [`[${"(".repeat(100_000)}`, "is nested too deeply"],
  ])("uses nothing of %.60s and says why", (pattern, reason) => {
    const { terms, unused } = readPattern(pattern);
    expect(terms).toEqual([]);
    expect(unused.join()).toContain(reason);
  });

  it("keeps the usable branch of an OR", () => {
    const { terms, unused } = readPattern("[a:b='1' OR (a:b='2' AND c:d='3') OR a:b > 'x']");
    expect(terms).toEqual([one("a:b", "1")]);
    expect(unused).toHaveLength(2);
  });

  it("never throws", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "a:b",
      "=",
      "'x'",
      "AND",
      "OR",
      "IN",
      "LIKE",
      "NOT",
      ",",
      "'",
      "\\",
      " ",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void readPattern(pieces.join(" "))));
    fc.assert(fc.property(fc.string(), (text) => void readPattern(text)));
  });

  it("gives any value back that is written with escapes", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const written = value.replace(/[\\']/g, "\\$&");
        expect(readPattern(`[url:value='${written}']`).terms).toEqual([one("url:value", value)]);
      }),
    );
  });
});

describe("like", () => {
  it.each([
    ["%.evil.example", "a.evil.example", true],
    ["%.evil.example", "evil.example", false],
    ["a_c", "abc", true],
    ["a_c", "ac", false],
    ["a%", "a", true],
    ["%a%b%", "xxaxxbxx", true],
    ["%a%b", "ab ba", false],
    ["", "", true],
    ["abc", "ABC", false],
  ])("%s on %s: %s", (pattern, value, expected) => {
    expect(like(pattern, value)).toBe(expected);
  });

  it("agrees with a regular expression", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "%", "_"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (wildcard, value) => {
        const expected = new RegExp(`^${wildcard.replaceAll("%", ".*").replaceAll("_", ".")}$`).test(value);
        expect(like(wildcard, value)).toBe(expected);
      }),
    );
  });
});
