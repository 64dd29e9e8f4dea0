import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, sampleTime } from "./sample.ts";

const folder = "Library/WebKit/WebsiteData/ResourceLoadStatistics";

export function webkitStatisticsSample(): FileSample {
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ObservedDomains (domainID INTEGER PRIMARY KEY, registrableDomain TEXT, lastSeen REAL,
        hadUserInteraction INTEGER, mostRecentUserInteractionTime REAL, mostRecentWebPushInteractionTime REAL)`,
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO ObservedDomains VALUES (?, ?, ?, 1, ?, -1)").run(
        id,
        `${id}.example.org`,
        sampleTime,
        sampleTime - 9,
      );
    }
  });
  return { kind: "ios_backup", path: `AppDomain-com.apple.mobilesafari-${folder}/observations.db`, bytes };
}
