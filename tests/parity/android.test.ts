import { beforeAll, describe, expect, it } from "vitest";
import { sharedPath } from "../../packages/core/test/shared.ts";
import { caseRecords } from "../case-records.ts";
import { type CheckRun, check } from "../sillage.ts";
import { type Compared, compare } from "./android-compare.ts";
import { type AndroidCase, androidAlertDifferences, androidRecordDifferences } from "./android-differences.ts";
import { lacking, makeAndroid, oracleIndicators } from "./evidence.ts";
import { peerAnswer } from "./peer.ts";

/**
 * The peer's recorded answers to Android evidence against ours: every alert and every record with its fields is the
 * same, or the difference stands in the table of those that are meant.
 */
interface Case {
  readonly evidence: () => string;
  /** The peer's recorded answer. */
  readonly answer: string;
  readonly indicators?: string;
  /** The zone of the phone: the peer writes most times by its clock. */
  readonly zone: string;
  /** Alerts of the peer: what is compared is not nothing. */
  readonly alerts: number;
  /** Of the command: 4 where damage was planted. */
  readonly status: 0 | 4;
}

const real = (...parts: string[]) => sharedPath("evidence", "real", "mvt", "tests", "artifacts", ...parts);
const fixture = sharedPath("peer-oracles", "mvt-fixture.stix2");
const made = { indicators: oracleIndicators, zone: "Europe/Madrid", status: 4 } as const;
const kept = { indicators: fixture, zone: "UTC", status: 0 } as const;

let folder: string | undefined;
const acquisition = () => {
  folder ??= makeAndroid("androidqf");
  return folder;
};
let logs: string | undefined;
const intrusionLogs = () => {
  logs ??= makeAndroid("intrusion");
  return logs;
};

const cases: Readonly<Record<AndroidCase, Case>> = {
  androidqf: { ...made, evidence: acquisition, answer: "oracle-aqf-dir", alerts: 88 },
  "androidqf without indicators": {
    evidence: acquisition,
    answer: "oracle-aqf-dir-noioc",
    alerts: 36,
    zone: made.zone,
    status: made.status,
  },
  "androidqf in a zip with a folder": {
    ...made,
    evidence: () => makeAndroid("androidqf", "nested"),
    answer: "oracle-aqf-zip-nested",
    alerts: 88,
  },
  // Of a zip without folder the peer reads less: what it finds in the folder has to be found.
  "androidqf in a zip without folder": {
    ...made,
    evidence: () => makeAndroid("androidqf", "flat"),
    answer: "oracle-aqf-dir",
    alerts: 88,
  },
  "bug report": { ...made, evidence: () => makeAndroid("bugreport"), answer: "oracle-bugreport-dir", alerts: 31 },
  "intrusion logs": { ...made, evidence: intrusionLogs, answer: "oracle-intrusion", alerts: 16 },
  "intrusion logs without indicators": {
    evidence: intrusionLogs,
    answer: "oracle-intrusion-noioc",
    alerts: 5,
    zone: "UTC",
    status: 4,
  },
  "MVT's androidqf": { ...kept, evidence: () => real("androidqf"), answer: "androidqf-dir", alerts: 10 },
  "MVT's backup": {
    ...kept,
    evidence: () => real("android_backup", "backup2.ab"),
    answer: "android-backup2",
    alerts: 0,
  },
  "MVT's bug report": {
    ...kept,
    evidence: () => real("android_data", "bugreport"),
    answer: "bugreport",
    alerts: 3,
  },
};

const title = lacking ? `the peer's answers (skipped: ${lacking})` : "the peer's answers";

describe.skipIf(lacking)(title, () => {
  describe.each(Object.keys(cases) as AndroidCase[])("%s", (name) => {
    const { evidence, answer, indicators, zone, alerts, status } = cases[name];
    let run: CheckRun;
    let lone: Compared;

    beforeAll(async () => {
      // The peer's answers on security patches are of the day on which they were recorded.
      const args = ["--as-of", "2026-11-21", ...(indicators === undefined ? [] : ["--indicators", indicators])];
      run = await check(evidence(), args, { env: { SILLAGE_PASSWORD: "123456" } });
      const peer = peerAnswer(answer);
      expect(peer.alerts).toHaveLength(alerts);
      lone = compare(peer, run.findings, await caseRecords(run.caseFolder), zone);
    });

    it("was examined, and its planted damage said", () => {
      expect(run.stderr).toBe("");
      expect(run.status).toBe(status);
    });

    it("alerts to the same, but for what is meant to differ", () => {
      expect(lone.alerts.filter((alert) => !androidAlertDifferences.some(({ is }) => is(alert)))).toEqual([]);
    });

    it("has the same records with the same fields, but for what is meant to differ", () => {
      expect(lone.records.filter((record) => !androidRecordDifferences.some(({ is }) => is(record)))).toEqual([]);
    });

    it.each(androidAlertDifferences)("differs on purpose in alerts: $id", ({ is, times }) => {
      expect(lone.alerts.filter(is)).toHaveLength(times[name] ?? 0);
    });

    it.each(androidRecordDifferences)("differs on purpose in records: $id", ({ is, times }) => {
      expect(lone.records.filter(is)).toHaveLength(times[name] ?? 0);
    });
  });
});
