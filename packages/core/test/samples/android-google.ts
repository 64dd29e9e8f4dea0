import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const kind = "android_filesystem";
const ms = sampleTime * 1000;

export function playProtectSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE app_info (_id INTEGER PRIMARY KEY, package_name TEXT, version_code INTEGER, digest_sha256 TEXT);
       INSERT INTO app_info VALUES (1, 'org.example.one', 7, '${"ab".repeat(32)}'), (2, 'org.example.two', 12, x'${"0f".repeat(32)}'),
         (3, 'org.example.three', 1, 'none');`,
    ),
  );
  return { kind, path: "data/data/com.google.android.gms/databases/gass.db", bytes };
}

export function playStoreSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE appstate (package_name TEXT PRIMARY KEY, auto_update INTEGER, title TEXT, first_download_ms INTEGER,
         install_reason TEXT);
       INSERT INTO appstate VALUES ('org.example.one', 1, 'One', ${ms}, 'single_install'),
         ('org.example.two', 2, 'Two', ${ms + 1}, 'restore'), ('org.example.three', 1, NULL, 0, NULL);`,
    ),
  );
  return { kind, path: "data/data/com.android.vending/databases/localappstate.db", bytes };
}

export function wellbeingSample(): FileSample {
  const bytes = buildDatabase((db) =>
    db.exec(
      `CREATE TABLE packages (_id INTEGER PRIMARY KEY, package_name TEXT);
       CREATE TABLE events (_id INTEGER PRIMARY KEY, timestamp INTEGER, type INTEGER, package_id INTEGER, instance_id INTEGER);
       CREATE TABLE components (_id INTEGER PRIMARY KEY, package_id INTEGER, component_name TEXT);
       CREATE TABLE component_events (_id INTEGER PRIMARY KEY, timestamp INTEGER, type INTEGER, component_id INTEGER);
       INSERT INTO packages VALUES (1, 'org.example.one'), (2, 'com.android.chrome');
       INSERT INTO events VALUES (1, ${ms}, 1, 1, 0), (2, ${ms + 5000}, 2, 1, 0), (3, ${ms + 6000}, 26, 1, 0);
       INSERT INTO components VALUES (1, 2, 'news.example.org');
       INSERT INTO component_events VALUES (1, ${ms + 9000}, 1, 1);`,
    ),
  );
  return { kind, path: "data/data/com.google.android.apps.wellbeing/databases/app_usage", bytes };
}
