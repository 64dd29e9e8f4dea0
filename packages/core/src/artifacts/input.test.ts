import { describe, expect, it } from "vitest";
import { memoryTree } from "../../test/read-artifact.ts";
import { testEngine } from "../../test/sqlite-engine.ts";
import { defaultLimits } from "../bytes/limits.ts";
import { EvidenceReadError } from "../bytes/source.ts";
import type { EvidenceTree } from "../evidence/tree.ts";
import { webPlatform } from "../web-platform.ts";
import { openInput } from "./input.ts";

const web = webPlatform({ sqliteWasm: () => Promise.reject(new Error("not used")) });

/** Opens `a.txt` of the tree as an artifact does; how many files were hashed by then is counted. */
async function describedBy(tree: EvidenceTree, count: { hashes: number }) {
  const hash: typeof web.hash = (algorithm) => {
    count.hashes++;
    return web.hash(algorithm);
  };
  const context = {
    platform: { ...web, hash },
    engine: await testEngine(),
    limits: defaultLimits,
    onProblem: () => {},
  };
  const session = openInput(tree, await tree.file("a.txt"), context);
  await session.input.open();
  return session.first;
}

describe("a file that several artifacts read", () => {
  const sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  it("is hashed once in one tree, and told alike", async () => {
    const count = { hashes: 0 };
    const tree = memoryTree({ "a.txt": new TextEncoder().encode("x") }, "androidqf");
    for (let time = 0; time < 3; time++) {
      expect(await describedBy(tree, count)).toEqual({ path: "a.txt", size: 1, sha256 });
    }
    expect(count.hashes).toBe(1);
    await describedBy(memoryTree({ "a.txt": new TextEncoder().encode("y") }, "androidqf"), count);
    expect(count.hashes).toBe(2);
  });

  it("is damaged for each of them", async () => {
    const sound = memoryTree({ "a.txt": new TextEncoder().encode("x") }, "androidqf");
    const read = () => {
      throw new EvidenceReadError("its checksum is wrong");
    };
    const tree: EvidenceTree = {
      ...sound,
      file: async (path) => ({ path, size: 1, metadata: {}, open: async () => ({ size: 1, read }) }),
    };
    const count = { hashes: 0 };
    for (let time = 0; time < 2; time++) await expect(describedBy(tree, count)).rejects.toThrow("checksum");
  });
});
