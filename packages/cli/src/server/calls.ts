import { type Assessment, AssessmentError, readAssessment } from "@sillage/core/case/assessments.ts";
import { NotesError, readSubject } from "@sillage/core/case/notes.ts";
import type { ConsentAsked } from "@sillage/core/workbench/examinations.ts";
import { identifierOrders, thingKinds } from "@sillage/core/workbench/people.ts";
import type { Condition, RecordFilter } from "@sillage/core/workbench/records.ts";
import type { Asked, AssessmentAsked, Method } from "@sillage/core/workbench/workbench.ts";
import { findingsAsked, handOverReaders } from "./hand-over/workbench.ts";
import { practiceReaders } from "./practice/workbench.ts";
import { access, rawReaders } from "./raw/workbench.ts";
import {
  type Fields,
  flag,
  integer,
  invalid,
  language,
  list,
  object,
  oneOf,
  optional,
  text,
  texts,
  time,
} from "./read.ts";

/** What each method is asked with, read from what a page sent. A method that is not here cannot be called. */
export const readers: { readonly [M in Method]: (given: Fields) => Asked<M> } = {
  cases: () => ({}),
  deleteCase: ofCase,
  vocabulary: language,
  caseOverview: (given) => ({ ...ofCase(given), ...language(given) }),
  findings: (given) => ({ ...ofCase(given), ...language(given) }),
  finding: (given) => ({ ...ofCase(given), ...language(given), finding: text(given, "finding", 200) }),
  coverage: (given) => ({ ...ofCase(given), ...language(given) }),

  records: (given) => ({
    ...ofCase(given),
    filter: filter(given),
    order: oneOf(given, "order", ["ascending", "descending"]),
    limit: integer(given, "limit", 1, 1000),
    ...optional(given, "after", short),
    ...optional(given, "before", short),
    ...optional(given, "at", short),
    ...optional(given, "moment", time),
    ...(given["end"] === true ? { end: true } : {}),
  }),
  record: (given) => ({ ...ofCase(given), ...optional(given, "id", short), ...optional(given, "key", long) }),
  histogram: (given) => ({ ...ofCase(given), filter: filter(given), bins: integer(given, "bins", 1, 2000) }),
  facets: (given) => ({ ...ofCase(given), filter: filter(given), fields: texts(given, "fields", 12) }),

  threads: (given) => ({
    ...ofCase(given),
    ...optional(given, "text", short),
    ...optional(given, "who", short),
    ...optional(given, "service", short),
    limit: integer(given, "limit", 1, 1000),
    ...optional(given, "after", long),
  }),
  thread: (given) => ({
    ...ofCase(given),
    ...optional(given, "place", (fields, key) => threadPlace(object(fields[key], '"place"'))),
    ...optional(given, "message", short),
  }),
  messages: (given) => ({
    ...ofCase(given),
    ...threadPlace(given),
    ...optional(given, "text", short),
    ...(given["attachments"] === true ? { attachments: true } : {}),
    ...(given["changed"] === true ? { changed: true } : {}),
    limit: integer(given, "limit", 1, 1000),
    ...optional(given, "at", short),
    ...optional(given, "before", short),
    ...optional(given, "after", short),
  }),
  places: (given) => ({ ...ofCase(given), ...optional(given, "from", time), ...optional(given, "to", time) }),
  identifiers: (given) => ({
    ...ofCase(given),
    ...optional(given, "text", short),
    ...optional(given, "kind", (fields, key) => oneOf(fields, key, thingKinds)),
    ...optional(given, "country", short),
    ...(given["certain"] === true ? { certain: true } : {}),
    order: oneOf(given, "order", identifierOrders),
    limit: integer(given, "limit", 1, 1000),
    ...optional(given, "after", long),
  }),
  identifierElsewhere: (given) => ({ ...ofCase(given), thing: long(given, "thing") }),
  links: (given) => ({
    ...ofCase(given),
    ...optional(given, "from", time),
    ...optional(given, "to", time),
    ...optional(given, "around", long),
  }),

  files: (given) => ({
    ...ofCase(given),
    evidence: integer(given, "evidence", 0, 10_000),
    folder: long(given, "folder"),
  }),
  bytes: (given) => ({
    ...ofCase(given),
    ...access(given),
    evidence: integer(given, "evidence", 0, 10_000),
    file: long(given, "file"),
    from: integer(given, "from", 0, Number.MAX_SAFE_INTEGER),
    length: integer(given, "length", 1, 262_144),
  }),
  ...rawReaders,
  ...handOverReaders,
  ...practiceReaders,

  analysis: ofCase,
  assess: (given) => ({ ...changing(given), assessment: assessment(given["assessment"]) }),
  addNote: (given) => ({
    ...changing(given),
    about: subject(given),
    text: text(given, "text", 20_000),
    by: name(given, "by"),
  }),
  removeNote: (given) => ({ ...changing(given), id: name(given, "id") }),
  tag: (given) => ({ ...changing(given), about: subject(given), tag: name(given, "tag"), by: name(given, "by") }),
  tagRecords: (given) => ({
    ...changing(given),
    filter: filter(given),
    tag: name(given, "tag"),
    by: name(given, "by"),
  }),
  untag: (given) => ({ ...changing(given), about: subject(given), tag: name(given, "tag") }),
  saveView: (given) => ({
    ...changing(given),
    name: name(given, "name"),
    address: long(given, "address"),
    by: name(given, "by"),
  }),
  removeView: (given) => ({ ...changing(given), name: name(given, "name") }),

  look: (given) => ({ path: long(given, "path") }),
  examine: (given) => ({
    name: name(given, "name"),
    evidence: texts(given, "evidence", 50),
    ...language(given),
    ...access(given),
    indicators: texts(given, "indicators", 50),
    custody: list(given, "custody", 50, custody),
    ...optional(given, "consent", (fields, key) => consent(fields[key])),
    hashAll: flag(given, "hashAll"),
  }),
  examineAgain: (given) => ({
    ...ofCase(given),
    ...optional(given, "password", short),
    ...optional(given, "keyFile", long),
  }),
  cancelExamination: (given) => ({ examination: name(given, "examination") }),
  examinations: () => ({}),

  report: (given) => ({
    ...ofCase(given),
    ...language(given),
    length: oneOf(given, "length", ["owner", "technical", "annex"]),
    format: oneOf(given, "format", ["html", "pdf"]),
    masks: texts(given, "masks", 20),
    ...findingsAsked(given),
  }),
  exportCase: (given) => ({
    ...ofCase(given),
    format: name(given, "format"),
    ...optional(given, "only", (fields, key) => oneOf(fields, key, ["findings", "records"] as const)),
    ...optional(given, "tlp", short),
    masks: texts(given, "masks", 20),
  }),
  cancelOutput: ofCase,
  seal: (given) => ({ ...ofCase(given), key: long(given, "key"), passphrase: short(given, "passphrase") }),
};

function ofCase(given: Fields) {
  return { case: name(given, "case") };
}

function threadPlace(given: Fields) {
  return {
    evidence: integer(given, "evidence", 0, 10_000),
    artifact: text(given, "artifact", 200),
    thread: long(given, "thread"),
  };
}

function changing(given: Fields) {
  return { ...ofCase(given), revision: name(given, "revision") };
}

function short(fields: Fields, field: string): string {
  return text(fields, field, 1000);
}

function long(fields: Fields, field: string): string {
  return text(fields, field, 20_000);
}

function name(fields: Fields, field: string): string {
  const value = text(fields, field, 200);
  if (value.trim() === "") throw invalid(`"${field}" is empty`);
  return value;
}

function subject(given: Fields) {
  return believed(() => readSubject(given["about"]));
}

/** The time is not the page's to say: any will do to read the rest. */
function assessment(value: unknown): AssessmentAsked {
  const { time: _time, ...asked } = believed(() =>
    readAssessment({ ...object(value, '"assessment"'), time: "2000-01-01T00:00:00Z" }),
  );
  return asked as Omit<Assessment, "time"> as AssessmentAsked;
}

function believed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AssessmentError || error instanceof NotesError) throw invalid(error.message);
    throw error;
  }
}

function filter(given: Fields): RecordFilter {
  const fields = object(given["filter"], '"filter"');
  return {
    ...optional(fields, "from", time),
    ...optional(fields, "to", time),
    ...optional(fields, "text", short),
    ...optional(fields, "conditions", (all, key) => list(all, key, 100, condition)),
    ...optional(fields, "untimed", flag),
  };
}

function condition(value: unknown): Condition {
  const fields = object(value, "a condition");
  return { field: name(fields, "field"), value: long(fields, "value"), ...optional(fields, "exclude", flag) };
}

function custody(value: unknown) {
  const fields = object(value, "a custody window");
  return { label: name(fields, "label"), start: name(fields, "start"), end: name(fields, "end") };
}

function consent(value: unknown): ConsentAsked {
  const fields = object(value, '"consent"');
  return {
    by: name(fields, "by"),
    to: short(fields, "to"),
    purpose: long(fields, "purpose"),
    until: name(fields, "until"),
    scope: texts(fields, "scope"),
  };
}
