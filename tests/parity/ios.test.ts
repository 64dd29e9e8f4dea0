import { beforeAll, describe, expect, it } from "vitest";
import { sharedPath } from "../../packages/core/test/shared.ts";
import { caseRecords } from "../case-records.ts";
import { type CheckRun, check } from "../sillage.ts";
import { type Alert, alertsOfFindings, alertsOfPeer, type LoneRecord, loneAlerts, loneRecords } from "./compare.ts";
import { alertDifferences, type CaseName, recordDifferences } from "./differences.ts";
import { lacking, makeIphone, oracleIndicators } from "./evidence.ts";
import { peerAnswer } from "./peer.ts";

/**
 * The peer's recorded answers against ours on the same evidence: every alert and every record with its fields is the
 * same, or the difference stands in the table of those that are meant.
 */
interface Case {
  readonly evidence: () => string;
  readonly indicators: string;
  /** Alerts of the peer: what is compared is not nothing. */
  readonly alerts: number;
}

const cases: Readonly<Record<CaseName, Case>> = {
  "oracle-ios-backup": { evidence: () => makeIphone("backup"), indicators: oracleIndicators, alerts: 74 },
  "oracle-ios-fs": { evidence: () => makeIphone("fs"), indicators: oracleIndicators, alerts: 87 },
  "ios-backup": {
    evidence: () => sharedPath("evidence", "real", "mvt", "tests", "artifacts", "ios_backup"),
    indicators: sharedPath("peer-oracles", "mvt-fixture.stix2"),
    alerts: 5,
  },
};

const title = lacking ? `the peer's answers (skipped: ${lacking})` : "the peer's answers";

describe.skipIf(lacking)(title, () => {
  describe.each(Object.keys(cases) as CaseName[])("%s", (name) => {
    let run: CheckRun;
    let alerts: readonly Alert[];
    let records: readonly LoneRecord[];

    beforeAll(async () => {
      const { evidence, indicators, alerts: expected } = cases[name];
      run = await check(evidence(), ["--indicators", indicators]);
      const stored = await caseRecords(run.caseFolder);
      const peer = peerAnswer(name);
      expect(peer.alerts).toHaveLength(expected);
      alerts = loneAlerts(alertsOfFindings(run.findings, stored), alertsOfPeer(peer));
      records = loneRecords(peer, stored);
    });

    it("was examined, and its planted damage said", () => {
      expect(run.stderr).toBe("");
      expect(run.status).toBe(4);
    });

    it("alerts to the same, but for what is meant to differ", () => {
      expect(alerts.filter((alert) => !alertDifferences.some(({ is }) => is(alert)))).toEqual([]);
    });

    it("has the same records with the same fields, but for what is meant to differ", () => {
      expect(records.filter((record) => !recordDifferences.some(({ is }) => is(record)))).toEqual([]);
    });

    it.each(alertDifferences)("differs on purpose in alerts: $id", ({ is, times }) => {
      expect(alerts.filter(is)).toHaveLength(times[name] ?? 0);
    });

    it.each(recordDifferences)("differs on purpose in records: $id", ({ is, times }) => {
      expect(records.filter(is)).toHaveLength(times[name] ?? 0);
    });
  });

  it("finds without indicators what needs none; the peer asks for some first", async () => {
    const run = await check(makeIphone("backup"));
    const ids = new Set(run.findings.map(({ rule }) => rule));
    for (const id of ["ios.lookup_with_nul", "ios.notification_profile", "ios.app_without_store_record"]) {
      expect(ids).toContain(id);
    }
    expect([...ids].filter((id) => id.startsWith("indicator."))).toEqual([]);
  });
});
