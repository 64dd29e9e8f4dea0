import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hostileInput, hostileRecords } from "../../../test/export-case.ts";
import { reportInput } from "../../../test/report-case.ts";
import { loadPack } from "../../indicators/load.ts";
import { caseUco } from "./case-uco.ts";
import { uuid4Shaped, uuid5 } from "./identifier.ts";
import type { ExportInput } from "./input.ts";
import { jsonDocument } from "./json-text.ts";
import { mispEvent } from "./misp.ts";
import { recordObservables } from "./observables.ts";
import { stixBundle } from "./stix.ts";
import { findingEvents, findingsByRecord, recordEvents } from "./timesketch.ts";

const nothingFound: ExportInput = { ...reportInput("en"), findings: [], tlp: "green", records: new Map() };
const of = (input: ExportInput, type: string) => stixBundle(input).objects.filter((object) => object.type === type);

describe("ids", () => {
  it("are UUIDv5 as others make them", () => {
    // RFC 9562, appendix A.4.
    expect(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    );
    expect(uuid4Shaped("x")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    ["STIX", stixBundle],
    ["MISP", mispEvent],
    ["CASE", caseUco],
  ] as const)("are the same each time, and each stands once: %s", (_, make) => {
    const text = jsonDocument(make(hostileInput()));
    expect(jsonDocument(make(hostileInput()))).toBe(text);
    const made = [...text.matchAll(/"(?:id|@id|uuid)": "([^"]*[0-9a-f]{12})"/g)].map(([, id]) => id);
    expect(made.length).toBeGreaterThan(100);
    if (make !== caseUco) expect(new Set(made).size).toBe(made.length);
  });

  it("differ between cases", () => {
    const input = hostileInput();
    const other = { ...input, caseFile: { ...input.caseFile, created: "2026-03-02T10:00:01Z" } };
    expect(stixBundle(other).id).not.toBe(stixBundle(input).id);
  });
});

describe("STIX", () => {
  it("sights what was met whole; a cut-off name is told in a note only", () => {
    const input = hostileInput();
    const met = input.findings.filter(({ indicator }) => indicator && indicator.how !== "truncated");
    expect(of(input, "sighting")).toHaveLength(met.length);
    expect(of(input, "indicator")).toHaveLength(met.length);
    expect(of(input, "note")).toHaveLength(input.findings.length);
  });

  it("claims no UTC for a clock whose zone is not known", () => {
    const text = JSON.stringify(stixBundle(hostileInput()));
    const local = hostileRecords.filter(({ time, timeBasis }) => time !== null && timeBasis === "device_local");
    expect(text.match(/"recorded_local":"2023-11-14T22:13:20.123456"/g)).toHaveLength(local.length);
    expect(text).toContain("clock read 2021-06-01T09:12:03.25, in a zone that is not known");
  });

  it("gives an indicator's mildest meaning to family software and is never surer than high", () => {
    for (const { confidence = 0 } of stixBundle(hostileInput()).objects) expect(confidence).toBeLessThanOrEqual(85);
  });

  it("says the fixed sentence where nothing was found", () => {
    const [report] = of(nothingFound, "report");
    expect(report?.description).toMatch(/^No known traces/);
    expect(of(nothingFound, "observed-data")).toEqual([]);
  });

  it("is read by our own loader of indicators", () => {
    const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const pack = loadPack(new TextEncoder().encode(jsonDocument(stixBundle(hostileInput()))), "export.json", hash);
    expect(pack.values.get("domain")?.has("evil.example")).toBe(true);
    // The cut-off name is not handed on as an indicator.
    expect(pack.values.get("process")).toBeUndefined();
    expect(pack.values.get("sha256")?.has("c".repeat(64))).toBe(true);
    expect(pack.values.get("file_name")?.has("it's.plist")).toBe(true);
  });

  it("never names the phone's owner", () => {
    const { caseFile } = hostileInput();
    const text = JSON.stringify([stixBundle(nothingFound), mispEvent(nothingFound)]);
    for (const own of [caseFile.evidence[0]?.device.name, caseFile.evidence[0]?.device.serial, "+212"])
      expect(text).not.toContain(own ?? "?");
  });
});

describe("MISP", () => {
  const { Event } = mispEvent(hostileInput()) as { Event: Record<string, unknown> };
  type Attribute = { to_ids: boolean; disable_correlation: boolean; type: string; value: string };

  it("is neither published nor shared", () => {
    expect(Event).toMatchObject({
      published: false,
      distribution: "0",
      Tag: [{ name: "tlp:red" }, { name: "sillage:synthetic" }],
    });
  });

  it("detects by published indicators alone", () => {
    const objects = Event.Object as { Attribute: Attribute[] }[];
    for (const { to_ids, disable_correlation } of objects.flatMap((object) => object.Attribute))
      expect([to_ids, disable_correlation]).toEqual([false, true]);
    const detecting = (Event.Attribute as Attribute[]).filter(({ to_ids }) => to_ids);
    expect(detecting.map(({ type }) => type)).toContain("domain");
    expect(detecting.map(({ type }) => type)).not.toContain("text");
  });
});

describe("Timesketch", () => {
  const known = findingsByRecord(hostileInput().findings);

  it("has an event for the main time and one for each other time", () => {
    const [file] = hostileRecords.filter(({ kind }) => kind === "file");
    if (!file) throw new Error("no record of a file");
    const { time, fields } = { time: 5_000_000, fields: { path: "/x", modified: 5_000_000, created: 3, accessed: 3 } };
    const events = recordEvents({ ...file, time, fields, timeBasis: "utc" }, new Map());
    expect(events.map(({ datetime, timestamp_desc }) => [datetime, timestamp_desc])).toEqual([
      ["1970-01-01T00:00:05.000000+00:00", "Modified"],
      ["1970-01-01T00:00:00.000003+00:00", "Created"],
      ["1970-01-01T00:00:00.000003+00:00", "Accessed"],
    ]);
    expect(recordEvents({ ...file, time: null, fields: {} }, new Map())).toEqual([]);
  });

  it("tags the records that findings rest on", () => {
    const [message] = hostileRecords.flatMap((record) =>
      record.kind === "message" ? recordEvents(record, known) : [],
    );
    expect(message).toMatchObject({ tag: ["severity:critical", "test.rule_message"], findings: ["f-0"] });
  });

  it("says where a clock's zone is not known", () => {
    const local = hostileInput()
      .findings.flatMap(findingEvents)
      .filter(({ findings }) => String(findings) === "f-lost");
    expect(local).toMatchObject([{ timestamp_desc: "First trace of a finding (phone's clock, zone unknown)" }]);
  });

  it("keeps a record's own `message` beside the event's", () => {
    const [crash] = hostileRecords.flatMap((record) =>
      record.kind === "crash" ? recordEvents({ ...record, time: 1 }, known) : [],
    );
    expect(crash?.message).toMatch(/^Crash – /);
    expect(crash?.field_message).toMatch(/^Look: /);
  });
});

describe("observables of a record", () => {
  const cases: readonly (readonly [string, string | readonly string[], readonly string[]])[] = [
    ["web_visit.url", "https://Evil.Example/a b", ["url https://evil.example/a%20b", "domain evil.example"]],
    ["web_visit.url", "http://192.0.2.7:80/x", ["url http://192.0.2.7:80/x", "ipv4 192.0.2.7"]],
    ["web_visit.url", "about:blank", []],
    ["web_visit.url", "http://", []],
    ["message.sender", "+33639980123", []],
    ["message.sender", "mailto:a@evil.example", ["email a@evil.example"]],
    ["message.sender", "33639980123@s.whatsapp.net", []],
    [
      "dns_lookup.ips",
      ["192.0.2.7", "2001:DB8::1", "host/192.0.2.8", "none"],
      ["ipv4 192.0.2.7", "ipv6 2001:db8::1", "ipv4 192.0.2.8"],
    ],
    ["file.hashes", ["AB".repeat(16), "zz", "0".repeat(64)], [`md5 ${"ab".repeat(16)}`, `sha256 ${"0".repeat(64)}`]],
    ["file.path", "/a/b/", []],
    ["message.text", "see https://evil.example/x", []],
  ];
  it.each(cases)("%s %j", (field, value, expected) => {
    const [kind, name = ""] = field.split(".");
    const record = hostileRecords.find((one) => one.kind === kind);
    if (!record) throw new Error(`no record of ${field}`);
    const seen = recordObservables({ ...record, fields: { [name]: value } });
    expect(seen.map((one) => `${one.type} ${one.value}`)).toEqual(expected);
  });
});
