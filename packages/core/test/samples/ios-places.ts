import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime } from "./sample.ts";

/** Two positions, of which one has no speed and no altitude; a visit; two learned visits with a trip between them. */
export function routinedSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZRTCLLOCATIONMO (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP TIMESTAMP, ZLATITUDE FLOAT, ZLONGITUDE FLOAT,
        ZALTITUDE FLOAT, ZVERTICALACCURACY FLOAT, ZHORIZONTALACCURACY FLOAT, ZSPEED FLOAT, ZCOURSE FLOAT);
       INSERT INTO ZRTCLLOCATIONMO VALUES (1, ${macTime}, 43.2951, 5.3739, 12.5, 4, 8.5, 1.25, 90),
        (2, ${macTime + 1}, 43.2952, 5.3740, 0, -1, 65, -1, -1);
       CREATE TABLE ZRTVISITMO (Z_PK INTEGER PRIMARY KEY, ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP,
        ZDETECTIONDATE TIMESTAMP, ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT, ZLOCATIONUNCERTAINTY FLOAT,
        ZTYPE INTEGER);
       INSERT INTO ZRTVISITMO VALUES (1, ${macTime}, ${macTime + 3600}, ${macTime + 3700}, 43.2951, 5.3739, 30, 1);
       CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTVISITMO (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER BLOB,
        ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP, ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT,
        ZLOCATIONHORIZONTALUNCERTAINTY FLOAT);
       INSERT INTO ZRTLEARNEDLOCATIONOFINTERESTVISITMO VALUES (1, x'01', ${macTime}, ${macTime + 60}, 43.1, 5.1, 9),
        (2, x'02', ${macTime + 600}, ${macTime + 900}, 43.2, 5.2, 9);
       CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO (Z_PK INTEGER PRIMARY KEY, ZSTARTDATE TIMESTAMP,
        ZSTOPDATE TIMESTAMP, ZVISITIDENTIFIERORIGIN BLOB, ZVISITIDENTIFIERDESTINATION BLOB,
        ZPREDOMINANTMOTIONACTIVITYTYPE INTEGER);
       INSERT INTO ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO VALUES (1, ${macTime + 60}, ${macTime + 600}, x'01', x'02', 4);
       CREATE TABLE ZRTMAPITEMMO (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZNAME VARCHAR, ZCATEGORY VARCHAR,
        ZLATITUDE FLOAT, ZLONGITUDE FLOAT);
       INSERT INTO ZRTMAPITEMMO VALUES (7, ${macTime}, 'Harbour', 'port', 43.2951, 5.3739);
       CREATE TABLE ZRTADDRESSMO (Z_PK INTEGER PRIMARY KEY, ZMAPITEM INTEGER, ZTHOROUGHFARE VARCHAR,
        ZSUBTHOROUGHFARE VARCHAR, ZLOCALITY VARCHAR);
       INSERT INTO ZRTADDRESSMO VALUES (1, 7, 'Quay', '1', 'Marseille');
       CREATE TABLE ZRTVEHICLEEVENTHISTORYMO (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZLOCLATITUDE FLOAT,
        ZLOCLONGITUDE FLOAT, ZLOCUNCERTAINTY FLOAT);
       INSERT INTO ZRTVEHICLEEVENTHISTORYMO VALUES (1, ${macTime + 30}, 43.3, 5.4, 12);`,
    );
  });
  return { kind: "ios_filesystem", path: "private/var/mobile/Library/Caches/com.apple.routined/Local.sqlite", bytes };
}

export function locationCacheSample(): FileSample {
  const bytes = buildDatabase((db) => {
    const common = `Timestamp FLOAT, Latitude FLOAT, Longitude FLOAT, HorizontalAccuracy FLOAT, Altitude FLOAT,
      VerticalAccuracy FLOAT, Speed FLOAT, Course FLOAT, Confidence INTEGER`;
    db.exec(
      `CREATE TABLE LteCellLocation (MCC INTEGER, MNC INTEGER, TAC INTEGER, CI INTEGER, UARFCN INTEGER, PID INTEGER, ${common});
       INSERT INTO LteCellLocation VALUES (208, 1, 4711, 12345, 1850, 99, ${macTime}, 43.3, 5.4, 1200, 0, -1, -1, -1, 70);
       CREATE TABLE WifiLocation (MAC INTEGER, Channel INTEGER, ${common});
       INSERT INTO WifiLocation VALUES (2199023255553, 36, ${macTime + 1}, 43.31, 5.41, 40, 20, 10, -1, -1, 60),
        (2199023255554, 1, -1, -180, -180, -1, -1, -1, -1, -1, 0);`,
    );
  });
  return { kind: "ios_filesystem", path: "private/var/root/Library/Caches/locationd/cache_encryptedB.db", bytes };
}

/** A search, one with a place, and a route. */
export function mapsHistorySample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR);
       INSERT INTO Z_PRIMARYKEY VALUES (12, 'HistoryDirectionsItem'), (16, 'HistorySearchItem');
       CREATE TABLE ZHISTORYITEM (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZCREATETIME TIMESTAMP,
        ZMODIFICATIONTIME TIMESTAMP, ZQUERY VARCHAR, ZLOCATIONDISPLAY VARCHAR, ZLATITUDE FLOAT, ZLONGITUDE FLOAT,
        ZROUTEREQUESTSTORAGE BLOB);
       INSERT INTO ZHISTORYITEM VALUES (1, 16, ${macTime}, ${macTime}, 'harbour', 'Marseille', 0, 0, NULL),
        (2, 16, ${macTime + 1}, NULL, 'museum', NULL, 43.2967, 5.361, NULL),
        (3, 12, ${macTime + 2}, NULL, NULL, NULL, NULL, NULL, x'0a00');`,
    );
  });
  return { kind: "ios_backup", path: "AppDomainGroup-group.com.apple.Maps-Maps/MapsSync_0.0.1", bytes };
}
