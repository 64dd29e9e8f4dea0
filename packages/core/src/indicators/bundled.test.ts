import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { formatPack, type PackHeader } from "./bundled.ts";
import { loadBundledPack, loadPack } from "./load.ts";
import { createMatcher } from "./matcher.ts";
import { readPackSources } from "./pack-source.ts";
import { loadWarninglist } from "./warninglist.ts";

const data = fileURLToPath(new URL("../../data/", import.meta.url));
const utf8 = new TextEncoder();

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function filesOf(folder: string): string[] {
  return readdirSync(`${data}${folder}`).filter((name) => name.endsWith(".json"));
}

describe("bundled packs", () => {
  const files = filesOf("packs");
  const { packs: sources, repositories } = readPackSources(
    JSON.parse(readFileSync(`${data}pack-sources.json`, "utf8")),
  );
  const packs = files.map((name) => loadBundledPack(readFileSync(`${data}packs/${name}`), sha256));

  it("are those that the sources name", () => {
    expect(packs.map(({ summary }) => summary.id).sort()).toEqual(sources.map(({ id }) => id).sort());
  });

  it.each(packs.map((pack) => [pack.summary.id, pack] as const))(
    "%s is whole, vetted and says where it is from",
    (id, pack) => {
      const text = readFileSync(`${data}packs/${id}.json`);
      const repository = repositories.get(sources.find((source) => source.id === id)?.repository ?? "");
      expect(pack.summary).toMatchObject({
        vetted: true,
        problems: [],
        count: JSON.parse(text.toString()).count,
        publisher: repository?.publisher,
        licence: repository?.licence,
        date: repository?.date,
        digest: sha256(text),
      });
      expect(pack.summary.source).toContain(repository?.commit);
    },
  );

  it("carry no licence that forbids some uses", () => {
    for (const { licence } of repositories.values()) expect(licence).not.toMatch(/NC|ND/);
  });

  it("meet the published cases, and not what only resembles them", () => {
    const matcher = createMatcher(packs);
    const packsOf = (type: "host" | "process_name" | "file_path" | "app_id", value: string) =>
      matcher.match(type, value).flatMap((match) => match.packs.map(({ pack, role }) => `${pack} ${role}`));
    expect(packsOf("host", "free247downloads.com")).toEqual(["amnesty-morocco-2019 tool", "amnesty-pegasus tool"]);
    expect(packsOf("host", "shortenurls.me")).toEqual(["amnesty-cytrox tool", "mvt-predator tool"]);
    expect(packsOf("host", "195.178.51.251")).toEqual(["amnesty-novispy tool"]);
    expect(packsOf("host", "copy9.com")).toContain("echap-stalkerware vendor_website");
    expect(packsOf("host", "life360.com")).toEqual(["echap-watchware watchware"]);
    expect(packsOf("host", "kidsshield.net")).toEqual([
      "echap-stalkerware distribution",
      "echap-stalkerware tool",
      "echap-stalkerware vendor_website",
    ]);
    expect(packsOf("app_id", "com.client.appA")).toEqual(["mvt-cellebrite tool"]);
    expect(packsOf("process_name", "diagnosticd")).toEqual([]);
    expect(packsOf("file_path", "/Library/LaunchAgents/com.apple.photolibraryd.plist")).toEqual([]);
    for (const host of ["appspot.com", "gr.com", "other.gr.com", "duckdns.org", "dn.ua", "amazonaws.com"]) {
      expect(packsOf("host", host)).toEqual([]);
    }
  });

  it("refuses another file", () => {
    expect(() => loadBundledPack(utf8.encode('{"objects":[]}'), sha256)).toThrow(TypeError);
  });
});

describe("formatPack", () => {
  const header: PackHeader = {
    id: "x",
    name: "X",
    publisher: "P",
    licence: "MIT",
    date: "2026-01-01",
    source: "s",
    attribution: "P",
    references: [],
  };
  const objects = [
    { type: "indicator", id: "indicator--1", pattern: "[domain-name:value IN ('b.example', 'a.example')]" },
    { type: "indicator", id: "indicator--2", pattern: "[domain-name:value LIKE '%.evil.example']" },
  ];
  const load = (document: unknown) => loadPack(utf8.encode(JSON.stringify(document)), "x", sha256);

  it("writes the same for the same facts, and what it writes loads again", () => {
    const text = formatPack(header, [load({ objects })]);
    expect(formatPack(header, [load({ objects: objects.toReversed() })])).toBe(text);
    const again = load(JSON.parse(text));
    expect(again.summary).toMatchObject({ id: "x", count: 3, problems: [], vetted: false });
    expect(formatPack(header, [again])).toBe(text);
    expect(createMatcher([again]).match("host", "x.evil.example")).toHaveLength(1);
  });

  it("says which parts of a damaged pack file are not used", () => {
    const pack = load({
      format: "sillage-pack-1",
      indicators: [5, { family: "F", role: "king" }, { family: "F", role: "tool", domain: ["a.example", 7] }],
      wildcards: [{}],
    });
    expect(pack.summary.count).toBe(1);
    expect(pack.summary.problems.map(({ where }) => where)).toEqual(["indicators[0]", "indicators[1]", "wildcards[0]"]);
  });
});

describe("bundled warning lists", () => {
  it.each(filesOf("warninglists"))("%s loads", (name) => {
    expect(loadWarninglist(JSON.parse(readFileSync(`${data}warninglists/${name}`, "utf8")))?.name).not.toBe("");
  });

  it("refuses lists of another kind", () => {
    expect(loadWarninglist({ name: "x", type: "regex", list: [] })).toBeUndefined();
    expect(loadWarninglist([])).toBeUndefined();
  });
});
