import type { EvidenceProblem } from "@sillage/core/evidence/tree.ts";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Engine, EvidenceRequest, OpenedEvidence } from "../engine/methods.ts";
import { EngineError } from "../engine/protocol.ts";
import type { EngineThread } from "../engine/thread.ts";
import { openAll } from "./open-all.ts";

const terminal = vi.hoisted(() => ({ isThere: true, answers: [] as (string | undefined)[], asked: [] as string[] }));
vi.mock("../terminal/password.ts", () => ({
  canAsk: () => terminal.isThere,
  askPassword: async (question: string) => {
    terminal.asked.push(question);
    return terminal.answers.shift();
  },
  givenPasswords: () => [],
  givenIdentity: () => undefined,
  givenKey: () => new Uint8Array(),
}));

const opened: OpenedEvidence = {
  name: "x",
  path: "x",
  kind: "androidqf",
  encrypted: false,
  device: { platform: "android" },
};
const progress = { stage: () => {}, update: () => {}, end: () => {} };

/** An engine of one folder, in which pieces are locked with a password each; alone, the piece is refused. */
function engineWith(locks: Readonly<Record<string, string>>, isAlone = false) {
  const requests: EvidenceRequest[] = [];
  let passwords: readonly string[] = [];
  const locked = (): string[] => Object.keys(locks).filter((path) => !passwords.includes(locks[path] ?? ""));
  const engine = {
    async open(asked: readonly EvidenceRequest[]) {
      requests.push(...asked);
      passwords = asked[0]?.password ?? [];
      if (!isAlone || locked().length === 0) return [opened];
      const code = passwords.length === 0 ? "password_needed" : "wrong_password";
      throw new EngineError({ name: "EvidenceOpenError", message: "locked", code });
    },
    plan: async () => ({ tasks: [], evidence: [] }),
    problems: async () => [
      locked().map(
        (path): EvidenceProblem => ({ path, code: "encrypted", message: `${path} is locked`, needsPassword: true }),
      ),
    ],
    letGo: async () => {},
  } as unknown as Engine;
  const thread: EngineThread = { engine, kill: async () => {} };
  const options = {
    evidence: ["x"],
    caseFolder: "c",
    indicators: [],
    bundledIndicators: true,
    custody: [],
    language: "en",
    hashAll: false,
    json: false,
    quiet: true,
  } as const;
  return { run: () => openAll(thread, options, progress), requests };
}

beforeEach(() => {
  terminal.isThere = true;
  terminal.answers = [];
  terminal.asked = [];
});

describe("locked pieces", () => {
  const locks = { "backup.ab": "one", "chats/": "two" };

  it("are each asked for, and the evidence opened with all that was typed", async () => {
    terminal.answers = ["one", "two"];
    const { run } = engineWith(locks);
    const found = await run();
    expect(terminal.asked.map((question) => question.split("\n"))).toEqual([
      ["backup.ab is locked", "Password or key of backup.ab:"],
      ["chats/ is locked", "Password or key of chats/:"],
    ]);
    expect(found.containerProblems.flat()).toEqual([]);
    expect(found.requests).toMatchObject([{ path: "x", password: ["one", "two"] }]);
  });

  it("are asked for again where what was typed is wrong, and left locked where somebody gives up", async () => {
    terminal.answers = ["wrong", undefined, "one"];
    const { run } = engineWith(locks);
    const found = await run();
    expect(terminal.asked.length).toBe(3);
    expect(found.containerProblems.flat().map(({ path }) => path)).toEqual(["chats/"]);
  });

  it("are asked for three times at most", async () => {
    terminal.answers = Array<string>(20).fill("wrong");
    await engineWith(locks).run();
    expect(terminal.asked.length).toBe(6);
  });

  it("are not asked for without a terminal", async () => {
    terminal.isThere = false;
    const { run, requests } = engineWith(locks);
    expect((await run()).containerProblems.flat().length).toBe(2);
    expect(requests).toEqual([{ path: "x" }]);
    expect(terminal.asked).toEqual([]);
  });
});

describe("a piece that is alone", () => {
  it("is asked for until it opens; a mistyped password is not tried again", async () => {
    terminal.answers = ["wrong", "one"];
    const { run } = engineWith({ "backup.ab": "one" }, true);
    expect((await run()).requests).toMatchObject([{ password: ["one"] }]);
  });

  it.each([
    ["without a terminal", false, []],
    ["where somebody gives up", true, [undefined]],
  ])("is refused %s", async (_, isThere, answers) => {
    terminal.isThere = isThere;
    terminal.answers = [...answers];
    await expect(engineWith({ "backup.ab": "one" }, true).run()).rejects.toMatchObject({ code: "password_needed" });
  });
});
