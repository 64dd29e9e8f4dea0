import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { practiceCases } from "@sillage/practice/index.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkbench, type LocalWorkbench } from "../workbench.ts";
import { practiceOf } from "./practice-of.ts";

const root = mkdtempSync(join(tmpdir(), "sillage-practice-"));
const home = join(root, "cases");
let workbench: LocalWorkbench;
beforeAll(() => {
  workbench = createWorkbench({ places: { folders: [], home }, lockAfterMinutes: 0, tell: () => {} });
});
afterAll(async () => {
  await workbench.close();
  rmSync(root, { recursive: true, force: true });
});

const lineOf = async (id: string) => (await workbench.practice({ language: "en" })).find((one) => one.id === id);

describe("practice", () => {
  it("offers every practice case in the language that is asked for", async () => {
    const lines = await workbench.practice({ language: "ar" });
    expect(lines.map(({ id }) => id)).toEqual(practiceCases.map(({ id }) => id));
    for (const { title, task, state } of lines) {
      expect(title + task).toMatch(/\p{Script=Arabic}/u);
      expect(state).toBe("none");
    }
  });

  it("builds and examines a case, asks, and checks the answers", async () => {
    await workbench.startPractice({ id: "message-campaign", language: "en" });
    expect(["building", "examining"]).toContain((await lineOf("message-campaign"))?.state);
    await expect
      .poll(async () => (await lineOf("message-campaign"))?.state, { timeout: 100_000, interval: 300 })
      .toBe("ready");
    const id = (await lineOf("message-campaign"))?.case ?? "";
    const { task } = await workbench.practiceTask({ case: id, language: "fr" });
    expect(task?.questions.map(({ kind }) => kind)).toEqual(["value", "findings", "choice"]);

    const asked = { case: id, language: "fr", question: "lures", giveUp: false } as const;
    const given = await workbench.checkPractice({ ...asked, answer: {}, giveUp: true });
    const lures = given.solution?.findings ?? [];
    expect(lures.length).toBeGreaterThan(3);
    const all = await workbench.findings({ case: id, language: "en" });
    expect(all.filter((one) => lures.includes(one.id)).map(({ class: of }) => of)).toEqual(
      lures.map(() => "targeting"),
    );

    const some = await workbench.checkPractice({ ...asked, answer: { findings: lures.slice(1) } });
    expect(some).toEqual({ right: false, wrong: [], missing: 1 });
    const right = await workbench.checkPractice({ ...asked, answer: { findings: lures } });
    expect(right).toMatchObject({ right: true, explanation: expect.stringContaining("liens") as string });
  }, 120_000);

  it("refuses what there is not", async () => {
    await expect(workbench.startPractice({ id: "nothing", language: "en" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(workbench.startPractice({ id: "message-campaign", language: "en" })).rejects.toMatchObject({
      code: "refused",
    });
  });
});

describe("a case of practice", () => {
  const folder = join(root, "told", "network-injection");
  const caseOf = (path: string, synthetic = true) => ({ evidence: [{ path }], synthetic }) as unknown as CaseFile;
  const say = (text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "practice.json"), text);
  };
  it.each<[string, string, CaseFile, object | undefined]>([
    ["beside the evidence", '{"case":"network-injection","seed":"7"}', caseOf(join(folder, "dump")), { seed: "7" }],
    ["above it", '{"case":"network-injection","seed":"1"}', caseOf(join(folder, "a", "dump")), { seed: "1" }],
    [
      "of evidence that is real",
      '{"case":"network-injection","seed":"1"}',
      caseOf(join(folder, "x"), false),
      undefined,
    ],
    ["of a case that there is not", '{"case":"other","seed":"1"}', caseOf(join(folder, "x")), undefined],
    ["that cannot be read", "{", caseOf(join(folder, "x")), undefined],
  ])("is known by the file %s", (_, text, caseFile, expected) => {
    say(text);
    const found = practiceOf(caseFile);
    if (expected) expect(found).toMatchObject(expected);
    else expect(found).toBeUndefined();
  });
});
