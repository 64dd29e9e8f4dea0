import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WorkbenchEvent } from "@sillage/core/workbench/workbench.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finding, message, smallCase } from "../../../test/small-case.ts";
import { caseFolders, caseId } from "../cases.ts";
import { createWorkbench, type LocalWorkbench } from "../workbench.ts";

const root = mkdtempSync(join(tmpdir(), "sillage-hand-over-"));
const home = join(root, "cases");
const folder = join(home, "one");
const id = caseId(folder);
const events: WorkbenchEvent[] = [];
let workbench: LocalWorkbench;

beforeAll(async () => {
  await smallCase(folder, [message(1, "Bonjour"), message(2, "x")]);
  const findings = ["a", "b"].map((name) => ({ ...finding, id: name }));
  writeFileSync(join(folder, "findings.json"), JSON.stringify(findings));
  const places = { folders: [], home };
  workbench = createWorkbench({ places, lockAfterMinutes: 0, tell: (event) => events.push(event) });
});
afterAll(async () => {
  await workbench.close();
  rmSync(root, { recursive: true, force: true });
});

const report = { case: id, language: "en", length: "technical", masks: [] } as const;

describe("a report before it is written", () => {
  it("is kept for a look, and nothing is written", async () => {
    const { token } = await workbench.previewReport(report);
    expect(workbench.preview(token)).toContain("<!doctype html>");
    expect(workbench.preview("another")).toBeUndefined();
    expect(await workbench.writtenFiles({ case: id })).toEqual([]);
  });

  it("says that it tells a choice, and counts what it leaves out", async () => {
    const all = workbench.preview((await workbench.previewReport(report)).token) ?? "";
    const some = workbench.preview((await workbench.previewReport({ ...report, findings: ["a"] })).token) ?? "";
    expect(all).not.toContain("A choice of findings");
    expect(some).toContain("A choice of findings: 1 of 2");
    const none = workbench.preview((await workbench.previewReport({ ...report, findings: [] })).token) ?? "";
    expect(none).toContain("A choice of findings: 0 of 2");
  });

  it("refuses a finding that there is not", async () => {
    await expect(workbench.previewReport({ ...report, findings: ["z"] })).rejects.toThrow(/no finding z/);
  });

  it("is written under a name of its own when it is a choice", async () => {
    await workbench.report({ ...report, format: "html", findings: ["a"] });
    await workbench.report({ ...report, format: "html" });
    const names = (await workbench.writtenFiles({ case: id })).map(({ name }) => name);
    expect(names.sort()).toEqual(["report-technical.en.chosen.html", "report-technical.en.html"]);
  });
});

describe("consent", () => {
  const consent = {
    by: "Ana B.",
    to: "an examination",
    purpose: "to learn",
    until: "2099-12-31",
    scope: ["no photos"],
  };

  it("is recorded, and the windows are told", async () => {
    expect(await workbench.consent({ case: id })).toEqual({ consent: null });
    await workbench.recordConsent({ case: id, consent });
    expect((await workbench.consent({ case: id })).consent).toMatchObject(consent);
    expect(events).toContainEqual({ type: "cases" });
  });

  it("that is none is refused", async () => {
    const wrong = workbench.recordConsent({ case: id, consent: { ...consent, until: "tomorrow" } });
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the seal", () => {
  const passphrase = "twelve long words for this test";

  it("needs a key, which is made here and never written over", async () => {
    expect((await workbench.verify({ case: id, signers: [] })).found).toBeNull();
    const key = await workbench.newKey({ name: "helpline.example/ana", passphrase });
    expect(key.line).toMatch(/^helpline\.example\/ana\+/);
    expect((await workbench.keys({})).map(({ path }) => path)).toEqual([key.path]);
    await expect(workbench.newKey({ name: "helpline.example/ana", passphrase })).rejects.toThrow(/never written over/);
  });

  it("is checked, with the signer that somebody knows and without", async () => {
    const [key] = await workbench.keys({});
    const sealed = await workbench.seal({ case: id, key: key?.path ?? "", passphrase });
    expect(existsSync(sealed.path)).toBe(true);
    const unnamed = await workbench.verify({ case: id, signers: [] });
    expect(unnamed.found).toMatchObject({ holds: true, report: { signatures: [{ state: "unnamed" }] } });
    const named = await workbench.verify({ case: id, signers: sealed.signers });
    expect(named.found).toMatchObject({ holds: true, beside: [], report: { signatures: [{ state: "known" }] } });
  });

  it("names what was changed", async () => {
    writeFileSync(`${folder}.sealed/data/findings.json`, "[]");
    const { found } = await workbench.verify({ case: id, signers: [] });
    expect(found?.holds).toBe(false);
    expect(found?.report.files).toMatchObject([{ path: "data/findings.json", state: "changed" }]);
  });

  it("takes no file for a signer", async () => {
    await expect(workbench.verify({ case: id, signers: ["/etc/passwd"] })).rejects.toMatchObject({ code: "invalid" });
  });

  it("is no case of its own in the list", () => {
    expect(caseFolders({ folders: [], home })).toEqual([folder]);
  });
});

describe("what is being made", () => {
  it("is stopped, with what waits behind it, and leaves nothing", async () => {
    const before = (await workbench.writtenFiles({ case: id })).length;
    const asked = { case: id, format: "json", masks: [] } as const;
    const both = [workbench.exportCase(asked), workbench.report({ ...report, language: "fr", format: "pdf" })];
    await new Promise((resolve) => setTimeout(resolve, 20));
    await workbench.cancelOutput({ case: id });
    const ended = await Promise.allSettled(both);
    expect(ended.map((one) => one.status === "rejected" && one.reason.code)).toEqual(["cancelled", "cancelled"]);
    expect(await workbench.writtenFiles({ case: id })).toHaveLength(before);
    expect(readdirSync(folder).filter((name) => name.endsWith(".half"))).toEqual([]);
  });

  it("does not keep the server from answering", async () => {
    let answers = 0;
    const pdf = workbench.report({ ...report, language: "es", format: "pdf" });
    const tick = setInterval(() => answers++, 20);
    expect((await pdf).name).toBe("report-technical.es.pdf");
    clearInterval(tick);
    expect(answers).toBeGreaterThan(5);
  });
});
