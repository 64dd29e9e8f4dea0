import { describe, expect, it } from "vitest";
import type { Artifact } from "../src/artifacts/artifact.ts";
import { artifacts } from "../src/artifacts/index.ts";
import { compileGlob } from "../src/artifacts/places.ts";
import { evidenceKinds } from "../src/evidence/tree.ts";
import { type Field, type FieldType, type RecordDraft, recordKinds } from "../src/records/kinds.ts";
import { type ArtifactReading, readArtifact, type TestFiles } from "./read-artifact.ts";
import { samples } from "./samples/index.ts";
import { formatOf, type Poisoned, poison, ruined } from "./samples/poison.ts";
import type { FileSample, Sample } from "./samples/sample.ts";

const fieldsOf = (kind: RecordDraft["kind"]): Readonly<Record<string, Field>> => recordKinds[kind].fields;

describe("record kinds", () => {
  it("give a field the same type everywhere", () => {
    const types = new Map<string, Set<FieldType>>();
    for (const { fields } of Object.values(recordKinds)) {
      for (const [name, { type }] of Object.entries<Field>(fields)) {
        types.set(name, (types.get(name) ?? new Set()).add(type));
      }
    }
    expect([...types].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([]);
  });
});

describe("the list of artifacts", () => {
  it("has each id once, in order", () => {
    const ids = artifacts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });

  it("has a sample for each: packages/core/test/samples/index.ts says how to add one", () => {
    const ids = artifacts.map(({ id }) => id);
    const missing = ids.filter((id) => !Object.hasOwn(samples, id));
    expect(missing, "artifacts without a sample").toEqual([]);
    const spare = Object.keys(samples).filter((id) => !ids.includes(id));
    expect(spare, "samples without an artifact").toEqual([]);
  });
});

describe.each(artifacts)("$id declares", (artifact) => {
  it("what it is", () => {
    expect(artifact.id).toMatch(/^(?:ios|android|account)\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
    expect(artifact.id.split(".")[0]).toBe(artifact.platform);
    for (const text of [artifact.title, artifact.versions, artifact.reach]) expect(text.trim()).not.toBe("");
    expect(artifact.references.length).toBeGreaterThan(0);
    for (const reference of artifact.references) expect(reference.trim()).not.toBe("");
    expect(["utc", "device_zone_known", "device_local"]).toContain(artifact.timeBasis);
  });

  it("where it lies", () => {
    const places = Object.entries(artifact.where);
    expect(places.length).toBeGreaterThan(0);
    for (const [kind, globs] of places) {
      expect(evidenceKinds).toContain(kind);
      if (globs === "tree") continue;
      expect(globs.length).toBeGreaterThan(0);
      expect(new Set(globs).size).toBe(globs.length);
      for (const glob of globs) {
        expect(glob, "a path without a slash at its ends, without empty parts").toMatch(/^(?:[^/]+\/)*[^/]+$/);
        // With names in place of its stars, a pattern matches itself: nothing in it was taken for an expression.
        expect(compileGlob(glob).test(glob.replace(/\*\*\/?|\*/g, ""))).toBe(true);
      }
    }
  });

  it("kinds, and a view of their fields", () => {
    expect(artifact.kinds.length).toBeGreaterThan(0);
    for (const kind of artifact.kinds) expect(recordKinds).toHaveProperty([kind]);
    const known = new Set(["time", ...artifact.kinds.flatMap((kind) => Object.keys(fieldsOf(kind)))]);
    const { view } = artifact;
    const shown = view.type === "table" ? view.columns : [view.thread, view.direction, view.text, view.sender];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((column) => !known.has(column))).toEqual([]);
  });
});

const sampled = artifacts.flatMap((artifact) => {
  const sample = samples[artifact.id];
  return sample ? [{ id: artifact.id, artifact, sample }] : [];
});

describe.each(sampled)("$id reads", ({ artifact, sample: build }) => {
  const sample = build();

  it("its sample, into fields of the types that they have", async () => {
    const { records, problems } = await read(artifact, sample);
    expect(problems).toEqual([]);
    expect(records.length).toBeGreaterThanOrEqual("single" in sample ? 1 : 3);
    for (const record of records) expect(wrongFields(record), JSON.stringify(record)).toEqual([]);
  });

  if ("tree" in sample) {
    it("a tree with a file that no phone would have", async () => {
      const good = await read(artifact, sample);
      const metadata = { modified: 2 ** 63, created: -1, mode: 2 ** 40 };
      const hostile = { "private/var/\u0000/../https__0/\uFFFD": { bytes: new Uint8Array(0), metadata } };
      const poisoned = await read(artifact, { ...sample, tree: { ...hostile, ...sample.tree } });
      expect(missing(good, poisoned)).toEqual([]);
    });
    return;
  }

  it("all that is good beside what is poisoned", async () => {
    const good = await read(artifact, sample);
    const cases = sample.poisoned ? given(sample.poisoned) : poison(sample.bytes, sample.firstLineOnly === true);
    let said = 0;
    for (const poisoned of cases) {
      const reading = await read(artifact, { ...sample, bytes: poisoned.bytes });
      checkCost(poisoned, good, reading);
      if (reading.problems.length > 0) said++;
    }
    // Some poison must have been met: otherwise nothing was tried. Settings may be of any type.
    if (cases.length > 0 && !sample.firstLineOnly && artifact.id !== "ios.global_preferences")
      expect(said).toBeGreaterThan(0);
  });

  it("a ruined file without failing", async () => {
    const format = sample.poisoned ? "other" : formatOf(sample.bytes);
    for (const [what, bytes] of Object.entries(ruined(sample.bytes))) {
      const { problems } = await read(artifact, { ...sample, bytes });
      // A text that is cut is a shorter text: nothing shows it.
      if (format === "sqlite" || format === "plist") expect(problems.length, what).toBeGreaterThan(0);
    }
  });
});

function given(poisoned: NonNullable<FileSample["poisoned"]>): Poisoned[] {
  return Object.entries(poisoned).map(([what, bytes]) => ({ what, cost: "nothing", bytes, met: true }));
}

function read(artifact: Artifact, sample: Sample): Promise<ArtifactReading> {
  const files: TestFiles = "tree" in sample ? sample.tree : { [sample.path]: sample.bytes, ...sample.companions };
  return readArtifact(artifact, files, sample.kind, "tree" in sample ? sample.differences : undefined);
}

function checkCost({ what, cost, met }: Poisoned, good: ArtifactReading, poisoned: ArtifactReading): void {
  const said = poisoned.problems.length > 0;
  if (met) expect(said, `${what}: nothing is said of it`).toBe(true);
  const lost = missing(good, poisoned);
  if (cost === "nothing") {
    expect(lost, `${what} costs good records`).toEqual([]);
    if (poisoned.records.length > good.records.length) expect(said, `${what}: nothing is said of it`).toBe(true);
    return;
  }
  const harm = lost.map((record) => emptied(record, poisoned));
  if (harm.some((fields) => fields === undefined || fields.length > 0)) {
    expect(said, `${what}: nothing is said of what it costs`).toBe(true);
  }
  if (cost === "value") {
    expect(lost.length, `${what} costs more than its record`).toBeLessThanOrEqual(1);
    for (const fields of harm) expect(fields?.length, `${what} costs more than its field`).toBeLessThanOrEqual(1);
  }
}

/** Records of the good input that are not read from the poisoned one exactly as they were. Lines may move. */
function missing(good: ArtifactReading, poisoned: ArtifactReading): RecordDraft[] {
  const read = poisoned.records.map(shape);
  return good.records.filter((record) => {
    const index = read.indexOf(shape(record));
    if (index >= 0) read.splice(index, 1);
    return index < 0;
  });
}

function shape(record: RecordDraft): string {
  return JSON.stringify({ ...record, locator: isPlace(record.locator) ? null : record.locator });
}

/** Lines and bytes move with what stands before them. */
function isPlace(locator: RecordDraft["locator"]): boolean {
  return "line" in locator || "offset" in locator;
}

/** Fields that stand for a time beside the main one. */
const timesAgain = new Set(["time", "last_seen", "installed"]);

/** Fields that the poisoned record lacks, times as one; undefined if there is no such record any more. */
function emptied(record: RecordDraft, poisoned: ArtifactReading): string[] | undefined {
  const place = JSON.stringify(record.locator);
  const other = poisoned.records.find(({ kind, locator }) => kind === record.kind && JSON.stringify(locator) === place);
  if (!other) return undefined;
  const left = new Map<string, unknown>(Object.entries(other));
  const gone = Object.entries(record).flatMap(([name, value]) =>
    name !== "details" && value !== null && value !== undefined && (left.get(name) ?? null) === null
      ? [timesAgain.has(name) ? "time" : name]
      : [],
  );
  return [...new Set(gone)];
}

/** Fields that the record's kind does not have, or that are of another type than it says. */
function wrongFields(record: RecordDraft): string[] {
  const { kind, time, locator: _, details: __, recovered: ___, ...values } = record;
  const fields = fieldsOf(kind);
  const wrong = Object.entries(values).filter(([name, value]) => {
    const field = fields[name];
    return !field || !(value === null || value === undefined || isOfType(value, field.type));
  });
  const isTime = time === null || time === undefined || isOfType(time, "time");
  return [...wrong.map(([name]) => name), ...(isTime ? [] : ["time"])];
}

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "texts":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "time":
      return Number.isFinite(value) && Number(value) >= 0;
  }
}
