import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendLog } from "../case/log.ts";
import { orderOfCase } from "./again.ts";
import { caseId } from "./cases.ts";
import { look } from "./files.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "sillage-again-")));
const home = join(root, "cases");
const places = { folders: [], home };
const custody = [{ label: "held", start: "2025-03-01T10:00:00Z", end: "2025-03-01T12:00:00Z" }];

beforeAll(() => {
  for (const [name, state] of [
    ["stopped", "cancelled"],
    ["whole", "complete"],
    ["mute", "failed"],
  ] as const) {
    const folder = join(home, name);
    mkdirSync(folder, { recursive: true });
    const options = { language: "fr", custody, hashAll: true };
    writeFileSync(join(folder, "case.json"), JSON.stringify({ format: "sillage-case", state, evidence: [], options }));
    if (name !== "mute") {
      appendLog(folder, "created", { evidence: ["/earlier"] });
      appendLog(folder, "created", { evidence: ["/evidence/one", "/evidence/two"] });
      appendLog(folder, "stopped", { state });
    }
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("examining again", () => {
  it("takes the evidence from the log, the rest from the case", () => {
    const folder = join(home, "stopped");
    expect(orderOfCase(places, { case: caseId(folder), password: "p" })).toEqual({
      folder,
      asked: {
        name: "stopped",
        evidence: ["/evidence/one", "/evidence/two"],
        language: "fr",
        indicators: [],
        custody,
        hashAll: true,
        password: "p",
      },
    });
  });

  it.each([
    ["a case that is complete", "whole", /complete/],
    ["a case whose log says nothing", "mute", /does not say/],
    ["a case that is not there", "none", /no such case/],
  ])("refuses %s", (_, name, why) => {
    expect(() => orderOfCase(places, { case: caseId(join(home, name)) })).toThrow(why);
  });
});

describe("looking for evidence", () => {
  it("goes through the folders it may, and leads up to them", () => {
    const top = look(home, [home]);
    expect(top.parent).toBeNull();
    expect(top.entries.map(({ name }) => name)).toEqual(["mute", "stopped", "whole"]);
    expect(look(join(home, "mute"), [home]).parent).toBe(home);
  });

  it.each([["/"], [root], [`${home}-other`], [join(home, "..")]])("does not list %s", (path) => {
    expect(() => look(path, [home])).toThrow(/outside/);
  });
});
