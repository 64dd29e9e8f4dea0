import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf, type TestFiles } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { interactions } from "./interactions.ts";

const library = "Library/CoreDuet/People/interactionC.db";
const when = parseIsoTime("2023-11-14T22:13:20Z");

describe("interactions", () => {
  const path = `HomeDomain-${library}`;
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

  it("takes the other identifier where one is missing", async () => {
    const { found } = await read(`
      CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZSENDER INTEGER); INSERT INTO ZINTERACTIONS VALUES (1, 1), (2, 2);
      CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZCUSTOMIDENTIFIER VARCHAR);
      INSERT INTO ZCONTACTS VALUES (1, NULL, '111@lid'), (2, '+2', 'x')`);
    expect(found.map(({ sender }) => sender)).toEqual(["111@lid", "+2"]);
  });

  it("bounds the recipients of a hostile join", async () => {
    const { found } = await read(`${table}
      CREATE TABLE Z_2INTERACTIONRECIPIENT (Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO Z_2INTERACTIONRECIPIENT SELECT 1, 1 FROM n`);
    expect(found[0]?.recipients).toHaveLength(100);
  });
});

describe("people of WhatsApp", () => {
  const database = buildDatabase((db) =>
    db.exec(`
      CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZSENDER INTEGER, ZDOMAINIDENTIFIER VARCHAR);
      CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR);
      CREATE TABLE Z_2INTERACTIONRECIPIENT (Z_2RECIPIENTS INTEGER, Z_3INTERACTIONRECIPIENT INTEGER);
      INSERT INTO ZCONTACTS VALUES (1, '111@lid'), (2, '+15550102');
      INSERT INTO ZINTERACTIONS VALUES (1, 'net.whatsapp.WhatsApp', 1, '15550102@s.whatsapp.net'),
        (2, 'net.whatsapp.WhatsAppSMB', NULL, '222@lid'), (3, 'com.apple.MobileSMS', 1, '111@lid');
      INSERT INTO Z_2INTERACTIONRECIPIENT VALUES (2, 1)`),
  );
  const contacts = buildDatabase((db) =>
    db.exec(`
      CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME BLOB, ZGIVENNAME BLOB, ZPHONENUMBER BLOB,
        ZWHATSAPPID BLOB, ZLID BLOB);
      INSERT INTO ZWAADDRESSBOOKCONTACT VALUES (1, x'ff', NULL, 9e300, x'ff', x'ff'),
        (2, 'Ana', 'A', '+15550101', '15550101@s.whatsapp.net', '111@lid'),
        (3, NULL, 'Bo', '15550102', '15550102@s.whatsapp.net', NULL)`),
  );
  const lids = buildDatabase((db) =>
    db.exec(`CREATE TABLE ZWAPHONENUMBERLIDPAIR (Z_PK INTEGER PRIMARY KEY, ZLID VARCHAR, ZPHONENUMBER VARCHAR);
      INSERT INTO ZWAPHONENUMBERLIDPAIR VALUES (1, '111', '15550101'), (2, '222', '15550102'), (3, '222', x'ff')`),
  );
  const noDatabase = new Uint8Array(5000).fill(0x41);

  const inBackup = (name: string) => `AppDomainGroup-group.net.whatsapp.WhatsApp.shared-${name}`;
  const inFilesystem = (name: string) => `private/var/mobile/Containers/Shared/AppGroup/AAAA/${name}`;
  const evidence = [
    ["ios_backup", "HomeDomain-", inBackup],
    ["ios_filesystem", "private/var/mobile/", inFilesystem],
  ] as const;
  it.each(evidence)("are named from its own files in %s, and of no other application", async (kind, home, place) => {
    const files = {
      [`${home}Library/CoreDuet/People/interactionC.db`]: database,
      [place("LID.sqlite")]: lids,
      [place("ContactsV2.sqlite")]: contacts,
    };
    const reading = await readArtifact(interactions, files, kind);
    expect(reading.records.map(({ details }) => details?.["whatsapp"])).toEqual([
      {
        "111@lid": { name: "Ana", phone_number: "+15550101" },
        "15550102@s.whatsapp.net": { name: "Bo", phone_number: "+15550102" },
        "+15550102": { name: "Bo" },
      },
      { "222@lid": { name: "Bo", phone_number: "+15550102" } },
      undefined,
    ]);
    expect(reading.read.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(files)));
    // The poisoned row of the contacts, and that of the pairs.
    expect(new Set(reading.problems.map(({ file }) => file))).toEqual(
      new Set([place("ContactsV2.sqlite"), place("LID.sqlite")]),
    );
  });

  const parts: [title: string, files: TestFiles, expected: unknown, codes: string[]][] = [
    ["without either file", {}, undefined, []],
    ["with pairs only", { [inBackup("LID.sqlite")]: lids }, { "111@lid": { phone_number: "+15550101" } }, ["value"]],
    [
      "with a damaged file of contacts",
      { [inBackup("ContactsV2.sqlite")]: noDatabase, [inBackup("LID.sqlite")]: lids },
      { "111@lid": { phone_number: "+15550101" } },
      ["damaged", "value"],
    ],
    ["with another database of that name", { [inBackup("ContactsV2.sqlite")]: lids }, undefined, []],
  ];
  it.each(parts)("are named as far as possible %s", async (_, files, expected, codes) => {
    const reading = await readArtifact(interactions, { [`HomeDomain-${library}`]: database, ...files });
    expect(reading.records).toHaveLength(3);
    expect(reading.records[0]?.details?.["whatsapp"]).toEqual(expected);
    expect(reading.problems.map(({ code }) => code)).toEqual(codes);
  });

  it("are taken from a few files only", async () => {
    const copies = Array.from({ length: 20 }, (_, i) => [
      inFilesystem("ContactsV2.sqlite").replace("AAAA", `A${i}`),
      lids,
    ]);
    const files = { [`private/var/mobile/${library}`]: database, ...Object.fromEntries(copies) };
    const reading = await readArtifact(interactions, files, "ios_filesystem");
    expect(reading.records).toHaveLength(3);
    expect(reading.problems).toMatchObject([{ code: "limit" }]);
    expect(reading.read).toHaveLength(17);
  });
});

withShared("a real backup", () => {
  it("names the people of WhatsApp", async () => {
    const backup = sharedPath("evidence", "real", "mvt", "tests", "artifacts", "ios_backup");
    const stored = (id: string) => new Uint8Array(readFileSync(`${backup}/${id.slice(0, 2)}/${id}`));
    const reading = await readArtifact(interactions, {
      [`HomeDomain-${library}`]: stored("1f5a521220a3ad80ebfdc196978df8e7a2e49dee"),
      "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-ContactsV2.sqlite": stored(
        "b8548dc30aa1030df0ce18ef08b882cf7ab5212f",
      ),
      "AppDomainGroup-group.net.whatsapp.WhatsApp.shared-LID.sqlite": stored(
        "e794f6ffcc3c222535f47684a63d5178da3c4500",
      ),
    });
    expect(reading.problems).toEqual([]);
    const known = { "100000000000001@lid": { name: "Alice Example", phone_number: "+14155550100" } };
    expect(reading.records.map(({ details }) => details?.["whatsapp"])).toEqual([
      known,
      { ...known, "+14155550100": { name: "Alice Example" } },
      undefined,
    ]);
  });
});
