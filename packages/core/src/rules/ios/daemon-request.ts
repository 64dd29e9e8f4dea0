import { hostOf } from "../../indicators/host.ts";
import { defineRule } from "../rule.ts";
import { injectionParts, isPrivateHost, siteOf } from "./injection-form.ts";

/**
 * Programs of the system that ask Apple's servers and hardly any other: those in whose caches, as Amnesty International
 * is reported to have written, requests of spyware were found, and the agents of the same services.
 */
const daemons: ReadonlySet<string> = new Set([
  "com.apple.coretelephony",
  "com.apple.imagent",
  "imagent",
  "com.apple.identityservicesd",
  "identityservicesd",
  "com.apple.Music",
]);

/** Music plays from the hosts of radio stations and podcasts: only what lies on a content network counts there. */
const talkative: ReadonlySet<string> = new Set(["com.apple.Music"]);

/** Domains that Apple itself names for its services (Apple Support, "Use Apple products on enterprise networks"). */
const appleDomains: ReadonlySet<string> = new Set([
  "apple.com",
  "icloud.com",
  "icloud-content.com",
  "mzstatic.com",
  "itunes.com",
  "cdn-apple.com",
  "aaplimg.com",
  "apple-cloudkit.com",
  "apple-livephotoskit.com",
  "apple-mapkit.com",
  "apple.news",
  "apzones.com",
  "me.com",
  "mac.com",
]);

export const daemonRequest = defineRule({
  id: "ios.daemon_request",
  version: 1,
  title: "Request of a system program to a host that is not Apple's",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.cache_files"],
  scope: "file",
  rationale: "Spyware that ran inside a program of the system left its requests in that program's cache.",
  falsePositives: [
    "Settings of mobile operators, which the telephony service fetches from the operator.",
    "Radio stations and podcasts in the music application.",
  ],
  sentences: {
    statement:
      "The cache of {daemon}, a program of the system, holds a request to {host}, which is not one of Apple's domains. Such requests were reported in cases of spyware; operators' services are met there too.",
  },
  references: [
    "MVT, module CacheFiles",
    "Amnesty International, Forensic Methodology Report, July 2021 (known to us from reports about it)",
  ],
  vouched: "secondary",
  detect(context) {
    // One file has one owner: found out with its first record.
    let daemon: string | undefined | null = null;
    return {
      record(record) {
        if (record.kind !== "web_trace" || record.trace !== "cache") return;
        if (daemon === null) daemon = daemonOf(record.file);
        if (daemon === undefined) return;
        const url = record.url ?? "";
        const host = hostOf(url);
        if (host === "" || isPrivateHost(host) || appleDomains.has(siteOf(host)?.domain ?? "")) return;
        if (talkative.has(daemon) && !isOdd(url, host)) return;
        context.report({
          severity: "low",
          class: "anomaly",
          key: host,
          records: [record],
          values: [url],
          subject: `host:${host}`,
          words: { daemon, host },
        });
      },
    };
  },
});

/** A content network that anyone may rent, an unusual port or a random name. */
function isOdd(url: string, host: string): boolean {
  return host.endsWith(".cloudfront.net") || injectionParts(url, host).some((part) => !part.startsWith("/"));
}

/** The caches of programs that are no applications lie outside the applications' containers. */
function daemonOf(file: string): string | undefined {
  const name = /^\/?private\/var\/(?:mobile|wireless|root)\/Library\/Caches\/([^/]+)\/Cache\.db$/.exec(file)?.[1];
  return name !== undefined && daemons.has(name) ? name : undefined;
}
