import type { Finding } from "../../findings/finding.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import type { IndicatorType } from "../../indicators/indicator.ts";
import { answer, bySeverity, negativeSentence } from "../input.ts";
import { type CaseUuid, caseUuid, toolUuid } from "./identifier.ts";
import {
  confidence,
  type ExportInput,
  type ExportRecord,
  exportLabels,
  provenance,
  recordKey,
  recordsOf,
  recordTime,
  utcOnly,
} from "./input.ts";
import { type MispDraft, mispDraft } from "./misp-objects.ts";
import { type MispType, mispTemplates, mispTypes } from "./misp-templates.ts";
import { families, isMalicious, packsOf, packText, type UsedIndicator, usedIndicators } from "./stix-indicators.ts";
import { eventMessage } from "./timesketch.ts";

type Json = Readonly<Record<string, unknown>>;

/** How an indicator is filed: as MISP's own feeds of mobile spyware do. */
const attributeTypes: Readonly<Record<IndicatorType, readonly [type: MispType, category: string]>> = {
  domain: ["domain", "Network activity"],
  ipv4: ["ip-dst", "Network activity"],
  ipv6: ["ip-dst", "Network activity"],
  url: ["url", "Network activity"],
  email: ["email-src", "Payload delivery"],
  process: ["text", "Artifacts dropped"],
  file_name: ["filename", "Artifacts dropped"],
  file_path: ["filename", "Artifacts dropped"],
  sha256: ["sha256", "Payload delivery"],
  sha1: ["sha1", "Payload delivery"],
  md5: ["md5", "Payload delivery"],
  app_id: ["mobile-application-id", "Payload installation"],
  certificate_sha256: ["x509-fingerprint-sha256", "Payload installation"],
  certificate_sha1: ["x509-fingerprint-sha1", "Payload installation"],
  certificate_md5: ["x509-fingerprint-md5", "Payload installation"],
  configuration_profile: ["text", "Artifacts dropped"],
  android_property: ["text", "Artifacts dropped"],
};

/**
 * The findings as a MISP event, neither published nor shared beyond one's own organisation. The attributes are the
 * published indicators that were met; the objects are what the phone has, never to be detected by (`to_ids` false)
 * nor correlated, and an annotation for each finding that refers to them.
 */
export function mispEvent(input: ExportInput): Json {
  const { caseFile, findings } = input;
  const uuid = caseUuid(caseFile);
  const timestamp = String(Math.floor((parseIsoTime(caseFile.created) ?? 0) / 1e6));
  const maker = { uuid, timestamp };
  const objects = new Map<string, Json>();
  caseFile.evidence.forEach(({ device }, index) => {
    objects.set(`phone ${index}`, mispObject(maker, ["phone", index], phone(device, index), ""));
  });
  for (const finding of findings) {
    const references: string[] = [];
    const inWords: ExportRecord[] = [];
    for (const record of recordsOf(finding, input.records)) {
      const key = recordKey(record);
      const platform = caseFile.evidence[record.evidence]?.device.platform ?? "unknown";
      const draft = mispDraft(record, platform);
      if (!draft) {
        inWords.push(record);
        continue;
      }
      if (!objects.has(key))
        objects.set(key, mispObject(maker, ["record", key], draft, provenance(record), seenAt(record)));
      references.push(uuid("misp object", "record", key));
    }
    objects.set(finding.id, annotation(maker, finding, references, inWords));
  }
  const told = answer(input);
  const gravest = bySeverity.find((severity) => told.counts[severity] > 0);
  const phones = caseFile.evidence.length === 1 ? "a phone" : `${caseFile.evidence.length} phones`;
  return {
    Event: {
      uuid: uuid("misp event"),
      info: `Sillage: examination of ${phones}: ${told.found ? `${findings.length} findings` : negativeSentence(input, told)}`,
      date: caseFile.created.slice(0, 10),
      timestamp,
      published: false,
      publish_timestamp: "0",
      // 1 high, 2 medium, 3 low, 4 undefined (misp-core-format 2.2.1.5).
      threat_level_id:
        gravest === "critical" || gravest === "high" ? "1" : gravest === "medium" ? "2" : told.found ? "3" : "4",
      analysis: "2",
      distribution: "0",
      sharing_group_id: "0",
      Orgc: { uuid: toolUuid("misp organisation"), name: "Sillage" },
      Tag: [{ name: `tlp:${input.tlp}` }, ...exportLabels(input).map((label) => ({ name: `sillage:${label}` }))],
      Attribute: usedIndicators(findings).map((used) => indicatorAttribute(maker, used, input)),
      Object: [...objects.values()],
    },
  };
}

interface Maker {
  readonly uuid: CaseUuid;
  readonly timestamp: string;
}

function indicatorAttribute({ uuid, timestamp }: Maker, used: UsedIndicator, input: ExportInput): Json {
  const [type, category] = attributeTypes[used.type];
  const met = input.findings.filter(
    ({ indicator }) => indicator?.type === used.type && indicator.value === used.value && indicator.how !== "truncated",
  );
  const sure = Math.max(...met.map(confidence));
  const times = met.flatMap(({ time, timeEnd }) => [utcOnly(time) ?? [], utcOnly(timeEnd) ?? []].flat()).sort();
  const text = type === "text" ? `${used.type.replaceAll("_", " ")}; ` : "";
  return {
    uuid: uuid("misp indicator", used.type, used.value),
    type,
    category,
    value: used.value,
    to_ids: type !== "text" && isMalicious(used),
    timestamp,
    distribution: "5",
    sharing_group_id: "0",
    deleted: false,
    disable_correlation: false,
    comment: `${text}published as ${families(used).join(", ")} (${packsOf(used, input).map(packText).join("; ")}); met in ${met.length} findings`,
    ...seen(times[0] ?? null, times.at(-1) ?? null),
    Tag: [confidenceTag(sure)],
  };
}

function annotation(
  maker: Maker,
  finding: Finding,
  references: readonly string[],
  inWords: readonly ExportRecord[],
): Json {
  const told = inWords
    .slice(0, recordsInWords)
    .map((record) => `${recordTime(record) ?? "no time"} ${eventMessage(record)} (${provenance(record)})`);
  const values: [string, string][] = [
    ["text", [finding.statement, ...finding.notes, ...told].join("\n")],
    ["type", "Annotation"],
    ["format", "text"],
  ];
  const { severity, class: kind, rule, ruleVersion } = finding;
  const comment = `${finding.title}; severity ${severity}; ${kind}; rule ${rule} version ${ruleVersion}`;
  const object = mispObject(maker, ["finding", finding.id], { template: mispTemplates.annotation, values }, comment);
  const [text, ...rest] = object.Attribute as readonly Json[];
  return {
    ...object,
    ...seen(utcOnly(finding.time), utcOnly(finding.timeEnd)),
    Attribute: [{ ...text, Tag: [confidenceTag(confidence(finding))] }, ...rest],
    ObjectReference: references.map((referenced) => ({
      uuid: maker.uuid("misp reference", finding.id, referenced),
      object_uuid: object.uuid,
      referenced_uuid: referenced,
      relationship_type: "annotates",
      timestamp: maker.timestamp,
      comment: "",
    })),
  };
}

function phone(device: ExportInput["caseFile"]["evidence"][number]["device"], index: number): MispDraft {
  const system = { ios: "iOS", android: "Android", unknown: "" }[device.platform];
  const known: [string, string][] = [
    ["name", `Examined phone ${index + 1}`],
    ["device-type", "Mobile"],
    ["OS", system],
    ["version", device.osVersion ?? ""],
    ["description", device.product ?? device.model ?? ""],
    ["perspective", "Unknown"],
  ];
  return { template: mispTemplates.device, values: known.filter(([, value]) => value !== "") };
}

function mispObject(
  { uuid, timestamp }: Maker,
  name: readonly (string | number)[],
  { template, values }: MispDraft,
  comment: string,
  seenTime: string | null = null,
): Json {
  const common = { timestamp, distribution: "5", sharing_group_id: "0", deleted: false };
  return {
    uuid: uuid("misp object", ...name),
    name: template.name,
    "meta-category": template.metaCategory,
    description: template.description,
    template_uuid: template.uuid,
    template_version: template.version,
    ...common,
    comment,
    ...seen(seenTime, null),
    Attribute: values.map(([relation, value], index) => {
      const type = template.relations[relation];
      if (type === undefined) throw new Error(`the template ${template.name} has no ${relation}`);
      return {
        uuid: uuid("misp attribute", ...name, index),
        object_relation: relation,
        type,
        category: mispTypes[type],
        value,
        to_ids: false,
        ...common,
        disable_correlation: true,
        comment: "",
      };
    }),
    ObjectReference: [],
  };
}

/** Records of one finding that its annotation tells in words, where they fit no object. */
const recordsInWords = 20;

function seenAt({ time, timeBasis }: ExportRecord): string | null {
  return time === null || timeBasis === "device_local" ? null : isoTime(time);
}

function seen(first: string | null, last: string | null): Json {
  return first === null ? {} : { first_seen: offset(first), last_seen: offset(last ?? first) };
}

/** MISP writes its times with microseconds and an offset. */
function offset(iso: string): string {
  const [, seconds, fraction = ""] = /^([^.Z]+)(?:\.(\d+))?Z$/.exec(iso) ?? [];
  return seconds === undefined ? iso : `${seconds}.${fraction.padEnd(6, "0")}+00:00`;
}

function confidenceTag(sure: number): Json {
  const level = sure >= 85 ? "high" : sure >= 50 ? "moderate" : "low";
  return { name: `estimative-language:confidence-in-analytic-judgment="${level}"` };
}
