import { unixSeconds } from "../../time.ts";
import type { DatabaseContent, Row } from "../../writers/sqlite-writer.ts";

export interface ObservedDomain {
  readonly domain: string;
  readonly lastSeen: number;
  /** When the person last touched one of its pages. */
  readonly interaction?: number;
  /** Domains that it sent the main frame on to. */
  readonly redirectsTo?: readonly string[];
}

/** WebKit's observations.db: intelligent tracking prevention's memory of registrable domains. */
export function webStatistics(domains: readonly ObservedDomain[]): DatabaseContent {
  const ids = new Map(domains.map((one, index) => [one.domain, index + 1]));
  const redirects = domains.flatMap((one): Row[] =>
    (one.redirectsTo ?? []).map((to) => ({ sourceDomainID: ids.get(one.domain) ?? 0, toDomainID: ids.get(to) ?? 0 })),
  );
  return {
    schema,
    tables: [
      {
        name: "ObservedDomains",
        rows: domains.map((one, index) => ({
          domainID: index + 1,
          registrableDomain: one.domain,
          lastSeen: unixSeconds(one.lastSeen),
          hadUserInteraction: one.interaction === undefined ? 0 : 1,
          mostRecentUserInteractionTime: one.interaction === undefined ? -1 : unixSeconds(one.interaction),
          grandfathered: 0,
          isPrevalent: 0,
          isVeryPrevalent: 0,
          dataRecordsRemoved: 0,
          timesAccessedAsFirstPartyDueToUserInteraction: 0,
          timesAccessedAsFirstPartyDueToStorageAccessAPI: 0,
          isScheduledForAllButCookieDataRemoval: 0,
          mostRecentWebPushInteractionTime: -1,
        })),
      },
      { name: "TopFrameUniqueRedirectsTo", rows: redirects },
    ],
  };
}

const schema = `
CREATE TABLE ObservedDomains (domainID INTEGER PRIMARY KEY, registrableDomain TEXT NOT NULL UNIQUE ON CONFLICT FAIL, lastSeen REAL NOT NULL, hadUserInteraction INTEGER NOT NULL, mostRecentUserInteractionTime REAL NOT NULL, grandfathered INTEGER NOT NULL, isPrevalent INTEGER NOT NULL, isVeryPrevalent INTEGER NOT NULL, dataRecordsRemoved INTEGER NOT NULL,timesAccessedAsFirstPartyDueToUserInteraction INTEGER NOT NULL, timesAccessedAsFirstPartyDueToStorageAccessAPI INTEGER NOT NULL,isScheduledForAllButCookieDataRemoval INTEGER NOT NULL, mostRecentWebPushInteractionTime REAL NOT NULL);
CREATE TABLE TopLevelDomains (topLevelDomainID INTEGER PRIMARY KEY, CONSTRAINT fkDomainID FOREIGN KEY(topLevelDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE);
CREATE TABLE TopFrameUniqueRedirectsTo (sourceDomainID INTEGER NOT NULL, toDomainID INTEGER NOT NULL, FOREIGN KEY(sourceDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE, FOREIGN KEY(toDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE);
CREATE TABLE TopFrameUniqueRedirectsFrom (targetDomainID INTEGER NOT NULL, fromDomainID INTEGER NOT NULL, FOREIGN KEY(targetDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE, FOREIGN KEY(fromDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE);
CREATE TABLE SubresourceUnderTopFrameDomains (subresourceDomainID INTEGER NOT NULL, lastUpdated REAL NOT NULL, topFrameDomainID INTEGER NOT NULL, FOREIGN KEY(subresourceDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE, FOREIGN KEY(topFrameDomainID) REFERENCES ObservedDomains(domainID) ON DELETE CASCADE);
`;
