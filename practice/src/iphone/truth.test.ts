import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildIphone } from "../index.ts";
import { observedDomains, ordinaryVisits } from "./life/browsing.ts";
import { acquaintances, owner } from "./life/people.ts";
import { injection, plantedLookup, plantedProcesses } from "./planted.ts";
import { trapFiles, trapProcesses } from "./traps.ts";
import { truth } from "./truth.ts";

const folder = mkdtempSync(join(tmpdir(), "sillage-truth-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the truth", () => {
  let files: { readonly path: string; readonly bytes: Buffer }[];
  beforeAll(async () => {
    const { path } = await buildIphone(folder, "filesystem");
    files = readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => ({
      path: name.replace(/-wal$/, ""),
      bytes: statSync(join(path, name)).isFile() ? readFileSync(join(path, name)) : Buffer.alloc(0),
    }));
  });

  it("has names that are told once", () => {
    const ids = truth().mustFind.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(25);
  });

  it.each(truth().mustFind.map((one) => [one.id, one] as const))("%s lies in the file that it names", (_, one) => {
    const named = files.filter((file) => file.path.endsWith(one.file));
    expect(named.length).toBeGreaterThan(0);
    for (const value of one.contains) {
      expect(named.some((file) => `/${file.path}`.includes(value) || file.bytes.includes(value))).toBe(true);
    }
  });

  it.each(truth().mustNotFind.map((one) => one.value))("the trap %s is somewhere on the phone", (value) => {
    expect(files.some((file) => file.path.includes(value) || file.bytes.includes(value))).toBe(true);
  });

  it("gives people only numbers that are kept for fiction", () => {
    const fictional = /^\+(336399801\d\d|447700900\d{3}|1305555\d{4})$/;
    for (const phone of [owner.phone, ...acquaintances.map((one) => one.phone)]) expect(phone).toMatch(fictional);
  });
});

const indicators = fileURLToPath(new URL("../../../../shared/indicators", import.meta.url));
const present = existsSync(indicators);

describe.skipIf(!present)(
  present ? "against the published lists" : "against the published lists (skipped: the shared folder is absent)",
  () => {
    const published = new Set<string>();
    beforeAll(() => {
      for (const name of readdirSync(indicators, { recursive: true, encoding: "utf8" })) {
        if (!name.endsWith(".stix2")) continue;
        for (const match of readFileSync(join(indicators, name), "utf8").matchAll(/= ?'([^']+)'/g)) {
          if (match[1]) published.add(match[1]);
        }
      }
    });

    it.each([
      "stopsms.biz",
      "hmizat.co",
      "revolution-news.co",
      "business-today.info",
      "newsworldsports.co",
      "free247downloads.com",
      "documentpro.org",
      "opposedarrangement.net",
      "/private/var/tmp/UserEventAgent",
      "launchrexd",
      plantedLookup.address,
      ...plantedProcesses.map((row) => row.process),
    ])("%s is published", (value) => {
      expect(published.has(value)).toBe(true);
    });

    it("the traps and ordinary hosts are not", () => {
      const hosts = ordinaryVisits(590).map((visit) => new URL(visit.url).hostname);
      const domains = [...hosts, ...observedDomains.map((one) => one.domain), new URL(injection.asked).hostname];
      for (const value of [
        ...trapProcesses,
        ...Object.values(trapFiles),
        ...domains,
        ...domains.map((host) => host.replace(/^www\./, "")),
      ]) {
        expect(published.has(value), value).toBe(false);
      }
    });
  },
);
