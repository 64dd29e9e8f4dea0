import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Files, unpack } from "../../test/android-evidence.ts";
import { type AndroidForm, androidForms, buildAndroid } from "../index.ts";
import { contacts } from "./life/messages.ts";
import { owner } from "./phone.ts";
import { implant, lures, removed, stalkerware } from "./planted.ts";
import { practiceAndroid } from "./practice-phone.ts";
import { freeApps, freeStore, nearlyPublished, passwordManager, screenReader, updated } from "./traps.ts";
import { androidTruth } from "./truth.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-android-truth-"));
afterAll(() => rmSync(folder, { recursive: true }));

const evidence = new Map<AndroidForm, Files>();
beforeAll(async () => {
  for (const form of androidForms) evidence.set(form, await unpack(await buildAndroid(folder, form)));
});

const truth = androidTruth();

it("has names that are told once", () => {
  const ids = truth.mustFind.map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(25);
});

describe.each(androidForms)("as %s", (form) => {
  it.each(truth.mustFind.filter((one) => one.forms.includes(form)).map((one) => [one.id, one] as const))(
    "%s lies in the file that it names",
    (_, { file, contains }) => {
      const named = [...(evidence.get(form) ?? [])].filter(([path]) => path.endsWith(file));
      expect(named.length).toBeGreaterThan(0);
      for (const value of contains) expect(named.some(([, bytes]) => bytes.includes(value))).toBe(true);
    },
  );
});

it.each(truth.mustNotFind.map((one) => [one.value, one] as const))(
  "the trap %s is on the phone",
  (value, { file = "" }) => {
    const named = [...(evidence.get("androidqf") ?? [])].filter(([path]) => path.endsWith(file));
    expect(named.some(([, bytes]) => bytes.includes(value))).toBe(true);
  },
);

it("has no trap that stands in the name of something planted", () => {
  for (const { value, file = "" } of truth.mustNotFind)
    for (const planted of truth.mustFind)
      if (planted.file.endsWith(file))
        expect(
          planted.contains.some((text) => text.includes(value)),
          value,
        ).toBe(false);
});

it("gives people only numbers that are kept for fiction", () => {
  const fictional = /^\+(336399801\d\d|447700900\d{3})$/;
  for (const phone of [owner.phone, lures.mms.from, ...contacts.map((one) => one.phone)])
    expect(phone).toMatch(fictional);
});

/** The bundled packs: what is said to be published is in them, for what it is said to be, and the traps are not. */
describe("against the bundled indicators", () => {
  const pack = (name: string): string =>
    readFileSync(new URL(`../../../packages/core/data/packs/${name}.json`, import.meta.url), "utf8");

  it.each([
    ["echap-stalkerware", stalkerware.name],
    ["echap-stalkerware", stalkerware.certificateSha1],
    ["echap-stalkerware", stalkerware.host],
    ["amnesty-novispy", implant.name],
    ["amnesty-novispy", implant.certificateSha256],
    ["amnesty-novispy", removed.name],
    ["mvt-predator", lures.sms.host],
    ["amnesty-android-campaign-2023", lures.mms.host],
  ])("%s has %s", (name, value) => {
    expect(pack(name)).toContain(`"${value}"`);
  });

  it("ordinary applications and traps are in none of them", () => {
    const packs = ["echap-stalkerware", "echap-watchware", "amnesty-novispy", "mvt-cellebrite", "mvt-residentbat"].map(
      pack,
    );
    const harmless = [freeStore, ...freeApps, nearlyPublished, passwordManager.name, screenReader.name, updated.name];
    const ordinary = practiceAndroid()
      .apps.map((app) => app.name)
      .filter((name) => name !== stalkerware.name && name !== implant.name);
    for (const value of [...harmless, ...ordinary])
      expect(
        packs.some((text) => text.includes(`"${value}"`)),
        value,
      ).toBe(false);
  });
});
