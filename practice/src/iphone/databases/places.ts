import { macSeconds } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";
import type { Fix, Mast, Spot, Stay } from "../life/places.ts";

/** Local.sqlite of routined, iOS 16 and 17: visits, the trips between them, and the places that they were at. */
export function routinedLocal(stays: readonly Stay[], spots: readonly Spot[]): DatabaseContent {
  const identifier = (index: number) => new TextEncoder().encode(`synthetic-${String(index).padStart(6, "0")}`);
  return {
    schema: localSchema,
    tables: [
      {
        name: "ZRTLEARNEDLOCATIONOFINTERESTMO",
        rows: spots.map((spot, index) => ({
          Z_PK: index + 1,
          ZPLACECREATIONDATE: macSeconds(firstAt(spot, stays)),
          ZLOCATIONLATITUDE: spot.latitude,
          ZLOCATIONLONGITUDE: spot.longitude,
          ZLOCATIONHORIZONTALUNCERTAINTY: spot.accuracy,
        })),
      },
      {
        name: "ZRTMAPITEMMO",
        rows: spots.map((spot, index) => ({
          Z_PK: index + 1,
          ZCREATIONDATE: macSeconds(firstAt(spot, stays)),
          ZNAME: spot.name,
          ZLATITUDE: spot.latitude,
          ZLONGITUDE: spot.longitude,
        })),
      },
      {
        name: "ZRTLEARNEDLOCATIONOFINTERESTVISITMO",
        rows: stays.map(({ spot, entry, exit }, index) => ({
          Z_PK: index + 1,
          ZIDENTIFIER: identifier(index),
          ZENTRYDATE: macSeconds(entry),
          ZEXITDATE: macSeconds(exit),
          ZLOCATIONLATITUDE: spot.latitude,
          ZLOCATIONLONGITUDE: spot.longitude,
          ZLOCATIONHORIZONTALUNCERTAINTY: spot.accuracy,
          ZLOCATIONOFINTEREST: spots.indexOf(spot) + 1,
          ZDATAPOINTCOUNT: 12 + (index % 7),
        })),
      },
      {
        name: "ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO",
        rows: stays.slice(1).map(({ entry }, index) => ({
          Z_PK: index + 1,
          ZSTARTDATE: macSeconds(stays[index]?.exit ?? entry),
          ZSTOPDATE: macSeconds(entry),
          ZVISITIDENTIFIERORIGIN: identifier(index),
          ZVISITIDENTIFIERDESTINATION: identifier(index + 1),
          ZPREDOMINANTMOTIONACTIVITYTYPE: index % 3 === 0 ? 4 : 1,
        })),
      },
    ],
  };
}

function firstAt(spot: Spot, stays: readonly Stay[]): number {
  return Math.min(...stays.filter((stay) => stay.spot === spot).map(({ entry }) => entry));
}

/** Cache.sqlite of routined: positions of about a week. */
export function routinedCache(fixes: readonly Fix[]): DatabaseContent {
  return {
    schema: `
CREATE TABLE ZRTCLLOCATIONMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTIMESTAMP TIMESTAMP, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZALTITUDE FLOAT, ZHORIZONTALACCURACY FLOAT, ZVERTICALACCURACY FLOAT, ZSPEED FLOAT, ZCOURSE FLOAT);
`,
    tables: [
      {
        name: "ZRTCLLOCATIONMO",
        rows: fixes.map(({ time, latitude, longitude, accuracy, speed }, index) => ({
          Z_PK: index + 1,
          ZTIMESTAMP: macSeconds(time),
          ZLATITUDE: latitude,
          ZLONGITUDE: longitude,
          ZALTITUDE: 0,
          ZHORIZONTALACCURACY: accuracy,
          ZVERTICALACCURACY: -1,
          ZSPEED: speed,
          ZCOURSE: -1,
        })),
      },
    ],
  };
}

/** cache_encryptedB.db of locationd: where masts stand. */
export function locationCache(masts: readonly Mast[]): DatabaseContent {
  return {
    schema: `
CREATE TABLE LteCellLocation (MCC INTEGER, MNC INTEGER, TAC INTEGER, CI INTEGER, Timestamp FLOAT, Latitude FLOAT, Longitude FLOAT, HorizontalAccuracy FLOAT, Altitude FLOAT, VerticalAccuracy FLOAT, Speed FLOAT, Course FLOAT, Confidence INTEGER);
`,
    tables: [
      {
        name: "LteCellLocation",
        rows: masts.map(({ cell, time, latitude, longitude, accuracy }) => ({
          MCC: 1,
          MNC: 1,
          TAC: 1,
          CI: cell,
          Timestamp: macSeconds(time),
          Latitude: latitude,
          Longitude: longitude,
          HorizontalAccuracy: accuracy,
          Altitude: 0,
          VerticalAccuracy: -1,
          Speed: -1,
          Course: -1,
          Confidence: 60,
        })),
      },
    ],
  };
}

const localSchema = `
CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZPLACECREATIONDATE TIMESTAMP, ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT, ZLOCATIONHORIZONTALUNCERTAINTY FLOAT);
CREATE TABLE ZRTMAPITEMMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZCREATIONDATE TIMESTAMP, ZNAME VARCHAR, ZCATEGORY VARCHAR, ZLATITUDE FLOAT, ZLONGITUDE FLOAT);
CREATE TABLE ZRTADDRESSMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZMAPITEM INTEGER, ZTHOROUGHFARE VARCHAR, ZSUBTHOROUGHFARE VARCHAR, ZPOSTALCODE VARCHAR, ZLOCALITY VARCHAR, ZADMINISTRATIVEAREA VARCHAR, ZCOUNTRY VARCHAR);
CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTVISITMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZIDENTIFIER BLOB, ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP, ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT, ZLOCATIONHORIZONTALUNCERTAINTY FLOAT, ZLOCATIONOFINTEREST INTEGER, ZDATAPOINTCOUNT INTEGER);
CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTTRANSITIONMO (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSTARTDATE TIMESTAMP, ZSTOPDATE TIMESTAMP, ZVISITIDENTIFIERORIGIN BLOB, ZVISITIDENTIFIERDESTINATION BLOB, ZPREDOMINANTMOTIONACTIVITYTYPE INTEGER);
`;
