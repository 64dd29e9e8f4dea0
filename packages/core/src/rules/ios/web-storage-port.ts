import { originOfName } from "../../artifacts/ios/webkit.ts";
import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";
import { injectionParts, isPrivateHost, partsOfForm } from "./injection-form.ts";

interface Origin {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** When its folder was made, where the evidence says. */
  readonly time: number | null;
  readonly inWebView: boolean;
}

export const webStoragePort = simpleRule({
  id: "ios.web_storage_port",
  version: 1,
  title: "Web storage of a site on an unusual port",
  severity: "medium",
  class: "attempt",
  platform: "ios",
  needs: ["ios.webkit_storage", "ios.manifest"],
  rationale:
    "Pages keep their storage in a folder that is named after host and port; published injections came from unusual ports.",
  falsePositives: ["Test servers, routers, home servers and storage devices that are reached from outside."],
  sentences: {
    statement:
      "A folder of web storage is named after {host}, port {port}. Few public sites use such a port; home servers and test servers do.",
    injection_shape:
      "A folder of web storage is named after {host}, port {port}. The name has the form of published network injections ({parts}). This is a trace of an attempt; alone it does not show that code ran.",
    in_app:
      "A folder of web storage that Safari keeps for pages shown inside applications is named after {host}, port {port}. Few public sites use such a port; home servers and test servers do.",
    in_app_injection_shape:
      "A folder of web storage that Safari keeps for pages shown inside applications is named after {host}, port {port}. The name has the form of published network injections ({parts}). This is a trace of an attempt; alone it does not show that code ran.",
  },
  references: [
    "MVT, modules WebkitIndexedDB, WebkitLocalStorage and WebkitSafariViewService",
    "Claudio Guarnieri, October 2019, on the injections against Maati Monjib",
  ],
  // The folders are documented; that a port is odd, and how odd, is our own measure.
  vouched: "source_read",
  see(record) {
    const origin = originOf(record);
    if (!origin || [0, 80, 443].includes(origin.port) || isPrivateHost(origin.host)) return undefined;
    const { host, port, url, inWebView } = origin;
    const parts = injectionParts(url, host);
    const hasForm = parts.length >= partsOfForm;
    return {
      severity: hasForm ? "medium" : "low",
      class: hasForm ? "attempt" : "anomaly",
      key: `${host}:${port}`,
      values: [url],
      time: origin.time,
      subject: `host:${host}`,
      sentence: sentenceFor(inWebView, hasForm),
      words: { host, port: String(port), parts: parts.join("  ") },
    };
  },
});

function sentenceFor(inWebView: boolean, hasForm: boolean): string {
  if (inWebView) return hasForm ? "in_app_injection_shape" : "in_app";
  return hasForm ? "injection_shape" : "statement";
}

function originOf(record: SourcedRecord): Origin | undefined {
  if (record.kind === "web_trace" && record.trace === "storage") {
    const { port, created, storage } = record.details ?? {};
    const host = /^https?:\/\/(.*?)(?::\d+)?$/.exec(record.url ?? "")?.[1];
    if (typeof port !== "number" || host === undefined) return undefined;
    const time = typeof created === "number" ? created : (record.time ?? null);
    return { url: record.url ?? "", host, port, time, inWebView: storage === "safari_view_service" };
  }
  // A backup lists such folders among its files; few paths name a host.
  if (record.kind !== "file" || record.artifact !== "ios.manifest" || !record.hosts?.length) return undefined;
  const path = record.path ?? "";
  for (const part of path.split("/")) {
    const origin = originOfName(/^https?_.*_\d{1,5}(?=\.|$)/.exec(part)?.[0] ?? "");
    if (origin) {
      return { ...origin, time: record.created ?? null, inWebView: path.includes("com.apple.SafariViewService") };
    }
  }
  return undefined;
}
