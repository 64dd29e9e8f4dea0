import { readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Examination, examineHere } from "../examine.ts";
import { check, temporaryFolder } from "../sillage.ts";
import {
  backup,
  blob,
  cache,
  cachePlace,
  calls,
  chromeHistory,
  dump,
  type FileName,
  indicators,
  safari,
  sms,
  smsTables,
  t0,
  writeFolder,
} from "./phone.ts";
import { alone, problems, stateOf } from "./told.ts";

/**
 * Damaged and poisoned evidence: what is damaged is named, and everything else is found as on the undamaged phone. In
 * each of these the peer loses a whole module, or more, and says nothing.
 */

/** Findings as facts that can be compared, by artifact. */
function facts(examination: Examination, artifact?: string): string[] {
  return alone(examination)
    .map((finding) => ({ finding, of: finding.records[0]?.artifact ?? "" }))
    .filter(({ of }) => artifact === undefined || of === artifact)
    .map(({ finding: { rule, severity, recordCount, values }, of }) =>
      JSON.stringify([of, rule, severity, recordCount, values]),
    )
    .sort();
}

let soundBackup: Examination;

beforeAll(async () => {
  soundBackup = await examineHere(backup(), { indicators });
});

it("finds one thing in each file of the sound phone", () => {
  expect(problems(soundBackup)).toBe("");
  expect(soundBackup.damaged).toBe(false);
  const artifacts = alone(soundBackup)
    .map(({ records }) => records[0]?.artifact)
    .sort();
  expect(artifacts).toEqual([
    "ios.chrome_history",
    "ios.global_preferences",
    "ios.id_status_cache",
    "ios.safari_history",
    "ios.sms",
  ]);
});

interface Damage {
  readonly title: string;
  readonly file: FileName;
  readonly artifact: string;
  /** To the backup's folder. */
  readonly damage: (folder: string, path: string) => void;
  readonly state: string;
  readonly says: RegExp;
}

const damages: readonly Damage[] = [
  {
    title: "a truncated database",
    file: "sms",
    artifact: "ios.sms",
    state: "unreadable",
    damage: (_, path) => truncateSync(path, 1e3),
    says: /sms\.db/,
  },
  {
    title: "a database with zeroed pages",
    file: "sms",
    artifact: "ios.sms",
    state: "unreadable",
    damage: (_, path) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(2e4)])),
    says: /sms\.db/,
  },
  {
    title: "an empty database",
    file: "sms",
    artifact: "ios.sms",
    state: "partly_read",
    damage: (_, path) => truncateSync(path, 0),
    says: /sms\.db/,
  },
  {
    title: "a database that is something else",
    file: "safari",
    artifact: "ios.safari_history",
    state: "unreadable",
    damage: (_, path) => writeFileSync(path, "this is no database, however long it may be ".repeat(500)),
    says: /History\.db/,
  },
  {
    title: "a link out of the evidence in place of a file",
    file: "sms",
    artifact: "ios.sms",
    state: "unreadable",
    damage: (_, path) => {
      const outside = join(temporaryFolder(), "sms.db");
      renameSync(path, outside);
      symlinkSync(outside, path);
    },
    says: /refused|unreadable/,
  },
  {
    title: "a file that is missing",
    file: "chrome",
    artifact: "ios.chrome_history",
    state: "unreadable",
    damage: (_, path) => rmSync(path),
    says: /missing on disk/,
  },
  {
    title: "a property list cut short",
    file: "lookups",
    artifact: "ios.id_status_cache",
    state: "unreadable",
    damage: (_, path) => truncateSync(path, 60),
    says: /idstatuscache/,
  },
];

describe("one damaged file of a backup", () => {
  it.each(damages)("$title", async ({ file, artifact, damage, state, says }) => {
    const folder = backup();
    damage(folder, blob(folder, file));
    const examined = await examineHere(folder, { indicators });
    expect(examined.damaged).toBe(true);
    expect(stateOf(examined, artifact)).toBe(state);
    expect(problems(examined)).toMatch(says);
    // Several artifacts may read one file; nothing but what read the damaged one has a problem.
    const damaged = examined.coverage.artifacts.find((one) => one.artifact === artifact)?.files[0]?.file ?? "";
    const others = examined.coverage.artifacts.filter(
      (one) => one.problemCount > 0 && !one.files.some(({ file: read }) => read === damaged),
    );
    expect(others).toEqual([]);
    expect(facts(examined)).toEqual(facts(soundBackup).filter((fact) => !fact.startsWith(`["${artifact}"`)));
  });
});

interface Poison {
  readonly title: string;
  readonly file: FileName;
  readonly content: () => Uint8Array;
  readonly artifact: string;
  /** Records with the poisoned one, which is told as far as it goes. */
  readonly records: number;
  readonly says: RegExp;
}

const poisons: readonly Poison[] = [
  {
    title: "a time beyond all calendars",
    file: "chrome",
    artifact: "ios.chrome_history",
    records: 2,
    says: /visit_time|time/,
    content: () => chromeHistory([13344473600000000n, 2n ** 63n - 1n]),
  },
  {
    title: "bytes where a message's text should be",
    file: "sms",
    artifact: "ios.sms",
    records: 4,
    says: /text/,
    content: () => sms((db) => db.exec(`INSERT INTO message VALUES (4, 'd', x'00ff00', 1, 'SMS', ${t0}, 0)`)),
  },
  {
    title: "a number that is no Unicode",
    file: "calls",
    artifact: "ios.calls",
    records: 2,
    says: /address/i,
    content: () => calls(["+33600000001", Uint8Array.of(255, 254, 128)]),
  },
  {
    title: "text where a message's date should be",
    file: "sms",
    artifact: "ios.sms",
    records: 4,
    says: /date|time/,
    content: () => sms((db) => db.exec("INSERT INTO message VALUES (4, 'd', 'x', 1, 'SMS', 'yesterday', 0)")),
  },
];

describe("one poisoned row", () => {
  it.each(poisons)("$title", async ({ file, content, artifact, records, says }) => {
    const examined = await examineHere(backup({ [file]: content() }), { indicators });
    expect(stateOf(examined, artifact)).toBe("partly_read");
    expect(examined.damaged).toBe(true);
    expect(problems(examined)).toMatch(says);
    expect(examined.coverage.artifacts.find((one) => one.artifact === artifact)?.records).toBe(records);
    // An indicator is found in the rows around it, and in the other fields of the poisoned row itself.
    const rules = (examination: Examination) =>
      alone(examination)
        .map(({ rule, values }) => `${rule} ${values[0]}`)
        .sort();
    expect(rules(examined)).toEqual(rules(soundBackup));
  });

  it("finds the indicator in the poisoned row itself", async () => {
    const examined = await examineHere(backup({ chrome: chromeHistory([2n ** 63n - 1n]) }), { indicators });
    expect(facts(examined, "ios.chrome_history")).toEqual(facts(soundBackup, "ios.chrome_history"));
  });

  it("reads a cache whose times are numbers and text", async () => {
    const examined = await examineHere(
      writeFolder(dump({ [cachePlace]: cache(["'2023-11-14 22:13:20'", "721692800", "x'00'"]) })),
      { indicators },
    );
    expect(alone(examined).find(({ records }) => records[0]?.artifact === "ios.cache_files")?.recordCount).toBe(3);
    expect(stateOf(examined, "ios.cache_files")).toBe("partly_read");
  });
});

describe("a damaged list of the backup's files", () => {
  const broken: [string, (path: string) => void][] = [
    ["garbage", (path) => writeFileSync(path, Buffer.alloc(40_000, "garbage "))],
    ["cut short", (path) => truncateSync(path, 2000)],
    ["zeros", (path) => writeFileSync(path, Buffer.alloc(40_000))],
    ["empty", (path) => truncateSync(path, 0)],
  ];
  it.each(broken)(
    "%s: said to be damaged, not encrypted, and the files are found by their names",
    async (_, damage) => {
      const folder = backup();
      damage(join(folder, "Manifest.db"));
      const examined = await examineHere(folder, { indicators });
      expect(examined.damaged).toBe(true);
      expect(problems(examined)).toMatch(/Manifest\.db/);
      expect(problems(examined)).not.toMatch(/(?<!does not say that it )is encrypted|password/);
      expect(facts(examined)).toEqual(facts(soundBackup));
    },
  );
});

describe("text that plays with its reader", () => {
  it.each(["[/red]", "\u001b[31m\u001b]0;title\u0007", "=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\u202e", "<script>"])(
    "a URL with %j is found as any other",
    async (trick) => {
      const url = `https://evil.example.org/${trick}`;
      const examined = await examineHere(backup({ safari: safari(url) }), { indicators });
      const finding = alone(examined).find(({ records }) => records[0]?.artifact === "ios.safari_history");
      expect(finding?.values).toEqual([url]);
    },
  );
});

it("neither the terminal nor the report does what a URL of the phone tells it to", async () => {
  const url = "https://evil.example.org/\u001b[31m\u001b]0;owned\u0007\u202e<script>alert(1)</script>[/red]";
  const pack = join(temporaryFolder(), "mine.txt");
  writeFileSync(pack, indicators);
  const run = await check(backup({ safari: safari(url) }), ["--indicators", pack]);
  expect(run.findings.flatMap(({ values }) => values)).toContain(url);
  for (const text of [run.stdout, run.stderr, readFileSync(join(run.caseFolder, "report.html"), "utf8")]) {
    expect(text).not.toMatch(/[\u001b\u0007]/);
    expect(text).not.toContain("<script>alert");
  }
});

it("reads the messages of a phone whose tables of people are gone", async () => {
  const content = sms((db) => db.exec("DROP TABLE handle"));
  expect(smsTables).toContain("handle");
  const examined = await examineHere(backup({ sms: content }), { indicators });
  expect(alone(examined).find(({ records }) => records[0]?.artifact === "ios.sms")?.recordCount).toBe(2);
});
