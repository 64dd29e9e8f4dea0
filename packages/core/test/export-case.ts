import type { Finding } from "../src/findings/finding.ts";
import { statedTime, type TimeBasis } from "../src/formats/time.ts";
import { type IndicatorType, indicatorTypes } from "../src/indicators/indicator.ts";
import { type Field, type Locator, type ObservableType, type RecordKind, recordKinds } from "../src/records/kinds.ts";
import { type ExportInput, type ExportRecord, type FieldValue, recordKey } from "../src/report/exports/input.ts";
import { finding, reportInput } from "./report-case.ts";

// An invented case with a record of every kind and an indicator of every type, whose texts try to break each format.

/** Formulas, markup, controls, overrides, quotes, separators, half a surrogate pair: as evidence may hold them. */
export const hostile =
  "=HYPERLINK(\"http://evil.example\",'x');=1+1,\"' -- <script>alert(1)</script>\r\n\t\u001b[31m\u202etxt.exe\u0000\u200b\ud800 ]['\\ é مرحبا";

const values: Readonly<Record<ObservableType, string>> = {
  url: "https://user:pass@éxample.org:8443/a b?q='\"<>#f",
  host: "c2.evil.example",
  free_text: `Look: https://evil.example/x ${hostile}`,
  email: "mailto:someone@evil.example",
  process_name: `bh${hostile}`,
  file_path: `/private/var/tmp/${hostile}/IMG 1.gif`,
  file_name: `${hostile}.gif`,
  app_id: `com.example.'app`,
  profile_id: "7D3C2B1A-5A11-4A9E-8000-0000C0FFEE01",
  hash: "A".repeat(64),
  certificate_hash: "b".repeat(40),
  property_name: "sys.brand.note",
  ip: "2001:DB8::1",
};

const time = 1_700_000_000_123_456;

function fieldValue(name: string, { type, observes }: Field): FieldValue {
  const text = observes ? values[observes] : name === "service" ? "SMS" : `${name} ${hostile}`;
  switch (type) {
    case "text":
      return text;
    case "texts":
      return [text, text.toUpperCase()];
    case "integer":
      return -42;
    case "number":
      return 1.5;
    case "boolean":
      return true;
    case "time":
      return time + 1_000_000;
  }
}

const locators: readonly Locator[] = [
  { table: "m\"e'ss", rowid: 7 },
  { line: 3 },
  { file: "a.log", line: 4 },
  { offset: 0, length: 12 },
  { key: `Root/${hostile}` },
  { path: "/private/var" },
];
const bases: readonly TimeBasis[] = ["utc", "device_zone_known", "device_local"];

export const hostileRecords: readonly ExportRecord[] = (Object.keys(recordKinds) as RecordKind[]).map((kind, index) => {
  const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  return {
    id: String(index),
    kind,
    time: index % 7 === 6 ? null : time,
    timeBasis: bases[index % bases.length] ?? "utc",
    artifact: "test.artifact",
    evidence: index % 2,
    file: `Files/${hostile}/${kind}.db`,
    sha256: "c".repeat(64),
    locator: locators[index % locators.length] ?? { line: 1 },
    recovered: null,
    fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldValue(name, field)])),
    details: { [hostile]: [hostile, null, { deep: 1 }] },
  };
});

const matched: Readonly<Record<IndicatorType, string>> = {
  domain: "evil.example",
  ipv4: "192.0.2.7",
  ipv6: "2001:db8::1",
  url: "https://evil.example/x",
  email: "someone@evil.example",
  process: "bh'\\",
  file_name: "it's.plist",
  file_path: "/private/var/tmp/x",
  sha256: "c".repeat(64),
  sha1: "d".repeat(40),
  md5: "e".repeat(32),
  app_id: "com.example.'app",
  certificate_sha256: "f".repeat(64),
  certificate_sha1: "a".repeat(40),
  certificate_md5: "b".repeat(32),
  configuration_profile: "7d3c2b1a-5a11-4a9e-8000-0000c0ffee01",
  android_property: "sys.brand.note",
};

const hostileFindings: readonly Finding[] = hostileRecords.map((record, index) => {
  const { artifact, kind, evidence, file, sha256, locator } = record;
  const stated = record.time === null ? null : statedTime(record.time, record.timeBasis);
  const type = indicatorTypes[index % indicatorTypes.length] ?? "domain";
  const vouched = (["source_read", "secondary", "inference"] as const)[index % 3] ?? "source_read";
  return finding(`f-${index}`, `test.rule_${kind}`, index % 2 === 0 ? "critical" : "low", {
    statement: `Seen: ${hostile}`,
    title: `Title ${hostile}`,
    vouched,
    time: stated,
    values: [index < indicatorTypes.length ? matched[type] : hostile, "https://evil.example/x"],
    records: [{ artifact, kind, evidence, file, sha256, locator, time: stated }],
    notes: index === 0 ? [hostile] : [],
    custody: index === 1 ? [hostile] : [],
    ...(index < indicatorTypes.length
      ? {
          indicator: {
            value: matched[type],
            type,
            how: index === 5 ? "truncated" : "exact",
            packs: [
              {
                pack: "amnesty-pegasus",
                family: "Pegasus",
                role: "tool",
              },
              {
                pack: "unknown-pack",
                family: hostile,
                role: index === 2 ? "watchware" : "tool",
              },
            ],
          },
        }
      : {}),
  });
});

/** Every kind of record and type of indicator; a finding whose record the store lacks; one without any record. */
export function hostileInput(): ExportInput {
  const input = reportInput("en");
  const [evidence] = input.caseFile.evidence;
  if (!evidence) throw new Error("the example case has evidence");
  const lost = finding("f-lost", "test.lost", "medium", { time: "2021-06-01T09:12:03.25" });
  const none = finding("f-none", "test.none", "informational", { time: null, records: [], recordCount: 0 });
  return {
    ...input,
    caseFile: { ...input.caseFile, evidence: [evidence, { ...evidence, name: hostile }] },
    findings: [...hostileFindings, lost, none],
    tlp: "red",
    records: new Map(hostileRecords.map((record) => [recordKey(record), record])),
  };
}
