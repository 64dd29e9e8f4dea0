import { homedir } from "node:os";
import { thingOfKey } from "@sillage/core/workbench/people.ts";
import type { RecordFilter } from "@sillage/core/workbench/records.ts";
import {
  type Analysis,
  type Workbench,
  WorkbenchError,
  type WorkbenchEvent,
} from "@sillage/core/workbench/workbench.ts";
import { version } from "../version.ts";
import { orderOfCase } from "./again.ts";
import * as analysis from "./analysis.ts";
import { type CasePlaces, caseFolders, caseLine, deleteCaseFolder, folderOf } from "./cases.ts";
import { createExaminations } from "./examinations.ts";
import { disks, filesOf, look } from "./files.ts";
import { handOver } from "./hand-over/workbench.ts";
import { otherCases } from "./identifiers/other-cases.ts";
import { createOpenCases, type OpenCase } from "./open-cases.ts";
import { writtenFile } from "./outputs/made.ts";
import { createOutputs } from "./outputs/outputs.ts";
import type { Page } from "./pages.ts";
import { practice } from "./practice/workbench.ts";
import { rawMethods } from "./raw/workbench.ts";
import { facetsOf, histogramOf } from "./store/counts.ts";
import { identifiersOf } from "./store/identifiers.ts";
import { linksOf } from "./store/links.ts";
import { messagesOf } from "./store/messages.ts";
import { pageOf } from "./store/pages.ts";
import { placesOf } from "./store/places.ts";
import { recordById, recordByKey, recordsAt } from "./store/records.ts";
import { threadAt, threadsOf } from "./store/threads.ts";
import { coverageOf, findingDetail, findingLine, overviewOf, vocabularyOf } from "./told.ts";

export interface LocalWorkbench extends Workbench {
  writtenFile(caseId: string, name: string): Page | undefined;
  preview(token: string): string | undefined;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  readonly places: CasePlaces;
  readonly lockAfterMinutes: number;
  readonly tell: (event: WorkbenchEvent) => void;
}

/** So many are tagged at once: what is tagged together was looked at together. */
const mostTagged = 1000;

/** The workbench's methods over the folders of this computer. */
export function createWorkbench({ places, lockAfterMinutes, tell }: WorkbenchOptions): LocalWorkbench {
  const open = createOpenCases(places);
  const examinations = createExaminations(places, (state) => {
    tell({ type: "examination", state });
    if (state.state !== "running") tell({ type: "cases" });
  });

  const outputs = createOutputs();
  const elsewhere = otherCases(places);
  const practised = practice(open, places, examinations, () => tell({ type: "cases" }));

  /** Says to all windows what became of a change. */
  function changed(id: string, now: Analysis): Analysis {
    tell({ type: "analysis", case: id, revision: now.revision });
    return now;
  }

  async function changeNotes(
    asked: { readonly case: string; readonly revision: string },
    change: Parameters<typeof analysis.changeNotes>[2],
  ): Promise<Analysis> {
    const { folder } = await open.get(asked.case);
    return changed(asked.case, analysis.changeNotes(folder, asked.revision, change));
  }

  /** The case, and the filter with what stands beside the records: tags, and what they name. */
  async function filtered(id: string, filter: RecordFilter) {
    const { db, folder, identifiers } = await open.get(id);
    if (filter.conditions?.some(({ field }) => field === "identifier")) await identifiers.ready();
    return { db, filter: analysis.withTagged(folder, filter) };
  }

  return {
    async cases() {
      const lines = caseFolders(places).flatMap((folder) => caseLine(folder) ?? []);
      lines.sort((a, b) => (a.created < b.created ? 1 : -1));
      return { cases: lines, folder: places.home, version: version(), lockAfter: lockAfterMinutes };
    },
    async deleteCase({ case: id }) {
      const folder = folderOf(places, id);
      const runs = examinations.list().some((one) => one.case === id && one.state === "running");
      if (runs) throw new WorkbenchError("in_use", "the case is being examined: cancel that first", "being_examined");
      await open.close(id);
      deleteCaseFolder(folder);
      tell({ type: "cases" });
      return { done: true };
    },
    vocabulary: async ({ language }) => vocabularyOf(language),

    async caseOverview({ case: id, language }) {
      const { folder, input } = await open.get(id);
      const line = caseLine(folder);
      if (!line) throw new WorkbenchError("not_found", "there is no such case any more", "no_case");
      return overviewOf(line, input(language));
    },
    async findings({ case: id, language }) {
      const input = (await open.get(id)).input(language);
      return input.findings.map((finding) => findingLine(finding, input));
    },
    async finding({ case: id, language, finding: asked }) {
      const { db, input } = await open.get(id);
      const told = input(language);
      const finding = told.findings.find((one) => one.id === asked);
      if (!finding) throw new WorkbenchError("not_found", "the case has no such finding", "no_finding");
      return findingDetail(finding, told, await recordsAt(db, finding.records));
    },
    coverage: async ({ case: id, language }) => coverageOf((await open.get(id)).input(language)),

    async records({ case: id, filter, ...asked }) {
      const { db, filter: whole } = await filtered(id, filter);
      return pageOf(db, { ...asked, filter: whole });
    },
    async record({ case: id, id: record, key }) {
      const { db } = await open.get(id);
      if (record !== undefined) return recordById(db, record);
      if (key !== undefined) return recordByKey(db, key);
      throw new WorkbenchError("invalid", "name the record by its id or its key");
    },
    async histogram({ case: id, filter, bins }) {
      const { db, filter: whole } = await filtered(id, filter);
      return histogramOf(db, whole, bins);
    },
    async facets({ case: id, filter, fields }) {
      const { db, filter: whole } = await filtered(id, filter);
      return facetsOf(db, whole, fields);
    },

    threads: async ({ case: id, ...asked }) => threadsOf((await open.get(id)).db, asked),
    thread: async ({ case: id, ...asked }) => threadAt((await open.get(id)).db, asked),
    messages: async ({ case: id, ...asked }) => messagesOf((await open.get(id)).db, asked),
    places: async ({ case: id, ...range }) => placesOf((await open.get(id)).db, range),
    async identifiers({ case: id, ...asked }) {
      const { db, identifiers } = await open.get(id);
      const share = await identifiers.awaited();
      return share === undefined ? identifiersOf(db, asked) : { ready: false, share };
    },
    async identifierElsewhere({ case: id, thing: key }) {
      const thing = thingOfKey(key);
      if (!thing) throw new WorkbenchError("invalid", '"thing" is no identifier, such as phone +33600000001');
      return elsewhere((await open.get(id)).folder, thing);
    },
    links: async ({ case: id, ...asked }) => linksOf((await open.get(id)).db, asked),

    files: async ({ case: id, evidence, folder }) => filesOf(await open.get(id), evidence, folder),
    bytes: async ({ case: id, ...asked }) => (await open.get(id)).evidence.bytes(asked),
    ...rawMethods(open),
    ...handOver({ open, places, outputs }, () => tell({ type: "cases" })),
    ...practised,

    analysis: async ({ case: id }) => analysis.readAnalysis((await open.get(id)).folder),
    async assess(asked) {
      const { folder, stored } = await open.get(asked.case);
      refuseUnknown(stored, asked.assessment.finding);
      return changed(asked.case, analysis.assess(folder, asked));
    },
    addNote: (asked) => changeNotes(asked, analysis.addNote(asked)),
    removeNote: (asked) => changeNotes(asked, analysis.removeNote(asked)),
    tag: (asked) => changeNotes(asked, analysis.addTag(asked)),
    async tagRecords({ case: id, filter, ...asked }) {
      const { db, filter: whole } = await filtered(id, filter);
      const found = await pageOf(db, { filter: whole, order: "ascending", limit: mostTagged });
      if (found.next !== undefined) {
        throw new WorkbenchError("limit", `more than ${mostTagged} records: narrow the time or the filters`);
      }
      const about = found.records.map(({ key }) => `record:${key}` as const);
      return changeNotes({ case: id, revision: asked.revision }, analysis.addTags({ ...asked, about }));
    },
    untag: (asked) => changeNotes(asked, analysis.removeTag(asked)),
    saveView: (asked) => changeNotes(asked, analysis.saveView(asked)),
    removeView: (asked) => changeNotes(asked, analysis.removeView(asked)),

    look: async ({ path }) => look(path, [homedir(), ...places.folders, places.home, ...disks()]),
    examine: async (asked) => examinations.start(asked),
    async examineAgain(asked) {
      const order = orderOfCase(places, asked);
      return examinations.start(order.asked, order.folder);
    },
    async cancelExamination({ examination }) {
      examinations.cancel(examination);
      return { done: true };
    },
    examinations: async () => examinations.list(),

    report: async (asked) => outputs.report((await open.get(asked.case)).folder, asked),
    exportCase: async (asked) => outputs.exportCase((await open.get(asked.case)).folder, asked),
    seal: async (asked) => outputs.seal((await open.get(asked.case)).folder, asked),
    async cancelOutput({ case: id }) {
      outputs.cancel(folderOf(places, id));
      return { done: true };
    },

    writtenFile(id, name) {
      const folder = caseFolders(places).find((one) => caseLine(one)?.id === id);
      return folder === undefined ? undefined : writtenFile(folder, name);
    },
    async close() {
      practised.end();
      await examinations.end();
      await outputs.end();
      await open.closeAll();
    },
  };
}

function refuseUnknown({ findings }: OpenCase["stored"], id: string): void {
  if (!findings.some((finding) => finding.id === id)) {
    throw new WorkbenchError("not_found", "the case has no such finding", "no_finding");
  }
}
