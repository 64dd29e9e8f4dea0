import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acts, checkLog, formatEntry, lineHash, noLine } from "./log.ts";

function logOf(count: number): string[] {
  const lines: string[] = [];
  for (let number = 0; number < count; number++) {
    const previous = lineHash(lines.at(-1) ?? "");
    lines.push(
      formatEntry({
        time: "2026-11-21T10:00:00Z",
        actor: "ana",
        act: acts[number % acts.length] ?? "opened",
        detail: { number },
        previous: number === 0 ? noLine : previous,
      }),
    );
  }
  return lines;
}

describe("a log", () => {
  it("names the hash that sha256sum gives of the line before", () => {
    const [first = "", second = ""] = logOf(2);
    const previous = createHash("sha256").update(first).digest("hex");
    expect(JSON.parse(second)).toMatchObject({ previous, actor: "ana" });
  });

  it("holds as it was written, also as the continuation of another", () => {
    const lines = logOf(5);
    expect(checkLog(lines.join(""))).toEqual({ lines: 5, last: lineHash(lines[4] ?? ""), problems: [] });
    expect(checkLog(lines.slice(2).join(""), checkLog(lines.slice(0, 2).join("")).last).problems).toEqual([]);
    expect(checkLog("")).toEqual({ lines: 0, last: noLine, problems: [] });
  });

  it("breaks after a line that was changed, moved, put in or taken out", () => {
    const lines = logOf(6);
    fc.assert(
      fc.property(fc.nat(4), fc.constantFrom("changed", "moved", "put in", "taken out"), (at, how) => {
        const line = lines[at] ?? "";
        const other = [...lines];
        if (how === "changed") other[at] = line.replace("ana", "eve");
        if (how === "moved") other.splice(at, 2, other[at + 1] ?? "", line);
        if (how === "put in") other.splice(at, 0, line.replace("ana", "eve"));
        if (how === "taken out") other.splice(at, 1);
        expect(checkLog(other.join("")).problems).not.toEqual([]);
      }),
    );
  });

  it.each([
    ["a line that is not JSON", "x\n", /line 1 is not an entry/],
    ["a line without an actor", `{"time":"","act":"opened","previous":"${noLine}"}\n`, /line 1 is not an entry/],
    ["a cut end", logOf(2).join("").slice(0, -5), /cut off/],
  ])("says of %s what is wrong", (_, text, message) => {
    expect(checkLog(text).problems.join()).toMatch(message);
  });
});
