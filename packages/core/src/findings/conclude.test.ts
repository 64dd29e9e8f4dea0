import { describe, expect, it } from "vitest";
import { artifacts } from "../artifacts/index.ts";
import { isoTime } from "../formats/time.ts";
import { rules } from "../rules/index.ts";
import type { CollectedDetection } from "./collect.ts";
import { concludeFindings } from "./conclude.ts";
import { recordsListed } from "./finding.ts";
import { wording } from "./wording/wording.ts";

const day = 86_400_000_000;
const t0 = 1_700_000_000_000_000;

function detection(times: readonly number[], recordCount = times.length): CollectedDetection {
  return {
    rule: "ios.profile_event",
    severity: "low",
    class: "exposure",
    key: "k",
    artifact: "ios.profile_events",
    evidence: 0,
    file: "f",
    sentence: "statement",
    words: { operation: "install", profile: "p", process: "q" },
    values: [],
    records: times.map((time, rowid) => ({
      artifact: "ios.profile_events",
      kind: "profile_event",
      evidence: 0,
      file: "f",
      sha256: "0",
      locator: {
        table: "t",
        rowid,
      },
      time: isoTime(time),
    })),
    recordCount,
    time: Math.min(...times),
    timeBasis: "utc",
    timeEnd: Math.max(...times),
  };
}

describe("custody", () => {
  const window = { label: "border", start: isoTime(t0), end: isoTime(t0 + day) };
  const cases: [string, CollectedDetection, string[]][] = [
    ["a record within", detection([t0 + day / 2]), ["border"]],
    ["its first moment", detection([t0]), ["border"]],
    ["its last moment", detection([t0 + day]), ["border"]],
    ["a record before and one after", detection([t0 - day, t0 + 2 * day]), []],
    ["one of three within", detection([t0 - day, t0 + 5, t0 + 2 * day]), ["border"]],
    ["a record after", detection([t0 + day + 1]), []],
    ["more records than are listed, around it", detection([t0 - day, t0 + 2 * day], recordsListed + 1), ["border"]],
    ["no time", { ...detection([t0]), time: null, timeEnd: null, records: [] }, []],
  ];
  it.each(cases)("%s", (_, collected, labels) => {
    const [finding] = concludeFindings([collected], {
      rules,
      artifacts,
      wording: wording("en"),
      hash: (text) => text,
      custody: [window],
    });
    expect(finding?.custody).toEqual(labels);
  });
});
