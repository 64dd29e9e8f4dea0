import { field, joined } from "../../../../practice/src/writers/protobuf-writer.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const ms = sampleTime * 1000;
const kind = "android_filesystem";
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (time: number): string => time.toString(16);

/** Microseconds since 1601. */
const webkit = (sampleTime + 11_644_473_600) * 1e6;

export function androidChromeSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE urls (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, last_visit_time INTEGER);
       CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER, from_visit INTEGER,
         transition INTEGER, visit_duration INTEGER);
       CREATE TABLE visit_source (id INTEGER PRIMARY KEY, source INTEGER);
       CREATE TABLE keyword_search_terms (keyword_id INTEGER, url_id INTEGER, lower_term LONGVARCHAR, term LONGVARCHAR);
       CREATE TABLE downloads (id INTEGER PRIMARY KEY, current_path LONGVARCHAR, target_path LONGVARCHAR,
         start_time INTEGER, end_time INTEGER, total_bytes INTEGER, state INTEGER, referrer VARCHAR, tab_url VARCHAR,
         mime_type VARCHAR, opened INTEGER);
       CREATE TABLE downloads_url_chains (id INTEGER, chain_index INTEGER, url LONGVARCHAR);
       INSERT INTO urls VALUES (1, 'https://1.example.org/?q=x', 'One', ${webkit}), (2, 'https://2.example.org/', 'Two', ${webkit});
       INSERT INTO visits VALUES (1, 1, ${webkit}, 0, 1, 10), (2, 2, ${webkit + 1e6}, 1, 0, 0);
       INSERT INTO visit_source VALUES (2, 0), (100, 1);
       INSERT INTO keyword_search_terms VALUES (2, 1, 'words', 'Words');
       INSERT INTO downloads VALUES (1, '/x', '/storage/emulated/0/Download/a.apk', ${webkit + 2e6}, ${webkit + 3e6}, 1000, 1,
         'https://2.example.org/', 'https://2.example.org/', 'application/vnd.android.package-archive', 1);
       INSERT INTO downloads_url_chains VALUES (1, 0, 'https://3.example.org/a'), (1, 1, 'https://4.example.org/a.apk');`,
    ),
  );
  return { kind, path: "data/data/com.android.chrome/app_chrome/Default/History", bytes };
}

export function androidFirefoxSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR);
       CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, is_local INTEGER, from_visit INTEGER, place_id INTEGER,
         visit_date INTEGER, visit_type INTEGER);
       INSERT INTO moz_places VALUES (1, 'https://1.example.org/', 'One');
       INSERT INTO moz_historyvisits VALUES (1, 1, NULL, 1, ${ms}, 1), (2, 0, 1, 1, ${ms * 1000 + 5}, 1), (3, 1, 0, 1, ${ms + 1}, 1);`,
    ),
  );
  return { kind, path: "data/data/org.mozilla.firefox/files/places.sqlite", bytes };
}

const network = (ssid: string, extra: string): string =>
  `<Network><WifiConfiguration><string name="ConfigKey">&quot;${ssid}&quot;WPA_PSK</string>
<string name="SSID">&quot;${ssid}&quot;</string><null name="BSSID" /><string name="PreSharedKey">&quot;secret12&quot;</string>
<boolean name="HiddenSSID" value="true" /><string name="CreatorName">com.android.settings</string>${extra}
</WifiConfiguration><IpConfiguration><string name="IpAssignment">DHCP</string></IpConfiguration></Network>`;

export function wifiConfigSample(): FileSample {
  const document = (more: string): Uint8Array =>
    utf8(
      `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<WifiConfigStoreData><int name="Version" value="3" />
<NetworkList>${network("Home", '<boolean name="HasEverConnected" value="true" />')}${network("Work", "")}${network("Café", "")}${more}</NetworkList></WifiConfigStoreData>`,
    );
  return {
    kind,
    path: "data/misc/apexdata/com.android.wifi/WifiConfigStore.xml",
    bytes: document(""),
    poisoned: { "a network that holds nothing": document("<Network><WifiConfiguration>\uFFFD</Network>") },
  };
}

export function bluetoothConfigSample(): FileSample {
  return {
    kind,
    path: "data/misc/bluedroid/bt_config.conf",
    bytes: utf8(
      `[Info]\nFileSource = Empty\n\n[Adapter]\nAddress = 00:11:22:33:44:55\nName = Phone\n
[aa:bb:cc:00:11:22]\nName = Car\nTimestamp = ${sampleTime}\nDevClass = 2360324\nLinkKey = 00112233445566778899aabbccddeeff\n
[aa:bb:cc:00:11:33]\nName = Headset\nTimestamp = ${sampleTime + 60}\n
[aa:bb:cc:00:11:44]\nName = Tag\nTimestamp = 0\n`,
    ),
    poisoned: {
      "a time that is none": utf8(
        `[aa:bb:cc:00:11:22]\nName = Car\nTimestamp = ${sampleTime}\nDevClass = 2360324\nLinkKey = 00\n[aa:bb:cc:00:11:33]\nName = Headset\nTimestamp = ${sampleTime + 60}\n[aa:bb:cc:00:11:44]\nName = Tag\nTimestamp = 0\n[aa:bb:cc:00:11:55]\nTimestamp = x\n`,
      ),
    },
  };
}

export function systemAccountsSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT, type TEXT, previous_name TEXT,
         last_password_entry_time_millis_epoch INTEGER, password TEXT);
       INSERT INTO accounts VALUES (1, 'owner@example.org', 'com.google', NULL, ${ms}, 'secret12'),
        (2, 'WhatsApp', 'com.whatsapp', NULL, 0, NULL), (3, 'new', 'org.example', 'old', 0, NULL);`,
    ),
  );
  return { kind, path: "data/system_de/0/accounts_de.db", bytes };
}

export function systemPackagesSample(): FileSample {
  const document = (more: string): Uint8Array =>
    utf8(
      `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<packages><version sdkVersion="33" />
<package name="org.example.one" codePath="/data/app/one" publicFlags="1" ft="${hex(ms)}" it="${hex(ms + 1000)}" ut="${hex(ms + 2000)}"
 version="7" userId="10123" installer="com.android.vending" installInitiator="com.android.vending">
<sigs count="1" schemeVersion="3"><cert index="0" key="3082aa" /></sigs>
<perms><item name="android.permission.CAMERA" granted="true" flags="0" /><item name="android.permission.READ_SMS" granted="false" /></perms></package>
<package name="org.example.two" codePath="/data/app/two" publicFlags="0" it="${hex(ms)}" ut="${hex(ms)}" version="1" sharedUserId="1000"><sigs count="1"><cert index="0" /></sigs></package>
<updated-package name="org.example.three" codePath="/system/app/three" it="0" version="1" userId="10001" />${more}</packages>`,
    );
  return {
    kind,
    path: "data/system/packages.xml",
    bytes: document(""),
    poisoned: {
      "a package without sense": document(
        '<package it="zz" userId="x" ut="7fffffffffffffff"><sigs><cert/></sigs></package>',
      ),
    },
  };
}

const point = (latitude: number, longitude: number): Uint8Array =>
  field(3, field(1, field(4, field(5, joined(field(1, latitude), field(2, longitude))))));

export function googleOdlhSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE semantic_segment_table (segment_id TEXT, start_timestamp_seconds INTEGER, end_timestamp_seconds INTEGER,
        segment_type INTEGER, semantic_segment BLOB, shown_in_timeline INTEGER, is_finalized INTEGER, hierarchy_level INTEGER)`,
    );
    const insert = db.prepare("INSERT INTO semantic_segment_table VALUES (?, ?, ?, ?, ?, 1, 1, 0)");
    insert.run("a", sampleTime, sampleTime + 600, 1, point(405_000_000, 2 ** 32 - 35_000_000));
    insert.run("b", sampleTime + 600, sampleTime + 900, 2, field(4, field(1, "x")));
    insert.run("c", sampleTime + 900, sampleTime + 950, 1, point(-405_000_000, 35_000_000));
  });
  return { kind, path: "data/data/com.google.android.gms/databases/odlh-storage.db", bytes };
}

/** As Google Maps of an iPhone has it. */
export function iosGoogleOdlhSample(): FileSample {
  const path = "AppDomain-com.google.Maps-Library/Application Support/SemanticLocation/odlh-storage.db";
  return { ...googleOdlhSample(), kind: "ios_backup", path };
}

export function systemAppopsSample(): FileSample {
  const document = (more: string): Uint8Array =>
    utf8(
      `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<app-ops v="1"><pkg n="org.example.one"><uid n="10123" p="false">
<op n="26" m="1"><st n="429496729601" t="${ms}" r="${ms + 1000}" d="2500" pp="org.example.proxy" /></op>
<op n="27"><a id="part"><st n="1" t="${ms + 2000}" /></a></op></uid>${more}</pkg></app-ops>`,
    );
  return {
    kind,
    path: "data/system/appops.xml",
    bytes: document(""),
    poisoned: { "a time that is none": document('<uid n="x"><op><st t="9999999999999999" d="x" /></op></uid>') },
  };
}

export function notificationHistorySample(): FileSample {
  const pool = field(2, joined(field(1, 2), field(2, "org.example.chat"), field(2, "Messages")));
  const notification = (...fields: readonly Uint8Array[]): Uint8Array => field(5, joined(...fields));
  const good = joined(
    field(1, ms),
    pool,
    notification(
      field(2, 1),
      field(4, 2),
      field(7, 10123),
      field(9, ms),
      field(10, "Ana"),
      field(11, "see https://1.example.org/"),
    ),
    notification(field(1, "org.example.two"), field(9, ms + 1000), field(10, "Two")),
    notification(field(2, 9), field(11, "no name")),
  );
  return {
    kind,
    path: `data/system_ce/0/notification_history/history/${ms}`,
    bytes: good,
    poisoned: {
      "a time that is none": joined(good, notification(field(9, 2n ** 62n))),
      "a notification that is none": joined(good, field(5, new Uint8Array([0xff]))),
    },
  };
}
