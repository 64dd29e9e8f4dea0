import type { Assessment } from "../case/assessments.ts";
import type { Consent } from "../case/consent.ts";
import type { Note, SavedView, Subject, Tag } from "../case/notes.ts";
import type { CustodyWindow } from "../findings/custody.ts";
import type { Language } from "../findings/language.ts";
import type { CaseList, CaseOverview, CoverageView, Vocabulary } from "./cases.ts";
import type { MessagePage, MessagesAsked, Thread, ThreadAsked, ThreadPage, ThreadsAsked } from "./conversations.ts";
import type { AgainAsked, ExaminationAsked, ExaminationState, FolderList } from "./examinations.ts";
import type { FindingDetail, FindingLine } from "./findings.ts";
import type { HandOverWorkbench } from "./hand-over.ts";
import type {
  IdentifierPage,
  IdentifiersAsked,
  IdentifiersAwaited,
  LinkList,
  LinksAsked,
  OtherCases,
} from "./people.ts";
import type { PlaceList } from "./places.ts";
import type { PracticeWorkbench } from "./practice.ts";
import type { RawAsked, RawWorkbench } from "./raw.ts";
import type { Facets, FileBytes, FileList, Histogram, RecordDetail, RecordFilter, RecordPage } from "./records.ts";

/**
 * What the workbench's pages ask of an engine. Every method takes one plain object and answers with plain data, so that
 * the engine may be a server on this computer (`sillage open`) or stand in a worker of the browser.
 */
export interface Workbench extends HandOverWorkbench, PracticeWorkbench, RawWorkbench {
  cases(asked: Nothing): Promise<CaseList>;
  deleteCase(asked: OfCase): Promise<Done>;
  vocabulary(asked: InLanguage): Promise<Vocabulary>;

  caseOverview(asked: OfCase & InLanguage): Promise<CaseOverview>;
  findings(asked: OfCase & InLanguage): Promise<readonly FindingLine[]>;
  finding(asked: OfCase & InLanguage & { readonly finding: string }): Promise<FindingDetail>;
  coverage(asked: OfCase & InLanguage): Promise<CoverageView>;

  /** A page of records, keyset after keyset; short where little is found in its time, and then `next` goes on. */
  records(asked: RecordsAsked): Promise<RecordPage>;
  /** One record in full: by its id, or by what a finding calls it (`key`). */
  record(asked: OfCase & { readonly id?: string; readonly key?: string }): Promise<RecordDetail>;
  histogram(asked: OfCase & { readonly filter: RecordFilter; readonly bins: number }): Promise<Histogram>;
  /** How often the values of these fields occur among what the filter lets through. */
  facets(asked: OfCase & { readonly filter: RecordFilter; readonly fields: readonly string[] }): Promise<Facets>;

  threads(asked: ThreadsAsked): Promise<ThreadPage>;
  thread(asked: ThreadAsked): Promise<Thread>;
  messages(asked: MessagesAsked): Promise<MessagePage>;
  /** What has a position on earth. */
  places(asked: OfCase & { readonly from?: number; readonly to?: number }): Promise<PlaceList>;
  /** The first who asks has them collected, and asks again until they are. */
  identifiers(asked: IdentifiersAsked): Promise<IdentifierPage | IdentifiersAwaited>;
  /** `thing` as `thingKey` writes it. Asked only when somebody wants to know: it looks into the cases of others. */
  identifierElsewhere(asked: OfCase & { readonly thing: string }): Promise<OtherCases>;
  links(asked: LinksAsked): Promise<LinkList>;

  files(asked: OfCase & { readonly evidence: number; readonly folder: string }): Promise<FileList>;
  bytes(asked: BytesAsked): Promise<FileBytes>;

  analysis(asked: OfCase): Promise<Analysis>;
  assess(asked: Changing & { readonly assessment: AssessmentAsked }): Promise<Analysis>;
  addNote(asked: Changing & { readonly about: Subject; readonly text: string; readonly by: string }): Promise<Analysis>;
  removeNote(asked: Changing & { readonly id: string }): Promise<Analysis>;
  tag(asked: Changing & TagAsked): Promise<Analysis>;
  /** Tags all records that the filter lets through, at most a thousand. */
  tagRecords(asked: Changing & Omit<TagAsked, "about"> & { readonly filter: RecordFilter }): Promise<Analysis>;
  untag(asked: Changing & Omit<TagAsked, "by">): Promise<Analysis>;
  saveView(
    asked: Changing & { readonly name: string; readonly address: string; readonly by: string },
  ): Promise<Analysis>;
  removeView(asked: Changing & { readonly name: string }): Promise<Analysis>;

  /** What lies in a folder of this computer, to choose evidence from. */
  look(asked: { readonly path: string }): Promise<FolderList>;
  examine(asked: ExaminationAsked): Promise<ExaminationState>;
  examineAgain(asked: AgainAsked): Promise<ExaminationState>;
  cancelExamination(asked: { readonly examination: string }): Promise<Done>;
  examinations(asked: Nothing): Promise<readonly ExaminationState[]>;

  report(asked: ReportAsked): Promise<WrittenFile>;
  exportCase(asked: ExportAsked): Promise<WrittenFile>;
  seal(asked: SealAsked): Promise<Sealed>;
  /** Stops the report or export that is being made of a case; a seal is finished. */
  cancelOutput(asked: OfCase): Promise<Done>;
}

export type Method = keyof Workbench;
export type Asked<M extends Method> = Parameters<Workbench[M]>[0];
export type Answered<M extends Method> = Awaited<ReturnType<Workbench[M]>>;

export type Nothing = Readonly<Record<string, never>>;
export interface OfCase {
  readonly case: string;
}
export interface InLanguage {
  readonly language: Language;
}
export interface Done {
  readonly done: true;
}

export interface RecordsAsked extends OfCase {
  readonly filter: RecordFilter;
  readonly order: "ascending" | "descending";
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
  /** `previous` of the page behind. */
  readonly before?: string;
  /** Id of the record that the page is cut around, whether or not the filter lets it through. */
  readonly at?: string;
  /** Time that the page is cut around, in microseconds. */
  readonly moment?: number;
  /** The last page. */
  readonly end?: boolean;
}
export interface BytesAsked extends OfCase, RawAsked {
  readonly from: number;
  readonly length: number;
}
export interface TagAsked {
  readonly about: Subject;
  readonly tag: string;
  readonly by: string;
}

/** A change names the state that it was made on: one made on an older state is refused, nothing is overwritten. */
export interface Changing extends OfCase {
  readonly revision: string;
}
/** An assessment before the engine has given it its time. */
export type AssessmentAsked = Assessment extends infer A ? (A extends Assessment ? Omit<A, "time"> : never) : never;

/** All that analysts say of a case. */
export interface Analysis {
  readonly revision: string;
  /** Who is at work by the name that this computer knows; may be changed. */
  readonly actor: string;
  readonly assessments: readonly Assessment[];
  readonly notes: readonly Note[];
  readonly tags: readonly Tag[];
  readonly views: readonly SavedView[];
}

export interface ReportAsked extends OfCase, InLanguage {
  readonly length: "owner" | "technical" | "annex";
  readonly format: "html" | "pdf";
  readonly masks: readonly string[];
  /** Ids of the findings that it tells; all where that is not given. */
  readonly findings?: readonly string[];
}
export interface ExportAsked extends OfCase {
  readonly format: string;
  readonly only?: "findings" | "records";
  readonly tlp?: string;
  readonly masks: readonly string[];
}
/** A file that was written into the case, to be had at `/files/CASE/NAME`. */
export interface WrittenFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}
export interface SealAsked extends OfCase {
  /** Path of a key file of this computer. */
  readonly key: string;
  readonly passphrase: string;
}
export interface Sealed {
  readonly path: string;
  readonly signers: readonly string[];
}

/** What the engine tells without being asked. */
export type WorkbenchEvent =
  | { readonly type: "examination"; readonly state: ExaminationState }
  | { readonly type: "analysis"; readonly case: string; readonly revision: string }
  | { readonly type: "cases" }
  | { readonly type: "locked" };

export type ErrorCode =
  /** Nobody is answered without a session. */
  | "no_session"
  | "locked"
  | "invalid"
  | "not_found"
  /** The change was made on an older state. */
  | "stale"
  /** Another process has the case. */
  | "in_use"
  | "not_complete"
  | "password_needed"
  | "limit"
  /** Somebody stopped it. */
  | "cancelled"
  /** Something outside of the workbench does not allow it: a file that is gone, a disk that is full. */
  | "refused"
  | "defect";

/** What somebody who works with the pages may run into: the pages say it in their language. */
export type Reason =
  | "name_taken"
  | "name_empty"
  | "no_evidence"
  | "path_not_whole"
  | "custody_times"
  | "two_at_work"
  | "outside_home"
  | "not_listed"
  | "being_examined"
  | "complete_already"
  | "no_case"
  | "no_record"
  | "no_finding"
  | "sealed_already"
  | "passphrase_wrong"
  | "passphrase_short"
  | "key_name"
  | "key_there"
  | "consent_incomplete"
  | "signer_line";

/** What a method fails with; the message is English and for a person. */
export class WorkbenchError extends Error {
  override name = "WorkbenchError";
  readonly code: ErrorCode;
  readonly reason: Reason | undefined;
  /** What the reason is about: a path, a name. */
  readonly about: string | undefined;
  constructor(code: ErrorCode, message: string, reason?: Reason, about?: string) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.about = about;
  }
}

export type { Consent, CustodyWindow };
