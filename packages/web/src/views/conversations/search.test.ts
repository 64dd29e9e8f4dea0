import type { Message } from "@sillage/core/workbench/conversations.ts";
import { describe, expect, it } from "vitest";
import { placeIn, readSearch, standing } from "./search.ts";

const noon = 1_756_036_800_000_000;
const minute = 60e6;

function message(id: string, time: number | null, side: Message["side"], sender?: string): Message {
  return {
    id,
    time,
    timeBasis: "utc",
    side,
    sender: sender === undefined ? null : { id: sender, name: null },
    subject: null,
    text: id,
    cut: false,
    attachments: [],
    edited: null,
    earlierTexts: [],
    retracted: false,
    deleted: false,
    recovered: null,
    delivered: null,
    read: null,
    replyTo: null,
    reaction: null,
    reactions: [],
  };
}

describe("standing", () => {
  it("begins days, and hands", () => {
    const messages = [
      message("a", noon, "other", "+1"),
      message("b", noon + minute, "other", "+1"),
      message("c", noon + 2 * minute, "other", "+2"),
      message("d", noon + 3 * minute, "owner"),
      message("e", noon + 90 * minute, "owner"),
      message("f", noon + 12 * 60 * minute, "owner"),
      message("g", null, "owner"),
    ];
    expect(standing(messages, "UTC").map(({ day, isFirstOf }) => [day, isFirstOf])).toEqual([
      ["2025-08-24", true],
      [undefined, false],
      [undefined, true],
      [undefined, true],
      [undefined, true],
      ["2025-08-25", true],
      ["", true],
    ]);
  });

  it("begins days in the zone that is shown, unless the phone's clock has none", () => {
    const late = message("a", noon + 11 * 60 * minute, "other", "+1");
    expect(standing([late], "Asia/Tokyo")[0]?.day).toBe("2025-08-25");
    expect(standing([{ ...late, timeBasis: "device_local" }], "Asia/Tokyo")[0]?.day).toBe("2025-08-24");
  });
});

describe("the address", () => {
  it.each([
    [
      { evidence: 0, artifact: "ios.sms", thread: "" },
      { evidence: 0, artifact: "ios.sms", thread: "" },
    ],
    [
      { evidence: 1, artifact: "a", thread: 38200 },
      { evidence: 1, artifact: "a", thread: "38200" },
    ],
    [{ evidence: -1, artifact: "a", thread: "t" }, undefined],
    [{ artifact: "a", thread: "t" }, undefined],
    [{ evidence: 0.5, artifact: ["a"], thread: {} }, undefined],
  ])("%j names %j", (search, place) => expect(placeIn(readSearch(search))).toEqual(place));
});
