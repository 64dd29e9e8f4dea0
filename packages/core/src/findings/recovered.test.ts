import { describe, expect, it } from "vitest";
import { artifacts } from "../artifacts/index.ts";
import type { DraftOf, SourcedRecord } from "../records/kinds.ts";
import { rules } from "../rules/index.ts";
import { collector } from "./collect.ts";
import { concludeFindings } from "./conclude.ts";
import { languages } from "./language.ts";
import { wording } from "./wording/wording.ts";

const visit = (rowid: number, recovered?: "wal"): SourcedRecord => {
  const draft: DraftOf<"web_visit"> = { kind: "web_visit", time: 1e15, locator: { table: "history_visits", rowid } };
  return {
    ...draft,
    ...(recovered ? { recovered } : {}),
    artifact: "ios.safari_history",
    file: "History.db",
    evidence: 0,
    sha256: "0",
    timeBasis: "utc",
  };
};

function remarksOf(records: readonly SourcedRecord[], language: (typeof languages)[number] = "en") {
  const found = collector();
  const words = { value: "x.org", observed: "x.org", family: "F", packs: "p", field: "url" };
  for (const record of records) {
    found.add("indicator.url", {
      severity: "critical",
      class: "attempt",
      key: "k",
      records: [record],
      values: ["x.org"],
      words,
    });
  }
  const [finding] = concludeFindings(found.collected, {
    rules,
    artifacts,
    wording: wording(language),
    custody: [],
    hash: (text) => text,
  });
  return finding;
}

describe("a finding on recovered rows", () => {
  it("says how many of its records they are", () => {
    const finding = remarksOf([visit(1), visit(2, "wal"), visit(3, "wal")]);
    expect(finding?.remarks).toContainEqual({ code: "recovered", words: { recovered: "2", records: "3" } });
    expect(finding?.records.map(({ recovered }) => recovered)).toEqual([undefined, "wal", "wal"]);
  });

  it("says nothing of it where all live", () => {
    expect(remarksOf([visit(1)])?.remarks.map(({ code }) => code)).not.toContain("recovered");
  });

  it.each(languages)("says it in %s", (language) => {
    const told = remarksOf([visit(2, "wal")], language)?.notes.find((note) => /1.*1/.test(note));
    expect(told).toBeDefined();
    expect(told).not.toContain("{");
  });
});

it("only rules that ask for them see recovered rows", () => {
  expect(rules.filter(({ readsRecovered }) => readsRecovered).every(({ id }) => id.startsWith("indicator."))).toBe(
    true,
  );
});
