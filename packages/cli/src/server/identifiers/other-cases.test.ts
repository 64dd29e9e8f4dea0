import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConsent } from "@sillage/core/case/consent.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { message, smallCase } from "../../../test/small-case.ts";
import { recordConsent } from "../../case/consent-file.ts";
import { identifiersFileIn } from "../store/record-db.ts";
import { collectIdentifiers } from "./collect.ts";
import { otherCases } from "./other-cases.ts";

const home = mkdtempSync(join(tmpdir(), "sillage-others-"));
const places = { folders: [], home };
const consent = readConsent(
  { by: "Noor", to: "an examination", purpose: "to compare", until: "2099-12-31", scope: [] },
  new Date(),
);
const thing = { kind: "phone", value: "+33600000001", service: null } as const;

async function made(
  name: string,
  how: { readonly consent: boolean; readonly collected: boolean; readonly sender?: string },
) {
  const folder = join(home, name);
  const sender = how.sender ?? thing.value;
  await smallCase(
    folder,
    [1, 2].map((row) => message(row, `row ${row}`, { sender, thread: sender })),
  );
  if (how.consent) recordConsent(folder, consent);
  const into = identifiersFileIn(folder);
  if (how.collected && into !== undefined) await collectIdentifiers({ folder, into, countries: [] }, () => {});
  return folder;
}

describe("an identifier in other cases", () => {
  let own = "";
  beforeAll(async () => {
    own = await made("own", { consent: true, collected: true });
    await made("same", { consent: true, collected: true });
    await made("another", { consent: true, collected: true, sender: "+33600000002" });
    await made("silent", { consent: false, collected: true });
    await made("new", { consent: true, collected: false });
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it("is looked for where the owners agreed, and the logs of these cases say so", async () => {
    const look = otherCases(places);
    for (let time = 0; time < 2; time++) {
      expect(await look(own, thing)).toMatchObject({
        consented: true,
        found: [{ name: "same", count: 2, purpose: "to compare" }],
        looked: 2,
        withoutConsent: 1,
        notCollected: 1,
      });
    }
    const log = (name: string) => readFileSync(join(home, name, "log.jsonl"), "utf8").split("comparison").length - 1;
    expect(["same", "another", "new", "own"].map(log)).toEqual([1, 1, 0, 0]);
  });

  it("is not looked for from a case without consent", async () => {
    const from = await otherCases(places)(join(home, "silent"), thing);
    expect(from).toMatchObject({ consented: false, found: [], looked: 0 });
  });
});
