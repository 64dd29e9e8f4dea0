import type { SourcedRecord } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

const installers: ReadonlySet<string> = new Set([
  "com.opa334.TrollStore",
  "com.opa334.TrollStoreLite",
  "com.fiore.trolldecrypt",
]);

/** Where jailbreaks keep what they add, and the stores that come with them. */
const places = /^\/(?:private\/)?(var\/jb|Applications\/(?:Cydia|Sileo|Zebra)\.app|var\/lib\/cydia)(?:\/|$)/;

export const modifiedSystem = simpleRule({
  id: "ios.modified_system",
  version: 1,
  title: "Traces of a system that was opened up",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.applications", "ios.filesystem"],
  rationale:
    "On a phone whose protections were lifted, programs can be installed that Apple did not sign, and records can be changed.",
  falsePositives: ["The owner's own choice, or that of a former owner or a repair shop."],
  sentences: {
    statement:
      "{trace} is on the phone. It belongs to tools that lift the system's protections or install programs past them. Whether the owner knows of it is a question for the owner.",
  },
  references: ["TrollStore, opa334, its identifiers", "Guides of current jailbreaks: /var/jb, Sileo, Zebra, Cydia"],
  vouched: "secondary",
  see(record) {
    const trace = traceIn(record);
    if (trace === undefined) return undefined;
    const subject = record.kind === "app" ? { subject: `app:${trace}` } : {};
    return { key: trace, values: [trace], words: { trace }, ...subject };
  },
});

function traceIn(record: SourcedRecord): string | undefined {
  if (record.kind === "app") {
    return [record.app_id, record.listed_as].find((id) => typeof id === "string" && installers.has(id)) ?? undefined;
  }
  const place = record.kind === "file" ? places.exec(record.path ?? "")?.[1] : undefined;
  return place === undefined ? undefined : `/${place}`;
}
