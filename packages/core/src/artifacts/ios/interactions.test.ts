import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { interactions } from "./interactions.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z");

describe("interactions", () => {
  const path = "HomeDomain-Library/CoreDuet/People/interactionC.db";
  const read = async (sql: string) => {
    const reading = await readArtifact(interactions, { [path]: buildDatabase((db) => db.exec(sql)) });
    return { found: recordsOf(reading, "interaction"), problems: reading.problems };
  };
  const table = `CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP, ZENDDATE TIMESTAMP,
    ZCREATIONDATE TIMESTAMP, ZBUNDLEID VARCHAR, ZDIRECTION INTEGER, ZSENDER INTEGER, ZDOMAINIDENTIFIER VARCHAR,
    ZCONTENTURL VARCHAR, ZGROUPNAME VARCHAR);
    CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR, ZINCOMINGSENDERCOUNT INTEGER,
      ZFIRSTINCOMINGSENDERDATE TIMESTAMP);
    INSERT INTO ZCONTACTS VALUES (1, 'Ana', '+1', 5, 721692800), (2, NULL, '+2', NULL, NULL);
    INSERT INTO ZINTERACTIONS VALUES (1, 721692800, 721692800, 721692800, 'com.apple.MobileSMS', 0, 1, 'd', 'https://evil.example/', 'g');`;

  const numbers = [
    [1, 2, 3],
    [3, 5, 9],
  ] as const;
  it.each(numbers)("joins whatever numbers Core Data gave: %i, %i, %i", async (attachment, recipient, interaction) => {
    const { found, problems } = await read(`${table}
      CREATE TABLE ZATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZUTI VARCHAR, ZIDENTIFIER BLOB);
      CREATE TABLE Z_${attachment}INTERACTIONS (Z_${attachment}ATTACHMENTS INTEGER, Z_${interaction}INTERACTIONS INTEGER);
      CREATE TABLE Z_${recipient}INTERACTIONRECIPIENT (Z_${recipient}RECIPIENTS INTEGER, Z_${interaction}INTERACTIONRECIPIENT INTEGER);
      INSERT INTO ZATTACHMENT VALUES (1, 'public.jpeg', x'aabb');
      INSERT INTO Z_${attachment}INTERACTIONS VALUES (1, 1);
      INSERT INTO Z_${recipient}INTERACTIONRECIPIENT VALUES (1, 1), (2, 1), (77, 1)`);
    expect(problems).toEqual([]);
    expect(found).toEqual([
      {
        kind: "interaction",
        time: when,
        locator: { table: "ZINTERACTIONS", rowid: 1 },
        direction: "incoming",
        app_id: "com.apple.MobileSMS",
        sender: "+1",
        sender_name: "Ana",
        recipients: ["+1", "+2"],
        recipient_names: ["Ana"],
        thread: "d",
        end: when,
        created: when,
        url: "https://evil.example/",
        details: {
          ZDIRECTION: 0,
          ZGROUPNAME: "g",
          sender: {
            ZDISPLAYNAME: "Ana",
            ZIDENTIFIER: "+1",
            ZINCOMINGSENDERCOUNT: 5,
            ZFIRSTINCOMINGSENDERDATE: "2023-11-14T22:13:20Z",
          },
          recipients: [expect.objectContaining({ ZIDENTIFIER: "+1" }), { ZIDENTIFIER: "+2" }],
          attachments: [{ ZUTI: "public.jpeg", ZIDENTIFIER: "qrs=" }],
        },
      },
    ]);
  });

  it("reads a file without people, joins and attachments", async () => {
    const { found, problems } = await read(
      "CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZSTARTDATE REAL, ZSENDER INTEGER); INSERT INTO ZINTERACTIONS VALUES (1, 721692800, 4)",
    );
    expect(found).toMatchObject([{ time: when, sender: null, recipients: [], direction: "unknown" }]);
    expect(problems).toEqual([]);
  });

  it("bounds the recipients of a hostile join", async () => {
    const { found } = await read(`${table}
      CREATE TABLE Z_2INTERACTIONRECIPIENT (Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO Z_2INTERACTIONRECIPIENT SELECT 1, 1 FROM n`);
    expect(found[0]?.recipients).toHaveLength(100);
  });
});
