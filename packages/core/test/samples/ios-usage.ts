import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { keyedArchive } from "../keyed-archive-builder.ts";
import { buildSegb2 } from "../segb-builder.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, sampleTime } from "./sample.ts";

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

/** The clock of the log was ten minutes ahead, later eleven. */
export function powerlogSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE PLStorageOperator_EventForward_TimeOffset (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        baseband REAL, kernel REAL, system REAL);
       INSERT INTO PLStorageOperator_EventForward_TimeOffset VALUES (1, ${sampleTime}, 0, 0, -600.0),
        (2, ${sampleTime + 3600}, 0, 0, -660.0);
       CREATE TABLE PLAppTimeService_Aggregate_AppRunTime (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        timeInterval REAL, BackgroundTime REAL, BundleID TEXT, ScreenOnTime REAL);
       INSERT INTO PLAppTimeService_Aggregate_AppRunTime VALUES (1, ${sampleTime + 600}, 3600, 5.5, 'net.example.chat', 30.25);
       CREATE TABLE PLProcessMonitorAgent_EventForward_ProcessID (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        BundleID TEXT, CoalitionID INTEGER, PID INTEGER, ProcessName TEXT);
       INSERT INTO PLProcessMonitorAgent_EventForward_ProcessID VALUES (1, ${sampleTime + 4260}, NULL, 9, 251, 'bridgehead');
       CREATE TABLE PLProcessNetworkAgent_EventInterval_UsageDiff (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        BundleName TEXT, CellIn INTEGER, CellOut INTEGER, ProcessName TEXT, WifiIn INTEGER, WifiOut INTEGER,
        timestampEnd REAL);
       INSERT INTO PLProcessNetworkAgent_EventInterval_UsageDiff VALUES (1, ${sampleTime + 660}, NULL, 1, 2, 'bridgehead', 3, 4, ${sampleTime + 720});
       CREATE TABLE PLApplicationAgent_EventNone_AllApps (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        AppBundleId TEXT, AppBundleVersion TEXT, AppDeletedDate INTEGER, AppName TEXT);
       INSERT INTO PLApplicationAgent_EventNone_AllApps VALUES (1, ${sampleTime + 600}, 'net.example.chat', '3.1', ${sampleTime + 60}, 'Chat');
       CREATE TABLE PLSpringBoardAgent_EventForward_SBLock (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, Locked INTEGER);
       INSERT INTO PLSpringBoardAgent_EventForward_SBLock VALUES (1, ${sampleTime + 600}, 1);
       CREATE TABLE PLXPCAgent_EventForward_Accessory (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL,
        IAPAppAccessoryNameKey TEXT, IAPAppAccessoryModelNumberKey TEXT, IAPAppAccessorySerialNumberKey TEXT);
       INSERT INTO PLXPCAgent_EventForward_Accessory VALUES (1, ${sampleTime + 600}, 'Dock', 'D1', 'S-1');`,
    );
  });
  return {
    kind: "ios_filesystem",
    path: "private/var/containers/Shared/SystemGroup/4A0D/Library/BatteryLife/CurrentPowerlog.PLSQL",
    bytes,
  };
}

/** An application, a web site, and what was counted. */
export function screenTimeSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZCOREDEVICE (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZNAME VARCHAR);
       INSERT INTO ZCOREDEVICE VALUES (1, 'D-1', 'iPhone');
       CREATE TABLE ZCOREUSER (Z_PK INTEGER PRIMARY KEY, ZFAMILYNAME VARCHAR, ZGIVENNAME VARCHAR);
       INSERT INTO ZCOREUSER VALUES (1, 'Moreau', 'Ana');
       CREATE TABLE ZUSAGE (Z_PK INTEGER PRIMARY KEY, ZDEVICE INTEGER, ZUSER INTEGER);
       INSERT INTO ZUSAGE VALUES (1, 1, 1);
       CREATE TABLE ZUSAGEBLOCK (Z_PK INTEGER PRIMARY KEY, ZDURATIONINMINUTES INTEGER, ZUSAGE INTEGER, ZSTARTDATE TIMESTAMP);
       INSERT INTO ZUSAGEBLOCK VALUES (1, 60, 1, ${macTime});
       CREATE TABLE ZUSAGECATEGORY (Z_PK INTEGER PRIMARY KEY, ZBLOCK INTEGER, ZIDENTIFIER VARCHAR);
       INSERT INTO ZUSAGECATEGORY VALUES (1, 1, 'DH1007');
       CREATE TABLE ZUSAGETIMEDITEM (Z_PK INTEGER PRIMARY KEY, ZTOTALTIMEINSECONDS INTEGER, ZUSAGETRUSTED INTEGER,
        ZCATEGORY INTEGER, ZBUNDLEIDENTIFIER VARCHAR, ZDOMAIN VARCHAR);
       INSERT INTO ZUSAGETIMEDITEM VALUES (1, 300, 1, 1, 'net.example.chat', NULL), (2, 20, 1, 1, NULL, 'example.org');
       CREATE TABLE ZUSAGECOUNTEDITEM (Z_PK INTEGER PRIMARY KEY, ZNUMBEROFNOTIFICATIONS INTEGER,
        ZNUMBEROFPICKUPS INTEGER, ZBLOCK INTEGER, ZBUNDLEIDENTIFIER VARCHAR);
       INSERT INTO ZUSAGECOUNTEDITEM VALUES (1, 7, 2, 1, 'net.example.chat');`,
    );
  });
  const path = "private/var/mobile/Library/Application Support/com.apple.remotemanagementd/RMAdminStore-Local.sqlite";
  return { kind: "ios_filesystem", path, bytes };
}

const delivered = [
  {
    AppNotificationCreationDate: new Date(sampleTime * 1000),
    AppNotificationTitle: "Ana",
    AppNotificationSubtitle: "Group",
    AppNotificationMessage: "see https://example.org/x",
    AppNotificationIdentifier: "N-1",
  },
  { AppNotificationCreationDate: new Date((sampleTime + 60) * 1000), AppNotificationMessage: "hello" },
  { AppNotificationTitle: "Later" },
];

/** The list of folders lies in another one: the sample has it not, and names the application by its folder. */
export function notificationsSample(): FileSample {
  return {
    kind: "ios_backup",
    path: "HomeDomain-Library/UserNotifications/08279DC0-9C2F-4B17-AC0D-AD9B9BC486DC/DeliveredNotifications.plist",
    bytes: keyedArchive(delivered),
    poisoned: {
      "a notification that is a number": keyedArchive([...delivered, 7]),
      "a title that is a list": keyedArchive([...delivered, { AppNotificationTitle: [1] }]),
    },
  };
}

export function applicationStateSample(): FileSample {
  const compatibility = keyedArchive({
    bundleIdentifier: "net.example.chat",
    bundlePath: "/private/var/containers/Bundle/Application/B1/Chat.app",
    sandboxPath: "/private/var/mobile/Containers/Data/Application/D1",
  });
  const manifest = keyedArchive({
    version: 3,
    snapshots: {
      default: {
        identifier: "default",
        snapshots: [
          {
            creationDate: new Date(sampleTime * 1000),
            lastUsedDate: new Date((sampleTime + 5) * 1000),
            relativePath: "a.ktx",
          },
          { creationDate: new Date((sampleTime + 60) * 1000) },
        ],
      },
    },
  });
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE application_identifier_tab (id INTEGER PRIMARY KEY, application_identifier TEXT);
       INSERT INTO application_identifier_tab VALUES (1, 'net.example.chat'), (2, 'com.example.gone');
       CREATE TABLE key_tab (id INTEGER PRIMARY KEY, key TEXT);
       INSERT INTO key_tab VALUES (1, 'compatibilityInfo'), (2, 'XBApplicationSnapshotManifest');
       CREATE TABLE kvs (id INTEGER PRIMARY KEY, application_identifier INTEGER, key INTEGER, value BLOB);`,
    );
    const insert = db.prepare("INSERT INTO kvs VALUES (?, ?, ?, ?)");
    insert.run(1, 1, 1, compatibility);
    insert.run(2, 1, 2, manifest);
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/FrontBoard/applicationState.db", bytes };
}
