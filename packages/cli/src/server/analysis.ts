import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AssessmentError, type AssessmentsFile, readAssessment } from "@sillage/core/case/assessments.ts";
import {
  NotesError,
  type NotesFile,
  noNotes,
  readNote,
  readNotes,
  readTag,
  readView,
  type Subject,
} from "@sillage/core/case/notes.ts";
import type { RecordFilter } from "@sillage/core/workbench/records.ts";
import type { Analysis, Asked } from "@sillage/core/workbench/workbench.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { actor, appendLog } from "../case/log.ts";
import { storedAssessments } from "../case/stored-report.ts";
import { placeOf, type RecordPlace } from "./store/record-places.ts";
import type { StoreFilter } from "./store/where.ts";

/**
 * What analysts say of a case: `assessments.json` and `notes.json`. Every change names the state that it was made on; the
 * files are read, compared and replaced in one go, which nothing of this process can come between.
 */
export function readAnalysis(folder: string): Analysis {
  const [assessments, notes] = [storedAssessments(folder), storedNotes(folder)];
  return {
    revision: revisionOf(folder),
    actor: actor(),
    assessments,
    notes: notes.notes,
    tags: notes.tags,
    views: notes.views,
  };
}

export function assess(folder: string, { revision, assessment }: Asked<"assess">): Analysis {
  refuseStale(folder, revision);
  const said = understood(() => readAssessment({ ...assessment, time: now() }));
  const file: AssessmentsFile = {
    format: "sillage-assessments",
    formatVersion: 1,
    assessments: [...storedAssessments(folder), said],
  };
  writeWhole(folder, assessmentsName, file);
  appendLog(folder, "assessed", { ...said });
  return readAnalysis(folder);
}

/** Something of the notes as they were, changed. */
type Change = (notes: NotesFile) => NotesFile;

export function addNote(asked: Asked<"addNote">): Change {
  const { about, text, by } = asked;
  return (file) => ({ ...file, notes: [...file.notes, readNote({ id: randomUUID(), about, text, by, time: now() })] });
}

export function removeNote({ id }: Asked<"removeNote">): Change {
  return (file) => ({ ...file, notes: file.notes.filter((note) => note.id !== id) });
}

export function addTag({ about, tag, by }: Asked<"tag">): Change {
  return (file) => {
    const made = readTag({ about, tag, by, time: now() });
    const isThere = file.tags.some((one) => one.about === made.about && one.tag === made.tag);
    return isThere ? file : { ...file, tags: [...file.tags, made] };
  };
}

/** The same tag for many; those that have it keep it. */
export function addTags(asked: Omit<Asked<"tagRecords">, "case" | "filter"> & { about: readonly Subject[] }): Change {
  const { about, tag, by } = asked;
  return (file) => {
    const time = now();
    const tagged = new Set(file.tags.filter((one) => one.tag === tag).map((one) => one.about));
    const made = about.filter((one) => !tagged.has(one)).map((one) => readTag({ about: one, tag, by, time }));
    return { ...file, tags: [...file.tags, ...made] };
  };
}

export function removeTag({ about, tag }: Asked<"untag">): Change {
  return (file) => ({ ...file, tags: file.tags.filter((one) => one.about !== about || one.tag !== tag) });
}

/** A view of the same name is replaced. */
export function saveView({ name, address, by }: Asked<"saveView">): Change {
  return (file) => {
    const made = readView({ name, address, by, time: now() });
    return { ...file, views: [...file.views.filter((view) => view.name !== made.name), made] };
  };
}

export function removeView({ name }: Asked<"removeView">): Change {
  return (file) => ({ ...file, views: file.views.filter((view) => view.name !== name) });
}

export function changeNotes(folder: string, revision: string, change: Change): Analysis {
  refuseStale(folder, revision);
  const before = storedNotes(folder);
  const after = understood(() => readNotes(change(before)));
  writeWhole(folder, notesName, after);
  return readAnalysis(folder);
}

const ofRecord = "record:";

/** The filter with the records that have the tags it asks for. */
export function withTagged(folder: string, filter: RecordFilter): StoreFilter {
  if (!filter.conditions?.some(({ field }) => field === "tag")) return filter;
  const tags = storedNotes(folder).tags.filter(({ about }) => about.startsWith(ofRecord));
  const byTag = Map.groupBy(tags, ({ tag }) => tag);
  const places = [...byTag].map(([tag, of]) => [tag, of.flatMap(({ about }) => placeOrNone(about))] as const);
  return { ...filter, tagged: new Map(places) };
}

/** A tag of a record that cannot be one is no reason to refuse the others. */
function placeOrNone(about: string): readonly RecordPlace[] {
  try {
    return [placeOf(about.slice(ofRecord.length))];
  } catch (error) {
    if (error instanceof WorkbenchError) return [];
    throw error;
  }
}

const assessmentsName = "assessments.json";
const notesName = "notes.json";

function storedNotes(folder: string): NotesFile {
  const path = join(folder, notesName);
  if (!existsSync(path)) return noNotes;
  try {
    return readNotes(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (!(error instanceof NotesError || error instanceof SyntaxError)) throw error;
    throw new WorkbenchError("refused", `${path} cannot be used: ${error.message}`);
  }
}

function revisionOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of [assessmentsName, notesName]) {
    const path = join(folder, name);
    hash.update(existsSync(path) ? readFileSync(path) : "").update("\0");
  }
  return hash.digest("hex").slice(0, 32);
}

function refuseStale(folder: string, revision: string): void {
  if (revision === revisionOf(folder)) return;
  throw new WorkbenchError("stale", "somebody has written into this case since: look at it again, then decide");
}

function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AssessmentError || error instanceof NotesError) {
      throw new WorkbenchError("invalid", error.message);
    }
    throw error;
  }
}

function writeWhole(folder: string, name: string, content: AssessmentsFile | NotesFile): void {
  const path = join(folder, name);
  writeFileSync(`${path}.half`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.half`, path);
}

function now(): string {
  return new Date().toISOString();
}
