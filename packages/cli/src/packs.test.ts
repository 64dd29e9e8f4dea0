import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMatcher } from "@sillage/core/indicators/matcher.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packsCommand } from "./commands/packs.ts";
import { exitStatus, UsageError } from "./exit-status.ts";
import { loadPackSources, loadPacks, loadWarninglists, sillageHome } from "./packs.ts";

let home = "";
let out = "";
let err = "";
const streams = {
  out(text: string) {
    out += text;
  },
  err(text: string) {
    err += text;
  },
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "sillage-packs-"));
  out = "";
  err = "";
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function run(...args: string[]): Promise<number> {
  return packsCommand(args, streams, { home, today: "2026-11-21" });
}

function fileWith(name: string, content: string): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

async function ids(bundled: boolean): Promise<string[]> {
  return (await loadPacks({ bundled, files: [], home })).map(({ summary }) => summary.id);
}

describe("sillageHome", () => {
  it.each([
    [{ SILLAGE_HOME: "/x" }, "linux", "/x"],
    [{ XDG_DATA_HOME: "/data" }, "linux", "/data/sillage"],
    [{}, "linux", "/.local/share/sillage"],
    [{}, "darwin", "/Library/Application Support/Sillage"],
  ])("%j on %s", (environment, platform, expected) => {
    expect(sillageHome(environment, platform)).toContain(expected);
  });
});

describe("sillage packs", () => {
  it("adds, lists, uses and removes a pack", async () => {
    expect(await run("add", fileWith("domains.txt", "evil.example\nnot a host\n"))).toBe(exitStatus.examined);
    expect(out).toContain("domains.txt: 1 indicators added, 1 not used.");
    expect(err).toContain("line 2");
    expect(await ids(false)).toEqual(["domains.txt"]);
    out = "";
    expect(await run("list")).toBe(exitStatus.examined);
    expect(out).toContain("amnesty-pegasus");
    expect(out).toMatch(
      /domains\.txt[\s\S]*1 indicators, 1 not used; added, not vetted by Sillage\n {2}SHA-256 [0-9a-f]{64}/,
    );
    expect(await run("remove", "domains.txt")).toBe(exitStatus.examined);
    expect(await ids(false)).toEqual([]);
  });

  it("refuses what it cannot use", async () => {
    expect(await run("add", fileWith("x.json", "{ oops"))).toBe(exitStatus.notOpened);
    expect(err).toContain("no indicators that can be used");
    const file = fileWith("domains.txt", "evil.example");
    await run("add", file);
    expect(await run("add", file)).toBe(exitStatus.notOpened);
    expect(await run("remove", "nothing")).toBe(exitStatus.notOpened);
    expect(await run("remove", "amnesty-pegasus")).toBe(exitStatus.notOpened);
    expect(err).toContain("is bundled and stays");
    await expect(run("add", join(home, "absent"))).rejects.toThrow(/absent cannot be read/);
  });

  it.each([[[]], [["add"]], [["list", "x"]], [["update", "x"]], [["toString"]]])(
    "refuses %j",
    async (args: string[]) => {
      await expect(run(...args)).rejects.toThrow(UsageError);
    },
  );

  it("keeps control characters of a pack from the terminal", async () => {
    await run("add", fileWith("x.csv", "type,value\nod\u001b[31md,x\ndomain,a.example\n"));
    expect(err).not.toContain("\u001b");
  });
});

describe("loadPacks", () => {
  it("loads bundled packs, added ones and given ones, in this order", async () => {
    await run("add", fileWith("b.txt", "203.0.113.7"));
    const given = fileWith("a.txt", "203.0.113.8");
    const packs = await loadPacks({ bundled: true, files: [given], home });
    expect(packs.map(({ summary }) => summary.id).slice(-2)).toEqual(["b.txt", "a.txt"]);
    expect(packs.length).toBe((await loadPackSources()).packs.length + 2);
    expect(packs.map(({ summary }) => summary.vetted)).toEqual([...packs.slice(2).map(() => true), false, false]);
  });

  it("names the file that it cannot read", async () => {
    await expect(loadPacks({ bundled: false, files: ["/absent/x"], home })).rejects.toThrow("/absent/x");
  });

  it("annotates with the bundled warning lists", async () => {
    const packs = await loadPacks({ bundled: true, files: [], home });
    const [match] = createMatcher(packs, await loadWarninglists()).match("host", "life360.com");
    expect(match?.warninglists).toContain("Top 10K most-used sites from Tranco");
  });
});

describe("sillage packs update", () => {
  let server: Server;
  let base = "";
  const answers = new Map<string, string>();

  beforeEach(async () => {
    answers.clear();
    server = createServer((request, response) => {
      const body = answers.get(request.url ?? "");
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function update(from = base): Promise<number> {
    return packsCommand(["update"], streams, { home, base: from, today: "2026-11-21" });
  }

  const cellebrite = "/mvt-project/mvt-indicators/main/cellebrite/cellebrite.stix2";

  function bundleOf(...apps: string[]): string {
    return JSON.stringify({
      objects: apps.map((app, n) => ({ type: "indicator", id: `indicator--${n}`, pattern: `[app:id='${app}']` })),
    });
  }

  async function cellebritePack() {
    return (await loadPacks({ bundled: true, files: [], home })).find(({ summary }) => summary.id === "mvt-cellebrite");
  }

  it("takes new indicators, says what changed, and goes back on remove", async () => {
    answers.set(cellebrite, bundleOf("com.client.appA", "com.client.appB"));
    expect(await update()).toBe(exitStatus.damaged);
    expect(out).toBe("mvt-cellebrite: 2 indicators, 1 new, 0 gone\n");
    expect(err).toContain("amnesty-pegasus: not updated:");
    expect(err).toContain("answered 404");
    const pack = await cellebritePack();
    expect(pack?.summary).toMatchObject({ count: 2, date: "2026-11-21", licence: "MIT", vetted: false });
    expect(pack?.summary.digest).toMatch(/^[0-9a-f]{64}$/);
    out = "";
    await update();
    expect(out).toContain("nothing new");
    expect(await run("remove", "mvt-cellebrite")).toBe(exitStatus.examined);
    expect((await cellebritePack())?.summary).toMatchObject({ count: 1, vetted: true });
  });

  it("carries regular expressions and wildcards over, and says when one is gone", async () => {
    const own = { type: "indicator", id: "indicator--own", pattern: "[app:id='com.client.appA']" };
    const tests = [
      "[domain-name:value MATCHES '^cdn[0-9]{3}\\\\.evil\\\\.example$']",
      "[file:path MATCHES '^/private/var/tmp/x[a-f]+$']",
      "[domain-name:value LIKE '%.bad.example']",
    ].map((pattern, n) => ({ type: "indicator", id: `indicator--${n}`, pattern }));
    answers.set(cellebrite, JSON.stringify({ objects: [own, ...tests] }));
    await update();
    expect(out).toBe("mvt-cellebrite: 4 indicators, 3 new, 0 gone\n");
    const pack = await cellebritePack();
    expect(pack?.summary.problems).toEqual([]);
    const matcher = createMatcher(pack ? [pack] : [], []);
    const found = (host: string) => matcher.match("host", host).length;
    expect(["cdn123.evil.example", "a.bad.example", "cdn12.evil.example"].map(found)).toEqual([1, 1, 0]);
    out = "";
    await update();
    expect(out).toContain("nothing new");
    out = "";
    answers.set(cellebrite, JSON.stringify({ objects: [own, ...tests.slice(1)] }));
    await update();
    expect(out).toBe("mvt-cellebrite: 3 indicators, 0 new, 1 gone\n");
  });

  it("leaves out an expression that may not be used", async () => {
    const patterns = ["[app:id='com.client.appA']", "[url:value MATCHES '(a)\\\\1']", "[url:value MATCHES '.*']"];
    answers.set(
      cellebrite,
      JSON.stringify({
        objects: patterns.map((pattern, n) => ({ type: "indicator", id: `indicator--${n}`, pattern })),
      }),
    );
    await update();
    expect((await cellebritePack())?.tests ?? []).toEqual([]);
  });

  it.each([
    ["an empty pack", bundleOf()],
    ["another pack", bundleOf("com.other")],
    ["an error page", "<html>"],
  ])("leaves a pack as it was for %s", async (_title, body) => {
    answers.set(cellebrite, body);
    expect(await update()).toBe(exitStatus.notOpened);
    expect((await cellebritePack())?.summary.vetted).toBe(true);
  });

  it("takes families in YAML", async () => {
    const at = "/AssoEchap/stalkerware-indicators/master/watchware.yaml";
    const bundled = JSON.parse(
      readFileSync(new URL("../../core/data/packs/echap-watchware.json", import.meta.url), "utf8"),
    );
    const websites = bundled.indicators.flatMap((group: { domain?: string[] }) => group.domain ?? []);
    answers.set(at, `- name: All\n  type: watchware\n  websites: ${JSON.stringify([...websites, "new.example"])}\n`);
    await update();
    expect(out).toMatch(/echap-watchware: \d+ indicators, 1 new, \d+ gone/);
  });

  it("asks only over https, but for this computer", async () => {
    expect(await update("http://example.org")).toBe(exitStatus.notOpened);
    expect(err).toContain("is not https");
  });
});
