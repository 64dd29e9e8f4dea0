import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { buildSegb2 } from "../segb-builder.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** One entry of each stream that becomes a kind of its own, and two of the phone's state. */
export function knowledgeCSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZOBJECT (Z_PK INTEGER PRIMARY KEY, ZSOURCE INTEGER, ZSTRUCTUREDMETADATA INTEGER,
        ZSECONDSFROMGMT INTEGER, ZVALUEINTEGER INTEGER, ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP,
        ZSTARTDATE TIMESTAMP, ZUUID VARCHAR, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR);
       CREATE TABLE ZSOURCE (Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZDEVICEID VARCHAR, ZITEMID VARCHAR);
       INSERT INTO ZSOURCE VALUES (1, 'com.apple.mobilesafari', NULL, NULL), (2, NULL, 'D-2', NULL);
       CREATE TABLE ZSTRUCTUREDMETADATA (Z_PK INTEGER PRIMARY KEY,
        Z_DKAPPINSTALLMETADATAKEY__ISINSTALL INTEGER, Z_DKAPPINSTALLMETADATAKEY__TITLE VARCHAR,
        Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID VARCHAR, Z_DKSAFARIHISTORYMETADATAKEY__TITLE VARCHAR,
        Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL VARCHAR, Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN VARCHAR,
        Z_DKBLUETOOTHMETADATAKEY__ADDRESS VARCHAR, Z_DKBLUETOOTHMETADATAKEY__NAME VARCHAR,
        Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LATITUDE FLOAT,
        Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LONGITUDE FLOAT,
        Z_DKLOCATIONAPPLICATIONACTIVITYMETADATAKEY__LOCATIONNAME VARCHAR);
       INSERT INTO ZSTRUCTUREDMETADATA VALUES
        (1, 1, 'Chat', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (2, NULL, NULL, 'net.example.chat', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (3, NULL, NULL, NULL, 'A page', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (4, NULL, NULL, NULL, NULL, 'https://example.org/a', 'example.org', NULL, NULL, NULL, NULL, NULL),
        (5, NULL, NULL, NULL, NULL, NULL, NULL, '02:00:00:00:01:01', 'Car', NULL, NULL, NULL),
        (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 43.2951, 5.3739, 'Harbour');`,
    );
    const insert = db.prepare("INSERT INTO ZOBJECT VALUES (?, ?, ?, 3600, ?, ?, ?, ?, 'U', ?, ?)");
    const streams: [string, string | null, number | null, number | null, number | null][] = [
      ["/app/inFocus", "net.example.chat", null, null, null],
      ["/app/usage", "net.example.chat", null, null, 2],
      ["/app/install", "net.example.chat", 1, null, null],
      ["/notification/usage", "Receive", 2, null, null],
      ["/safari/history", "https://example.org/", 3, null, 1],
      ["/app/webUsage", "com.apple.mobilesafari", 4, null, null],
      ["/bluetooth/isConnected", null, 5, 1, null],
      ["/app/locationActivity", "com.apple.Maps", 6, null, null],
      ["/device/isLocked", null, null, 1, null],
      ["/display/isBacklit", null, null, 0, null],
    ];
    for (const [index, [stream, value, metadata, number, source]] of streams.entries()) {
      const start = macTime + index * 60;
      insert.run(index + 1, source, metadata, number, start + 31, start + 30, start, stream, value);
    }
  });
  return { kind: "ios_filesystem", path: "private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db", bytes };
}

/** The message of an entry of App.InFocus. */
export function inFocusData(app: string, state: number, seconds: number): Uint8Array {
  return new BinaryWriter()
    .tag(3, WireType.Varint)
    .uint32(state)
    .tag(4, WireType.Bit64)
    .double(seconds)
    .tag(6, WireType.LengthDelimited)
    .string(app)
    .tag(9, WireType.LengthDelimited)
    .string("1.2")
    .finish();
}

/** Four entries, of which one was deleted. */
export function biomeSample(): FileSample {
  const entries = [
    { data: inFocusData("net.example.chat", 1, macTime), written: macTime + 1 },
    { data: inFocusData("net.example.chat", 0, macTime + 60), written: macTime + 61 },
    { data: new Uint8Array(24), written: macTime + 70, state: 3 },
    { data: inFocusData("com.apple.mobilesafari", 1, macTime + 80), written: macTime + 81 },
  ];
  const group = { data: Uint8Array.of(0x0b, 0x0c), written: macTime + 90 };
  return {
    kind: "ios_filesystem",
    path: "private/var/mobile/Library/Biome/streams/restricted/App.InFocus/local/721692800000000",
    bytes: buildSegb2(entries),
    poisoned: {
      "an entry that is no message": buildSegb2([...entries, group]),
      "an entry whose checksum is another": buildSegb2([...entries, { ...group, crc: 7 }]),
    },
  };
}
