import type { Finding } from "../../findings/finding.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { answer, negativeSentence } from "../input.ts";
import { caseUuid, toolUuid } from "./identifier.ts";
import { confidence, type ExportInput, recordsOf, utcOnly } from "./input.ts";
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
  const { caseFile, findings } = input;
  const uuid = caseUuid(caseFile);
  const objects = new Map<string, StixObject>();
  const marking = tlpMarkings[input.tlp];
  // `created` and `modified` have milliseconds, no more and no fewer (STIX 2.1, 3.2).
  const created = new Date(Math.floor((parseIsoTime(caseFile.created) ?? 0) / 1000)).toISOString();

  const add = (object: StixObject): string => {
    if (!objects.has(object.id)) objects.set(object.id, object);
    return object.id;
  };
  /** A domain object of this case. */
  const say = (type: string, name: readonly (string | number)[], body: Readonly<Record<string, unknown>>): string =>
    add({
      ...{ type, spec_version: "2.1", id: `${type}--${uuid(type, ...name)}` },
      ...{ created_by_ref: toolRef, created, modified: created, object_marking_refs: [marking], ...body },
    });
  const observe = (list: readonly StixObject[]): readonly string[] =>
    list.map((object) => add({ ...object, object_marking_refs: [marking] }));

  add(toolIdentity);
  add(tlpDefinition(input));
  add({ ...extensionDefinition(toolRef) } as StixObject);
  const phones = caseFile.evidence.map((evidence, index) =>
    say("identity", ["phone", index], {
      name: `Examined phone ${index + 1}`,
      description: phoneText(evidence.device),
      identity_class: "system",
    }),
  );

  const indicators = new Map<string, string>();
  for (const used of usedIndicators(findings)) {
    const id = say("indicator", [used.type, used.value], indicatorBody(used, input));
    indicators.set(indicatorKey(used), id);
    if (!isMalicious(used)) continue;
    for (const family of families(used)) {
      const malware = say("malware", [family], { name: family, is_family: true });
      say("relationship", [id, malware], {
        ...{ relationship_type: "indicates", source_ref: id, target_ref: malware },
      });
    }
  }

  const lang = caseFile.options.language;
  const reported: string[] = [];
  for (const finding of findings) {
    const records = recordsOf(finding, input.records);
    const seen = observe([
      ...findingObservables(finding).flatMap(stixObservable),
      ...records.flatMap((record) => stixRecord(record, phones[record.evidence] ?? toolRef)),
    ]);
    const where = [...new Set(records.flatMap(({ evidence }) => phones[evidence] ?? []))];
    const indicator = finding.indicator && indicators.get(indicatorKey(finding.indicator));
    const about: string[] = [];
    if (seen.length > 0) {
      const observed = say("observed-data", [finding.id], {
        ...{ ...span(finding, created), number_observed: countOf(finding) },
        ...{ object_refs: [...new Set(seen)], confidence: confidence(finding) },
      });
      about.push(observed);
      if (indicator && finding.indicator?.how !== "truncated") {
        about.push(
          say("sighting", [finding.id], {
            ...{ description: finding.statement, lang, confidence: confidence(finding), ...seenSpan(finding) },
            ...{ count: countOf(finding), sighting_of_ref: indicator, observed_data_refs: [observed] },
            ...(where.length === 0 ? {} : { where_sighted_refs: where }),
          }),
          indicator,
        );
      }
    }
    if (about.length === 0) about.push(...(where.length > 0 ? where : [toolRef]));
    const note = say("note", [finding.id], {
      ...{ abstract: finding.title, content: noteText(finding), lang, confidence: confidence(finding) },
      ...{ labels: labels(finding), object_refs: about },
    });
    reported.push(note, ...about);
  }

  const told = answer(input);
  say("report", ["examination"], {
    name: `Examination of ${phones.length === 1 ? "a phone" : `${phones.length} phones`} by Sillage ${caseFile.tool.version}`,
    description: told.found ? `${findings.length} findings.` : negativeSentence(input, told),
    ...{ lang, report_types: ["observed-data"], published: created },
    ...(caseFile.synthetic ? { labels: ["synthetic"] } : {}),
    object_refs: [...new Set([...phones, ...reported, ...(phones.length === 0 ? [toolRef] : [])])],
  });
  return { type: "bundle", id: `bundle--${uuid("bundle")}`, objects: [...objects.values()] };
}

/** The same in every bundle of every version: the report says which version it was. */
const toolIdentity: StixObject = {
  ...{ type: "identity", spec_version: "2.1", id: toolRef },
  ...{ created: "2026-01-01T00:00:00.000Z", modified: "2026-01-01T00:00:00.000Z" },
  ...{ name: "Sillage", description: "The program that examined the phone.", identity_class: "system" },
};

function tlpDefinition({ tlp }: ExportInput): StixObject {
  return {
    ...{ type: "marking-definition", spec_version: "2.1", id: tlpMarkings[tlp] },
    ...{ created: "2022-10-01T00:00:00.000Z", name: `TLP:${tlp.toUpperCase()}` },
    extensions: { [tlpExtension]: { extension_type: "property-extension", tlp_2_0: tlp } },
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
