import type { CaseEvidence } from "../../case/case-file.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { answer, negativeSentence } from "../input.ts";
import {
  type CaseGraph,
  type CaseObject,
  caseRecord,
  dateTime,
  facet,
  hash,
  locatorFacet,
  networkObjects,
  type Reference,
} from "./case-uco-observables.ts";
import { caseUuid } from "./identifier.ts";
import { confidence, type ExportInput, type ExportRecord, exportLabels, recordKey, recordsOf } from "./input.ts";

/** Prefixes of CASE 1.4 and UCO 1.4; what a case is made of gets ids in a space that no one else resolves. */
const context = {
  kb: "https://sillage.invalid/kb/",
  "case-investigation": "https://ontology.caseontology.org/case/investigation/",
  "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
  "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
  "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
  "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
  "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/**
 * The findings as CASE/UCO JSON-LD: the investigation, the examination as an action with its tool and what it worked
 * on, the phones, the files and records that findings rest on, each record tied to its file, and each finding as an
 * annotation of its records.
 */
export function caseUco(input: ExportInput): Readonly<Record<string, unknown>> {
  const { caseFile, findings } = input;
  const objects = new Map<string, CaseObject>();
  const graph: CaseGraph = {
    uuid: caseUuid(caseFile),
    add(kind, name, type, body) {
      const id = `kb:${kind}-${this.uuid("case-uco", kind, ...name)}`;
      if (!objects.has(id)) objects.set(id, { "@id": id, "@type": type, ...body });
      return { "@id": id };
    },
  };
  const tool = graph.add("tool", ["sillage"], "uco-tool:AnalyticTool", {
    "uco-core:name": "Sillage",
    "uco-tool:toolType": "Examination of phones",
    "uco-tool:version": caseFile.tool.version,
  });
  const phones = caseFile.evidence.map((evidence, index) => phone(graph, evidence, index));
  const provenance = phones.map((device, index) =>
    graph.add("provenance-record", ["evidence", index], "case-investigation:ProvenanceRecord", {
      "uco-core:description": `Evidence as handed in: ${caseFile.evidence[index]?.kind ?? ""}`,
      "case-investigation:exhibitNumber": `evidence-${index + 1}`,
      "uco-core:object": [device],
    }),
  );
  const sizes = caseFile.evidence.map(({ files }) => new Map(files.map(({ path, size }) => [path, size])));
  const results: Reference[] = [];
  for (const finding of findings) {
    const about = recordsOf(finding, input.records).map((record) => recordInFile(graph, record, sizes));
    results.push(
      graph.add("annotation", ["finding", finding.id], "uco-core:Annotation", {
        "uco-core:name": finding.title,
        "uco-core:statement": [finding.statement, ...finding.notes],
        "uco-core:tag": [`severity:${finding.severity}`, `class:${finding.class}`, `rule:${finding.rule}`],
        "uco-core:object": unique(about.length > 0 ? about : phones.length > 0 ? phones : [tool]),
        "uco-core:hasFacet": [
          facet(graph, ["finding", finding.id], "uco-core:ConfidenceFacet", {
            "uco-core:confidence": { "@type": "xsd:nonNegativeInteger", "@value": String(confidence(finding)) },
          }),
        ],
      }),
    );
  }
  const told = answer(input);
  const action = graph.add("action", ["examination"], "case-investigation:InvestigativeAction", {
    "uco-core:name": "Examination by Sillage",
    "uco-core:description": told.found ? `${findings.length} findings` : negativeSentence(input, told),
    "uco-action:startTime": dateTime(parseIsoTime(caseFile.created)),
    "uco-action:instrument": [tool],
    ...(provenance.length === 0 ? {} : { "uco-action:object": provenance }),
    ...(results.length === 0 ? {} : { "uco-action:result": unique(results) }),
  });
  graph.add("investigation", ["case"], "case-investigation:Investigation", {
    "uco-core:name": "Examination of a phone for traces of spyware",
    "case-investigation:focus": "Traces of spyware, of forensic extraction and of targeting",
    "uco-core:tag": [`TLP:${input.tlp.toUpperCase()}`, ...exportLabels(input)],
    "uco-core:object": [action, ...provenance, ...unique(results)],
  });
  return { "@context": context, "@graph": [...objects.values()] };
}

function unique(references: readonly Reference[]): readonly Reference[] {
  return [...new Map(references.map((one) => [one["@id"], one])).values()];
}

function phone(graph: CaseGraph, { device }: CaseEvidence, index: number): Reference {
  const name = ["phone", index];
  const imei = device.imei === undefined ? {} : { IMEI: [device.imei] };
  return graph.add("device", name, "uco-observable:MobileDevice", {
    ...(device.name === undefined ? {} : { "uco-core:name": device.name }),
    "uco-core:hasFacet": [
      facet(graph, name, "uco-observable:DeviceFacet", {
        deviceType: "Mobile phone",
        model: device.model,
        serialNumber: device.serial,
      }),
      facet(graph, name, "uco-observable:MobileDeviceFacet", imei),
    ],
  });
}

/** Sizes of the files of each evidence. */
type Sizes = readonly ReadonlyMap<string, number>[];

/** The record, what it names, its file, and the relation that says where in the file it lies. */
function recordInFile(graph: CaseGraph, record: ExportRecord, sizes: Sizes): Reference {
  const made = caseRecord(graph, record);
  for (const named of networkObjects(graph, record)) relate(graph, named, made, "Contained_Within");
  const source = graph.add("file", ["source", record.evidence, record.file, record.sha256], "uco-observable:File", {
    "uco-core:hasFacet": sourceFacets(graph, record, sizes),
  });
  relate(graph, made, source, "Contained_Within", [
    locatorFacet(graph, ["locator", recordKey(record)], record.locator),
  ]);
  return made;
}

function sourceFacets(graph: CaseGraph, record: ExportRecord, sizes: Sizes): readonly CaseObject[] {
  const name = ["source", record.evidence, record.file];
  const hashes = hash(graph, name, record.sha256);
  return [
    facet(graph, name, "uco-observable:FileFacet", {
      fileName: record.file.slice(record.file.lastIndexOf("/") + 1),
      filePath: record.file,
      sizeInBytes: sizes[record.evidence]?.get(record.file),
    }),
    ...(hashes.length === 0 ? [] : [facet(graph, name, "uco-observable:ContentDataFacet", { hash: hashes })]),
  ];
}

function relate(
  graph: CaseGraph,
  source: Reference,
  target: Reference,
  kind: string,
  facets: readonly CaseObject[] = [],
): void {
  graph.add("relationship", [source["@id"], target["@id"], kind], "uco-observable:ObservableRelationship", {
    "uco-core:source": source,
    "uco-core:target": target,
    "uco-core:kindOfRelationship": kind,
    "uco-core:isDirectional": true,
    ...(facets.length === 0 ? {} : { "uco-core:hasFacet": facets }),
  });
}
