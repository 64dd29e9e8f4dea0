import type { Finding } from "../../findings/finding.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { answer, negativeSentence } from "../input.ts";
import { type CaseUuid, caseUuid, toolUuid } from "./identifier.ts";
import { confidence, type ExportInput, exportLabels, recordsOf, utcOnly } from "./input.ts";
import { findingObservables } from "./observables.ts";
import { extensionDefinition } from "./stix-extension.ts";
import { families, indicatorBody, indicatorKey, isMalicious, usedIndicators } from "./stix-indicators.ts";
import { type StixObject, stixObservable, stixRecord } from "./stix-observables.ts";
import { tlpExtension, tlpMarkings } from "./tlp.ts";

export interface StixBundle {
  readonly type: "bundle";
  readonly id: string;
  readonly objects: readonly StixObject[];
}

const toolRef = `identity--${toolUuid("tool")}`;

/**
 * The findings as a STIX 2.1 bundle: for each the observed data with its observables and records, a note with its
 * statement and, where a published indicator was met, a sighting of it. Only indicators that were met are in it. Ids
 * are UUIDv5 of the case, so the same case gives the same bundle.
 */
export function stixBundle(input: ExportInput): StixBundle {
  const writer = bundleWriter(input);
  writer.add(toolIdentity);
  writer.add(tlpDefinition(input));
  writer.add(extensionDefinition(toolRef));
  const phones = input.caseFile.evidence.map(({ device }, index) =>
    writer.say("identity", ["phone", index], {
      name: `Examined phone ${index + 1}`,
      description: phoneText(device),
      identity_class: "system",
    }),
  );
  const indicators = addIndicators(writer, input);
  const reported = input.findings.flatMap((finding) => addFinding(writer, input, finding, phones, indicators));
  addReport(writer, input, phones, reported);
  return { type: "bundle", id: `bundle--${writer.uuid("bundle")}`, objects: writer.objects() };
}

interface BundleWriter {
  readonly uuid: CaseUuid;
  /** When the case was made, with milliseconds, no more and no fewer (STIX 2.1, 3.2). */
  readonly created: string;
  /** Adds an object once; gives its id. */
  add(object: StixObject): string;
  /** Adds a domain object of this case. */
  say(type: string, name: readonly (string | number)[], body: Readonly<Record<string, unknown>>): string;
  /** Adds observables. */
  observe(list: readonly StixObject[]): readonly string[];
  objects(): readonly StixObject[];
}

function bundleWriter({ caseFile, tlp }: ExportInput): BundleWriter {
  const uuid = caseUuid(caseFile);
  const created = new Date(Math.floor((parseIsoTime(caseFile.created) ?? 0) / 1000)).toISOString();
  const marked = { object_marking_refs: [tlpMarkings[tlp]] };
  const objects = new Map<string, StixObject>();
  const add = (object: StixObject) => {
    if (!objects.has(object.id)) objects.set(object.id, object);
    return object.id;
  };
  return {
    uuid,
    created,
    add,
    say(type, name, body) {
      const id = `${type}--${uuid(type, ...name)}`;
      const made = { created_by_ref: toolRef, created, modified: created };
      return add({ type, spec_version: "2.1", id, ...made, ...marked, ...body });
    },
    observe: (list) => list.map((object) => add({ ...object, ...marked })),
    objects: () => [...objects.values()],
  };
}

/** The ids of the indicators that were met, by `indicatorKey`. */
function addIndicators(writer: BundleWriter, input: ExportInput): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const used of usedIndicators(input.findings)) {
    const id = writer.say("indicator", [used.type, used.value], indicatorBody(used, input));
    ids.set(indicatorKey(used), id);
    if (!isMalicious(used)) continue;
    for (const family of families(used)) {
      const malware = writer.say("malware", [family], { name: family, is_family: true });
      const ends = { source_ref: id, target_ref: malware };
      writer.say("relationship", [id, malware], { relationship_type: "indicates", ...ends });
    }
  }
  return ids;
}

/** The ids of what tells the finding: its note, and what the note is about. */
function addFinding(
  writer: BundleWriter,
  input: ExportInput,
  finding: Finding,
  phones: readonly string[],
  indicators: ReadonlyMap<string, string>,
): readonly string[] {
  const lang = input.caseFile.options.language;
  const sure = confidence(finding);
  const records = recordsOf(finding, input.records);
  const where = [...new Set(records.flatMap(({ evidence }) => phones[evidence] ?? []))];
  const seen = writer.observe([
    ...findingObservables(finding).flatMap(stixObservable),
    ...records.flatMap((record) => stixRecord(record, phones[record.evidence] ?? toolRef)),
  ]);
  const about: string[] = [];
  if (seen.length > 0) {
    const observed = writer.say("observed-data", [finding.id], {
      ...span(finding, writer.created),
      number_observed: countOf(finding),
      object_refs: [...new Set(seen)],
      confidence: sure,
    });
    about.push(observed);
    const met = finding.indicator?.how === "truncated" ? undefined : finding.indicator;
    const indicator = met && indicators.get(indicatorKey(met));
    if (indicator !== undefined) {
      const sighting = writer.say("sighting", [finding.id], {
        description: finding.statement,
        lang,
        confidence: sure,
        ...seenSpan(finding),
        count: countOf(finding),
        sighting_of_ref: indicator,
        observed_data_refs: [observed],
        ...(where.length === 0 ? {} : { where_sighted_refs: where }),
      });
      about.push(sighting, indicator);
    }
  }
  if (about.length === 0) about.push(...(where.length > 0 ? where : [toolRef]));
  const note = writer.say("note", [finding.id], {
    abstract: finding.title,
    content: noteText(finding),
    lang,
    confidence: sure,
    labels: labels(finding),
    object_refs: about,
  });
  return [note, ...about];
}

function addReport(
  writer: BundleWriter,
  input: ExportInput,
  phones: readonly string[],
  reported: readonly string[],
): void {
  const { caseFile, findings } = input;
  const told = answer(input);
  const labels = exportLabels(input);
  const examined = phones.length === 1 ? "a phone" : `${phones.length} phones`;
  writer.say("report", ["examination"], {
    name: `Examination of ${examined} by Sillage ${caseFile.tool.version}`,
    description: told.found ? `${findings.length} findings.` : negativeSentence(input, told),
    lang: caseFile.options.language,
    report_types: ["observed-data"],
    published: writer.created,
    ...(labels.length > 0 ? { labels } : {}),
    object_refs: [...new Set([...phones, ...reported, ...(phones.length === 0 ? [toolRef] : [])])],
  });
}

/** The same in every bundle of every version: the report says which version it was. */
const toolIdentity: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: toolRef,
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  name: "Sillage",
  description: "The program that examined the phone.",
  identity_class: "system",
};

function tlpDefinition({ tlp }: ExportInput): StixObject {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id: tlpMarkings[tlp],
    created: "2022-10-01T00:00:00.000Z",
    name: `TLP:${tlp.toUpperCase()}`,
    extensions: {
      [tlpExtension]: {
        extension_type: "property-extension",
        tlp_2_0: tlp,
      },
    },
  };
}

/** What a receiver needs of the phone; never its name, numbers or owner. */
function phoneText(device: ExportInput["caseFile"]["evidence"][number]["device"]): string {
  const system = device.platform === "ios" ? "iOS" : device.platform === "android" ? "Android" : "unknown system";
  return [device.product ?? device.model ?? "phone", system, device.osVersion ?? ""]
    .filter((part) => part !== "")
    .join(", ");
}

function countOf(finding: Finding): number {
  return Math.min(Math.max(finding.recordCount, 1), 999_999_999);
}

/** Observed data must have a UTC time: where the records have none, it is the examination's, and the note says so. */
function span(finding: Finding, examined: string) {
  const first = utcOnly(finding.time) ?? examined;
  return { first_observed: first, last_observed: utcOnly(finding.timeEnd) ?? first };
}

function seenSpan(finding: Finding) {
  const first = utcOnly(finding.time);
  return first === null ? {} : { first_seen: first, last_seen: utcOnly(finding.timeEnd) ?? first };
}

function noteText(finding: Finding): string {
  return [finding.statement, ...finding.notes, ...timeNote(finding)].join("\n");
}

function timeNote({ time }: Finding): readonly string[] {
  if (utcOnly(time) !== null) return [];
  return time === null
    ? ["The records carry no time; observed times are those of the examination."]
    : [`The phone's clock read ${time}, in a zone that is not known; observed times are those of the examination.`];
}

function labels({ severity, class: kind, rule, custody }: Finding): readonly string[] {
  return [`severity:${severity}`, `class:${kind}`, `rule:${rule}`, ...custody.map((label) => `custody:${label}`)];
}
