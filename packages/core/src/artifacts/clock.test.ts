import { describe, expect, it } from "vitest";
import { memoryTree } from "../../test/read-artifact.ts";
import { statedTime } from "../formats/time.ts";
import type { RecordDraft } from "../records/kinds.ts";
import { clockOf } from "./clock.ts";
import { artifacts } from "./index.ts";

const local = artifacts.find(({ timeBasis }) => timeBasis === "device_local");
const utc = artifacts.find(({ timeBasis }) => timeBasis === "utc");
/** 2025-07-08 11:14:32 on the wall of Madrid, two hours ahead of UTC in summer. */
const wall = Date.UTC(2025, 6, 8, 11, 14, 32) * 1e3;

describe("clockOf", () => {
  const cases: [basis: "utc" | "device_local", zone: string | undefined, stated: string][] = [
    ["device_local", "Europe/Madrid", "2025-07-08T09:14:32Z"],
    ["device_local", undefined, "2025-07-08T11:14:32"],
    ["device_local", "Nowhere/Known", "2025-07-08T11:14:32"],
    ["utc", "Europe/Madrid", "2025-07-08T11:14:32Z"],
  ];
  it.each(cases)("%s in zone %s is stated as %s", async (basis, zone, stated) => {
    const artifact = basis === "utc" ? utc : local;
    if (!artifact) throw new Error(`no artifact with ${basis} times`);
    const tree = memoryTree({}, "bugreport");
    const device = { platform: "android" as const, ...(zone === undefined ? {} : { timeZone: zone }) };
    const clock = await clockOf(artifact, { ...tree, device: async () => device });
    const draft: RecordDraft = { kind: "app", locator: { line: 1 }, time: wall, installed: wall, updated: null };
    clock.set(draft);
    expect(statedTime(draft.time ?? 0, clock.basis)).toBe(stated);
    expect(draft).toMatchObject({ installed: draft.time, updated: null });
  });
});
