import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { backup, safari } from "./hostile/phone.ts";
import { check, temporaryFolder } from "./sillage.ts";

/** An examination uses no network: a phone's links lead to those who attack its owner. */

let evidence: string;
beforeAll(() => {
  evidence = backup({ safari: safari("https://bit.ly/evil.example.org") });
});

it("asks nothing of Node that reaches for the network, in any of its threads", async () => {
  const noted = join(temporaryFolder(), "noted");
  const hook = fileURLToPath(new URL("hooks/no-network.mjs", import.meta.url));
  const run = await check(evidence, ["--threads", "3"], {
    env: { SILLAGE_TEST_NETWORK: noted, NODE_OPTIONS: `--import=${hook}` },
    bundledIndicators: true,
  });
  expect(run.status).toBe(0);
  const lines = readFileSync(noted, "utf8").trim().split("\n");
  expect(lines.filter((line) => line !== "ready")).toEqual([]);
  // The main thread, and workers beside it: the hook was in each.
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(run.coverage.unresolvedLinks.map(({ url }) => url)).toEqual(["https://bit.ly/evil.example.org"]);
});

it("has a hook that would have noticed", async () => {
  const noted = join(temporaryFolder(), "noted");
  const hook = fileURLToPath(new URL("hooks/no-network.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, ["--import", hook, "-e", "fetch('http://127.0.0.1:9/')"], {
    env: { ...process.env, SILLAGE_TEST_NETWORK: noted },
  });
  expect(status).not.toBe(0);
  expect(readFileSync(noted, "utf8")).toContain("fetch");
});

const traces = spawnSync("strace", ["-f", "-e", "trace=network", "true"]).status === 0;
describe.skipIf(!traces)(traces ? "the system" : "the system (skipped: strace is absent or may not trace)", () => {
  it("is asked for no socket of the internet", async () => {
    const folder = temporaryFolder();
    const run = await check(evidence, [], {
      under: ["strace", "-ff", "-qq", "-e", "trace=socket,connect,sendto,bind", "-o", join(folder, "trace")],
    });
    expect(run.status).toBe(0);
    const calls = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.join("\n")).not.toMatch(/AF_INET/);
  });
});

const unshares = spawnSync("unshare", ["-rn", "true"]).status === 0;
describe.skipIf(!unshares)(unshares ? "no network" : "no network (skipped: unshare may not make one)", () => {
  it("is all that an examination needs", async () => {
    const run = await check(evidence, [], { under: ["unshare", "-rn"] });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
  });
});
