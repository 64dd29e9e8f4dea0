import { macSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface ProcessUsage {
  readonly pk: number;
  /** `mDNSResponder/com.apple.Maps`, or a bare process name. */
  readonly process: string;
  readonly bundle: string | null;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly wifiIn: number;
  readonly wifiOut: number;
  readonly wwanIn: number;
  readonly wwanOut: number;
}

/** A row of traffic whose process row is gone. */
export interface OrphanUsage {
  readonly processPk: number;
  readonly time: number;
  readonly wwanIn: number;
  readonly wwanOut: number;
}

/** DataUsage.sqlite. Primary keys that `processes` skips are the gaps. */
export function dataUsage(processes: readonly ProcessUsage[], orphans: readonly OrphanUsage[] = []): DatabaseContent {
  return content(processes, orphans, schema, (row) => row);
}

/** netusage.sqlite: the same story with more columns, kept by networkd. */
export function netUsage(processes: readonly ProcessUsage[], orphans: readonly OrphanUsage[] = []): DatabaseContent {
  return content(processes, orphans, netUsageSchema, (row) => ({
    ...row,
    ZALLFLOWS: 12,
    ZJUMBOFLOWS: 0,
    ZXIN: 0,
    ZXOUT: 0,
  }));
}

function content(
  processes: readonly ProcessUsage[],
  orphans: readonly OrphanUsage[],
  schemaText: string,
  more: (row: Row) => Row,
): DatabaseContent {
  const usage: Row[] = [];
  const live = (process: number, time: number, traffic: Row): void => {
    usage.push(
      more({
        Z_PK: usage.length + 2,
        Z_ENT: 5,
        Z_OPT: 1 + (process % 7),
        ZKIND: 0,
        ZMETADATA: 0,
        ZTAG: 1,
        ZHASPROCESS: process,
        ZTIMESTAMP: macSeconds(time),
        ...traffic,
      }),
    );
  };
  for (const row of processes) {
    live(row.pk, row.last, {
      ZWIFIIN: row.wifiIn,
      ZWIFIOUT: row.wifiOut,
      ZWWANIN: row.wwanIn,
      ZWWANOUT: row.wwanOut,
    });
  }
  for (const row of orphans) {
    live(row.processPk, row.time, { ZWIFIIN: 0, ZWIFIOUT: 0, ZWWANIN: row.wwanIn, ZWWANOUT: row.wwanOut });
  }
  const highest = Math.max(0, ...processes.map((row) => row.pk), ...orphans.map((row) => row.processPk));
  return {
    schema: schemaText,
    tables: [
      {
        name: "ZPROCESS",
        rows: processes.map((row) => ({
          Z_PK: row.pk,
          Z_ENT: 7,
          Z_OPT: 1 + (row.pk % 90),
          ZFIRSTTIMESTAMP: macSeconds(row.first),
          ZTIMESTAMP: macSeconds(row.last),
          ZBUNDLENAME: row.bundle,
          ZPROCNAME: row.process,
        })),
      },
      { name: "ZLIVEUSAGE", rows: usage },
      {
        name: "Z_PRIMARYKEY",
        rows: [
          { Z_ENT: 5, Z_NAME: "LiveUsage", Z_SUPER: 0, Z_MAX: usage.length + 1 },
          { Z_ENT: 7, Z_NAME: "Process", Z_SUPER: 0, Z_MAX: highest },
        ],
      },
    ],
  };
}

const coreData = `
CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER);
CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);
CREATE TABLE Z_MODELCACHE (Z_CONTENT BLOB);
CREATE INDEX ZLIVEUSAGE_ZHASPROCESS_INDEX ON ZLIVEUSAGE (ZHASPROCESS);
`;

const schema = `
PRAGMA auto_vacuum = 2;
CREATE TABLE ZCHECKUPEVENT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMESTAMP TIMESTAMP, ZSYNDROMEID VARCHAR );
CREATE TABLE ZLIVEUSAGE ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZMETADATA INTEGER, ZTAG INTEGER, ZHASPROCESS INTEGER, ZBILLCYCLEEND TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT );
CREATE TABLE ZPROCESS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR );
${coreData}`;

const netUsageSchema = `
PRAGMA auto_vacuum = 2;
CREATE TABLE ZLIVEUSAGE ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZKIND INTEGER, ZMETADATA INTEGER, ZTAG INTEGER, ZHASPROCESS INTEGER, Z15_HASPROCESS INTEGER, ZALLFLOWS FLOAT, ZBILLCYCLEEND TIMESTAMP, ZJUMBOFLOWS FLOAT, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT, ZWIFIOUT FLOAT, ZWIREDIN FLOAT, ZWIREDOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT, ZXIN FLOAT, ZXOUT FLOAT );
CREATE TABLE ZPROCESS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR );
CREATE TABLE ZNETWORKATTACHMENT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZATTRS INTEGER, ZISHOTSPOT INTEGER, ZKIND INTEGER, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZIDENTIFIER VARCHAR );
${coreData}`;
