import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { zipEntries } from "../../../test/zip-entries.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import { whatsAppCalls } from "./whatsapp-calls.ts";

const path = "AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared-CallHistory.sqlite";

describe("calls of WhatsApp", () => {
  it("are told with all participants, also those of nobody known", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE ZWAAGGREGATECALLEVENT (Z_PK INTEGER PRIMARY KEY, ZINCOMING INTEGER, ZMISSED INTEGER, ZVIDEO INTEGER);
        CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, ZOUTCOME INTEGER, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP,
          ZDURATION FLOAT, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR);
        CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING VARCHAR);
        INSERT INTO ZWAAGGREGATECALLEVENT VALUES (4, 1, 0, 1), (5, 1, 1, 0);
        INSERT INTO ZWACDCALLEVENT VALUES (1, 0, 4, 721692800, 30, '1@lid', '5-6@g.us'), (2, 1, 5, 721692800, 0, NULL, NULL),
          (3, 0, NULL, 721692800, 0, NULL, NULL);
        INSERT INTO ZWACDCALLEVENTPARTICIPANT VALUES (1, 4, '1@lid'), (2, 4, '2@s.whatsapp.net')`),
    );
    const { records, problems } = await readArtifact(whatsAppCalls, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "call",
        time: parseIsoTime("2023-11-14T22:13:20Z"),
        direction: "incoming",
        service: "WhatsApp Business",
        contact: "1@lid",
        participants: ["1@lid", "2@s.whatsapp.net"],
        duration: 30,
        answered: true,
        details: { video: true, outcome: "ended", ZGROUPJIDSTRING: "5-6@g.us" },
      },
      { direction: "incoming", contact: null, participants: [], answered: false, details: { outcome: "missed" } },
      { direction: "unknown", answered: null },
    ]);
  });

  it("of versions without aggregates came in where the other party began them", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, Z1CALLEVENTS INTEGER, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR);
        CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER, ZJIDSTRING VARCHAR);
        INSERT INTO ZWACDCALLEVENT VALUES (1, 1, '1@s.whatsapp.net'), (2, 2, 'me@s.whatsapp.net');
        INSERT INTO ZWACDCALLEVENTPARTICIPANT VALUES (1, 1, '1@s.whatsapp.net'), (2, 2, '1@s.whatsapp.net')`),
    );
    const { records } = await readArtifact(whatsAppCalls, { [path]: bytes });
    expect(records).toMatchObject([{ direction: "incoming" }, { direction: "outgoing" }]);
  });
});

withShared("calls of a real phone", () => {
  it("are the four that it made and took", async () => {
    const zip = sharedPath(
      "evidence",
      "real",
      "iLEAPP/admin/test/cases/data/whatsApp/testdata.whatsApp.whatsAppCallHistory.josh_ios15_ffs.zip",
    );
    const entries = zipEntries(new Uint8Array(readFileSync(zip)));
    const name = [...entries.keys()].find((key) => key.endsWith("/CallHistory.sqlite")) ?? expect.fail();
    const main = entries.get(name) ?? expect.fail();
    const wal = entries.get(`${name}-wal`) ?? expect.fail();
    const place = "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-CallHistory.sqlite";
    const reading = await readArtifact(whatsAppCalls, { [place]: main, [`${place}-wal`]: wal });
    const told = recordsOf(reading, "call").map(({ time, direction, contact, duration }) => [
      isoTime(time ?? 0).slice(0, 19),
      direction,
      contact,
      Math.round(duration ?? 0),
    ]);
    const other = "19198887386@s.whatsapp.net";
    expect(told).toEqual([
      ["2023-05-02T16:12:10", "outgoing", other, 95],
      ["2023-05-02T16:15:06", "incoming", other, 101],
      ["2023-05-02T16:20:45", "outgoing", other, 105],
      ["2023-05-02T16:24:21", "incoming", other, 104],
    ]);
    expect(reading.problems).toEqual([]);
  });
});
