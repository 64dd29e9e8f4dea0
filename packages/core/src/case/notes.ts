import { parseIsoTime } from "../formats/time.ts";

/**
 * What analysts write down beside their assessments: `notes.json`. Notes and tags are about a finding or a record;
 * a saved view is an address inside of the workbench.
 */
export interface NotesFile {
  readonly format: "sillage-notes";
  readonly formatVersion: 1;
  readonly notes: readonly Note[];
  readonly tags: readonly Tag[];
  readonly views: readonly SavedView[];
}

/** `finding:` with the id of a finding, or `record:` with what a finding calls a record by (`recordKey`). */
export type Subject = `finding:${string}` | `record:${string}`;

export interface Note {
  readonly id: string;
  readonly about: Subject;
  readonly text: string;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly time: string;
}

export interface Tag {
  readonly about: Subject;
  readonly tag: string;
  readonly by: string;
  readonly time: string;
}

export interface SavedView {
  readonly name: string;
  /** Path and search of the workbench, without case and host: `timeline?text=…`. */
  readonly address: string;
  readonly by: string;
  readonly time: string;
}

/** Notes cannot be used; the message says why. */
export class NotesError extends Error {
  override name = "NotesError";
}

export const noNotes: NotesFile = { format: "sillage-notes", formatVersion: 1, notes: [], tags: [], views: [] };

const most = 100_000;
const longestText = 20_000;
const longestName = 200;
/** A record is named by its place, and a path may be long. */
const longestSubject = 20_000;

/** Reads `notes.json`. */
export function readNotes(value: unknown): NotesFile {
  const file = object(value);
  if (file["format"] !== "sillage-notes") throw new NotesError("its format is not sillage-notes");
  if (file["formatVersion"] !== 1) throw new NotesError("it has a format version that this Sillage does not read");
  return {
    format: "sillage-notes",
    formatVersion: 1,
    notes: list(file, "notes").map(readNote),
    tags: list(file, "tags").map(readTag),
    views: list(file, "views").map(readView),
  };
}

export function readNote(value: unknown): Note {
  const fields = object(value);
  const id = text(fields, "id", longestName);
  return { id, about: readSubject(fields["about"]), text: text(fields, "text", longestText), ...said(fields) };
}

export function readTag(value: unknown): Tag {
  const fields = object(value);
  return { about: readSubject(fields["about"]), tag: text(fields, "tag", longestName), ...said(fields) };
}

export function readView(value: unknown): SavedView {
  const fields = object(value);
  const address = text(fields, "address", longestText);
  // It becomes a link: nothing but a place inside of the workbench.
  if (!/^[a-z][a-z-]*(?:\?|$)/.test(address)) throw new NotesError('its "address" is no view of the workbench');
  return { name: text(fields, "name", longestName), address, ...said(fields) };
}

export function readSubject(value: unknown): Subject {
  const isKnown = typeof value === "string" && /^(?:finding|record):./s.test(value) && value.length <= longestSubject;
  if (!isKnown) throw new NotesError('its "about" names no finding and no record');
  return value as Subject;
}

type Fields = Readonly<Record<string, unknown>>;

function object(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new NotesError("it is not a JSON object");
  }
  return value as Fields;
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new NotesError(`its "${name}" is no list`);
  if (value.length > most) throw new NotesError(`it holds more than ${most} ${name}`);
  return value;
}

function said(fields: Fields): { readonly by: string; readonly time: string } {
  const time = fields["time"];
  if (typeof time !== "string" || !time.endsWith("Z") || parseIsoTime(time) === undefined) {
    throw new NotesError('its "time" is no time in UTC, such as 2026-03-01T10:00:00Z');
  }
  return { by: text(fields, "by", longestName), time };
}

function text(fields: Fields, name: string, longest: number): string {
  const value = fields[name];
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (trimmed === "") throw new NotesError(`it does not say "${name}"`);
  if (trimmed.length > longest) throw new NotesError(`its "${name}" is longer than ${longest} characters`);
  return trimmed;
}
