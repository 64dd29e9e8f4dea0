import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sampleTime } from "../../../test/samples/sample.ts";
import { tccSample } from "../../../test/samples/tcc.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { tcc } from "./tcc.ts";

const path = tccSample().path;
const permissions = async (bytes: Uint8Array) => {
  const reading = await readArtifact(tcc, { [path]: bytes });
  return { records: recordsOf(reading, "permission"), problems: reading.problems };
};
const database = (columns: string, ...rows: readonly string[]) =>
  buildDatabase((db) => {
    db.exec(`CREATE TABLE access (${columns})`);
    for (const row of rows) db.exec(`INSERT INTO access VALUES (${row})`);
  });

describe("permissions", () => {
  it("have a decision, a reason and a time", async () => {
    const { records, problems } = await permissions(tccSample().bytes);
    expect(problems).toEqual([]);
    expect(
      records.map(({ permission, process, client_type, decision, reason, time }) => [
        permission,
        process,
        client_type,
        decision,
        reason,
        time,
      ]),
    ).toEqual([
      ["kTCCServiceMicrophone", "com.example.app", "bundle_id", "allowed", "user_consent", sampleTime * 1e6],
      [
        "kTCCServiceCamera",
        "/usr/libexec/bridgehead",
        "absolute_path",
        "denied",
        "app_type_policy",
        (sampleTime + 1) * 1e6,
      ],
      ["kTCCServicePhotos", "com.example.x", "bundle_id", "limited", "unknown", (sampleTime + 2) * 1e6],
    ]);
    expect(records[0]?.details).toEqual({ client_type: 0, auth_value: 2, auth_reason: 2, auth_version: 1, flags: 0 });
  });

  const older = "service TEXT, client TEXT, client_type INTEGER, allowed INTEGER, prompt_count INTEGER";
  it.each([
    ["with times", `${older}, last_modified INTEGER`, `, ${sampleTime}`, sampleTime * 1e6],
    ["without times", older, "", null],
  ])("before iOS 14 are allowed or not: %s", async (_, columns, end, time) => {
    const { records, problems } = await permissions(
      database(columns, `'kTCCServiceCamera','a',0,1,2${end}`, `'kTCCServiceCamera','b',0,0,2${end}`),
    );
    expect(problems).toEqual([]);
    expect(records.map((record) => [record.process, record.decision, record.reason, record.time])).toEqual([
      ["a", "allowed", null, time],
      ["b", "denied", null, time],
    ]);
    expect(records[0]?.details).toMatchObject({ allowed: 1, prompt_count: 2 });
  });

  it("keep the program of a row whose other values are poisoned", async () => {
    const { records, problems } = await permissions(
      database(
        "service, client, client_type, auth_value, last_modified",
        "x'ff','bridgehead','x',9,9223372036854775807",
      ),
    );
    expect(records).toMatchObject([{ process: "bridgehead", permission: null, decision: "unknown", time: null }]);
    expect(problems.map(({ message }) => message.split(" ")[0])).toEqual([
      "access.last_modified",
      "access.client_type",
      "access.service",
    ]);
  });
});
