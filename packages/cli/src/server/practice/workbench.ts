import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@sillage/core/findings/language.ts";
import type { PracticeLine, PracticeQuestion, PracticeWorkbench } from "@sillage/core/workbench/practice.ts";
import { type Asked, WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import {
  checkAnswer,
  guideOf,
  practiceCases,
  type Question,
  solutionOf,
  truthOfCase,
} from "@sillage/practice/index.ts";
import { type CasePlaces, caseId, caseLine, deleteCaseFolder } from "../cases.ts";
import type { Examinations } from "../examinations.ts";
import type { OpenCase, OpenCases } from "../open-cases.ts";
import { type Fields, flag, integer, language, object, optional, text, texts } from "../read.ts";
import type { BuildOrder, BuildSign } from "./build-process.ts";
import { practiceOf } from "./practice-of.ts";

type Readers = { readonly [M in keyof PracticeWorkbench]: (given: Fields) => Asked<M> };

const ofCase = (given: Fields) => ({ case: text(given, "case", 200) });

export const practiceReaders: Readers = {
  practice: language,
  startPractice: (given) => ({ ...language(given), id: text(given, "id", 200) }),
  practiceTask: (given) => ({ ...ofCase(given), ...language(given) }),
  checkPractice(given) {
    const answer = object(given.answer, '"answer"');
    return {
      ...ofCase(given),
      ...language(given),
      question: text(given, "question", 200),
      giveUp: flag(given, "giveUp"),
      answer: {
        ...optional(answer, "findings", (fields, name) => texts(fields, name, 1000)),
        ...optional(answer, "value", (fields, name) => text(fields, name, 2000)),
        ...optional(answer, "time", (fields, name) =>
          integer(fields, name, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
        ),
        ...optional(answer, "options", (fields, name) => texts(fields, name, 20)),
      },
    };
  },
};

export interface Practice extends PracticeWorkbench {
  /** Stops what is being built. */
  end(): void;
}

/** Built, or as it stands in the sources. */
const processFile = import.meta.url.endsWith(".ts") ? "./build-process.ts" : "./build-process.js";

interface Building {
  readonly child: ChildProcess;
  problem?: string;
}

export function practice(
  open: OpenCases,
  places: CasePlaces,
  examinations: Examinations,
  changed: () => void,
): Practice {
  const building = new Map<string, Building>();
  const caseFolder = (id: string) => join(places.home, nameOf(id));

  function line(id: string, asked: Language): PracticeLine | undefined {
    const guide = guideOf(id);
    if (!guide) return undefined;
    const folder = caseFolder(id);
    const madeId = caseId(folder);
    const examination = examinations.list().findLast((one) => one.case === madeId);
    const problem = building.get(id)?.problem ?? examination?.problem?.message;
    return {
      id,
      title: guide.title[asked],
      task: guide.task[asked],
      phones: guide.phones,
      questions: guide.questions.length,
      case: madeId,
      share: examination?.state === "running" ? examination.share : null,
      state: stateOf(id, caseLine(folder)?.state, examination?.state),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  function stateOf(id: string, made: string | undefined, examined: string | undefined): PracticeLine["state"] {
    const build = building.get(id);
    if (build) return build.problem === undefined ? "building" : "failed";
    if (examined === "running") return "examining";
    if (made === "complete") return "ready";
    return examined === "failed" || examined === "cancelled" || made !== undefined ? "failed" : "none";
  }

  function start(id: string, asked: Language): void {
    const child = fork(new URL(processFile, import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const build: Building = { child };
    building.set(id, build);
    changed();
    child.once("message", (sign: BuildSign) => {
      try {
        if (sign.type === "failed") throw new Error(sign.message);
        building.delete(id);
        examine(id, asked, sign.built);
      } catch (error) {
        building.set(id, { child, problem: error instanceof Error ? error.message : String(error) });
      }
      changed();
    });
    child.once("exit", () => {
      if (building.get(id) !== build) return;
      build.problem = "its evidence could not be built";
      changed();
    });
    child.send({ id, folder: join(places.home, "practice") } satisfies BuildOrder);
  }

  function examine(id: string, asked: Language, { evidence, custody }: Built): void {
    const folder = caseFolder(id);
    // Of an examination that did not end.
    if (existsSync(folder)) deleteCaseFolder(folder);
    const password = evidence.find((piece) => piece.password !== undefined)?.password;
    examinations.start({
      name: nameOf(id),
      evidence: evidence.map(({ path }) => path),
      language: asked,
      indicators: [],
      custody,
      hashAll: false,
      ...(password === undefined ? {} : { password }),
    });
  }

  return {
    practice: async ({ language: asked }) => practiceCases.flatMap(({ id }) => line(id, asked) ?? []),
    async startPractice({ id, language: asked }) {
      const known = line(id, asked);
      if (!known) throw new WorkbenchError("not_found", "there is no such practice case");
      if (known.state === "building" || known.state === "examining") return { started: true };
      if (known.state === "ready") throw new WorkbenchError("refused", `there is a case ${nameOf(id)} already`);
      start(id, asked);
      return { started: true };
    },
    async practiceTask({ case: id, language: asked }) {
      const of = practiceOf((await open.get(id)).stored.caseFile);
      const guide = of && guideOf(of.id);
      if (!guide) return { task: null };
      const { title, task, questions } = guide;
      return {
        task: { title: title[asked], task: task[asked], questions: questions.map((one) => questionIn(one, asked)) },
      };
    },
    async checkPractice({ case: id, language: asked, question: name, answer, giveUp }) {
      const opened = await open.get(id);
      const { question, truth, findings } = asPracticed(opened, name);
      const { time, ...rest } = answer;
      const typed = { ...rest, ...(time === undefined ? {} : { time: time / 1000 }) };
      const checked = checkAnswer(question, truth, findings, typed);
      return {
        ...checked,
        ...(checked.right || giveUp ? { explanation: question.explanation[asked] } : {}),
        ...(giveUp ? { solution: solutionOf(question, truth, findings) } : {}),
      };
    },
    end() {
      for (const { child } of building.values()) child.kill();
    },
  };
}

type Built = Extract<BuildSign, { readonly type: "built" }>["built"];

function nameOf(id: string): string {
  return `practice ${id}`;
}

function questionIn(question: Question, asked: Language): PracticeQuestion {
  const { id, kind, text: words, hints } = question;
  const options = question.kind === "choice" ? question.options : [];
  return {
    id,
    kind,
    text: words[asked],
    hints: hints.map((hint) => hint[asked]),
    options: options.map((option) => ({ id: option.id, text: option.text[asked] })),
  };
}

function asPracticed({ stored }: OpenCase, name: string) {
  const of = practiceOf(stored.caseFile);
  const question = of && guideOf(of.id)?.questions.find(({ id }) => id === name);
  if (!of || !question) throw new WorkbenchError("not_found", "there is no such question");
  return { question, truth: truthOfCase(of.id, of.seed), findings: stored.findings };
}
