import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Examination, examineHere } from "../examine.ts";
import { encrypted, lacking, makeIphone, oracleIndicators } from "./evidence.ts";

/** Encrypted as iTunes does it, by another program than ours: sound, with damaged files, with a size that is a lie. */

const password = "oracle";
const backup = lacking === undefined ? makeIphone("backup") : "";
const probe = lacking === undefined ? encrypted(backup) : undefined;
const reason = lacking ?? (probe === undefined ? "python3 has no cryptography" : undefined);

describe.skipIf(reason)(reason ? `an encrypted backup (skipped: ${reason})` : "an encrypted backup", () => {
  let indicators: Uint8Array;
  let plain: Examination;
  beforeAll(async () => {
    indicators = readFileSync(oracleIndicators);
    plain = await examineHere(backup, { indicators });
  });

  const examine = (path = "") => examineHere(path, { indicators, password });

  // How a backup differs from its own list is another in each; incidents are made of findings that are compared.
  function facts({ findings }: Examination, without: readonly string[] = []): string[] {
    return findings
      .filter(({ parts, rule }) => parts === undefined && rule !== "ios.backup_difference")
      .filter(({ records }) => !without.includes(records[0]?.artifact ?? ""))
      .map(({ rule, severity, values, recordCount }) => JSON.stringify([rule, severity, values, recordCount]))
      .sort();
  }

  it("is found to hold what the plain one does", async () => {
    const examined = await examine(probe);
    expect(facts(examined)).toEqual(facts(plain));
    const read = ({ records }: Examination) => records.filter(({ kind }) => kind !== "stored_file").length;
    expect(read(examined)).toBe(read(plain));
  });

  it("with an unusable key and an empty file: both are named, all else is found", async () => {
    const examined = await examine(encrypted(backup, ["--damage"]));
    const lost = ["ios.tcc", "ios.calendar"];
    for (const artifact of lost) {
      const coverage = examined.coverage.artifacts.find((one) => one.artifact === artifact);
      expect(coverage, artifact).toMatchObject({ state: expect.stringMatching(/unreadable|partly_read/) });
      expect(coverage?.problems[0]?.file).toMatch(/TCC\.db|Calendar\.sqlitedb/);
    }
    expect(examined.damaged).toBe(true);
    expect(facts(examined)).toEqual(facts(plain, lost));
  });

  it("with a size that is too small: said, and the file is read whole", async () => {
    const examined = await examine(encrypted(backup, ["--wrong-size"]));
    const problems = examined.coverage.evidence.flatMap((one) => one.problems);
    expect(problems).toMatchObject([{ code: "size_mismatch", file: "HomeDomain-Library/SMS/sms.db" }]);
    expect(facts(examined)).toEqual(facts(plain));
  });
});
