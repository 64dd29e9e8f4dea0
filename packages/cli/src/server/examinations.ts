import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import { ConsentError, readConsent } from "@sillage/core/case/consent.ts";
import { parseIsoTime } from "@sillage/core/formats/time.ts";
import type {
  ConsentAsked,
  ExaminationAsked,
  ExaminationProblem,
  ExaminationState,
} from "@sillage/core/workbench/examinations.ts";
import { WorkbenchError } from "@sillage/core/workbench/workbench.ts";
import { exitStatus } from "../exit-status.ts";
import { type CasePlaces, caseId, newCaseFolder } from "./cases.ts";
import type { Order, Sign } from "./examination-process.ts";

/** Examinations that were started here, each in a process of its own. */
export interface Examinations {
  /** In a folder of its own, or in that of a case that was not completed. */
  start(asked: ExaminationAsked, folder?: string): ExaminationState;
  cancel(id: string): void;
  list(): readonly ExaminationState[];
  /** Stops all that still run, and waits until they have said so in their cases. */
  end(): Promise<void>;
}

interface Running {
  state: ExaminationState;
  stageStarted: number;
  isCancelled: boolean;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

/** Two at once already fill this computer's processors. */
const mostAtOnce = 2;
/** Built, or as it stands in the sources. */
const processFile = import.meta.url.endsWith(".ts") ? "./examination-process.ts" : "./examination-process.js";

export function createExaminations(places: CasePlaces, tell: (state: ExaminationState) => void): Examinations {
  const all = new Map<string, Running>();

  function change(running: Running, more: Partial<ExaminationState>): void {
    running.state = { ...running.state, ...more };
    tell(running.state);
  }

  function onSign(running: Running, sign: Sign): void {
    if (sign.type === "stage") running.stageStarted = Date.now();
    change(running, learned(sign, Date.now() - running.stageStarted));
  }

  function onExit(running: Running): void {
    if (running.state.state !== "running") return;
    const problem = { code: "failed", message: "the examination ended by itself" } as const;
    change(running, running.isCancelled ? { state: "cancelled" } : { state: "failed", problem });
  }

  return {
    start(asked, given) {
      refuseWrong(asked);
      const atWork = [...all.values()].filter(({ state }) => state.state === "running");
      if (atWork.length >= mostAtOnce) {
        throw new WorkbenchError("limit", "two examinations run already: wait for one", "two_at_work");
      }
      const folder = given ?? newCaseFolder(places, asked.name);
      // What became of it before is told no more.
      for (const [before, { state }] of all) if (state.case === caseId(folder)) all.delete(before);
      const child = fork(new URL(processFile, import.meta.url), {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      const id = randomUUID();
      const running: Running = {
        state: {
          id,
          case: caseId(folder),
          name: asked.name,
          state: "running",
          stage: "opening",
          share: null,
          left: null,
          note: "",
        },
        stageStarted: Date.now(),
        isCancelled: false,
        child,
        ended: new Promise((resolve) => child.once("exit", () => resolve())),
      };
      all.set(id, running);
      child.on("message", (sign) => onSign(running, sign as Sign));
      child.once("exit", () => onExit(running));
      child.send({ folder, asked } satisfies Order);
      return running.state;
    },
    cancel(id) {
      const running = all.get(id);
      if (!running) throw new WorkbenchError("not_found", "there is no such examination");
      running.isCancelled = true;
      running.child.kill("SIGINT");
    },
    list: () => [...all.values()].map(({ state }) => state),
    async end() {
      const running = [...all.values()].filter(({ state }) => state.state === "running");
      for (const one of running) {
        one.isCancelled = true;
        one.child.kill("SIGINT");
      }
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}

const problemCodes: readonly ExaminationProblem[] = [
  "not_found",
  "unrecognised",
  "password_needed",
  "identity_needed",
  "wrong_password",
  "damaged",
  "choose_one",
];

/** What a sign says of the state; `elapsed`: milliseconds since the stage began. */
function learned(sign: Sign, elapsed: number): Partial<ExaminationState> {
  switch (sign.type) {
    case "stage":
      return { stage: sign.stage, share: null, left: null, note: "" };
    case "update":
      return { share: sign.share, note: sign.note, left: secondsLeft(sign.share, elapsed) };
    case "failed":
      return { problem: { code: problemCodes.find((code) => code === sign.code) ?? "failed", message: sign.message } };
    case "ended": {
      const isDone = sign.status === exitStatus.examined || sign.status === exitStatus.damaged;
      return { state: isDone ? "complete" : "failed", share: null, left: null };
    }
  }
}

function refuseWrong({ evidence, custody, consent }: ExaminationAsked): void {
  if (consent) refuseConsent(consent);
  if (evidence.length === 0) throw new WorkbenchError("invalid", "name the evidence to examine", "no_evidence");
  const relative = evidence.find((path) => !isAbsolute(path));
  if (relative !== undefined) {
    throw new WorkbenchError("invalid", `${relative} is no whole path`, "path_not_whole", relative);
  }
  for (const { label, start, end } of custody) {
    const [from, to] = [parseIsoTime(start), parseIsoTime(end)];
    if (from === undefined || to === undefined || to < from) {
      throw new WorkbenchError(
        "invalid",
        `the custody window “${label}” needs a start and a later end, each with its zone`,
        "custody_times",
        label,
      );
    }
  }
}

function refuseConsent(typed: ConsentAsked): void {
  try {
    readConsent(typed, new Date());
  } catch (error) {
    if (!(error instanceof ConsentError)) throw error;
    throw new WorkbenchError("invalid", `this is no consent yet: ${error.message}`, "consent_incomplete");
  }
}

/** What is left, once enough is done to tell. */
function secondsLeft(share: number | null, elapsed: number): number | null {
  if (share === null || share < 0.05 || elapsed < 2000) return null;
  return Math.round(((elapsed / share) * (1 - share)) / 1000);
}
