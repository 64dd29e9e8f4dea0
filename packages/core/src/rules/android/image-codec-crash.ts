import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { codecFrame } from "./codec-frames.ts";

const minute = 60e6;
/** A message is taken apart soon after it came; the time is ours. */
const minutesBefore = 5;

export const imageCodecCrash = defineRule({
  id: "android.image_codec_crash",
  version: 1,
  title: "Crash while decoding a picture, sound or type",
  severity: "high",
  class: "attempt",
  platform: "android",
  needs: ["android.tombstones"],
  scope: "examination",
  rationale:
    "Published attacks without a click sent pictures whose decoding went wrong. A crash in the same code can be a failed attempt.",
  falsePositives: ["Damaged pictures and videos, faults of the maker's libraries."],
  references: [
    "IsMyPhonePwned/bugreport-extractor-library: crashes in libimagecodec.quram.so and libfreetype",
    "CVE-2025-21055, CVE-2025-58478, CVE-2025-27363",
  ],
  vouched: "source_read",
  corroborated: { severity: "high", within: 600e6 },
  sentences: {
    statement:
      "{program} crashed in {frame}, where a published fault lies ({number}). A picture made for it causes this; a damaged one can, too.",
    after_message:
      "{program} crashed in {frame}, where a published fault lies ({number}), within {minutes} minutes of a message that came in. A picture made for it causes this; a damaged one can, too.",
    other:
      "{program} crashed in {frame}, which decodes pictures, sound or type. Damaged files cause this, and attempts to use faults of it.",
    other_after_message:
      "{program} crashed in {frame}, which decodes pictures, sound or type, within {minutes} minutes of a message that came in. Damaged files cause this, and attempts to use faults of it.",
  },
  wants: (record) => codecFrame(record) !== undefined,
  // Of messages, the minute is kept: there may be half a million of them.
  notes: (record) =>
    record.kind === "message" && record.direction === "incoming" && typeof record.time === "number"
      ? String(Math.floor(record.time / minute))
      : undefined,
  detect(context) {
    const received = new Set<number>();
    const crashes = new Map<string, SourcedRecord[]>();
    return {
      note: (text) => void received.add(Number(text)),
      record(record) {
        if (record.kind !== "crash") return;
        // Since Android 12 the same crash is told twice, as text and as Protocol Buffers.
        const fact = [record.process, record.pid, record.time].join(" ");
        crashes.set(fact, [...(crashes.get(fact) ?? []), record]);
      },
      end() {
        for (const [key, records] of crashes) report(key, records, received, context);
      },
    };
  },
});

function report(
  key: string,
  records: readonly SourcedRecord[],
  received: ReadonlySet<number>,
  context: RuleContext,
): void {
  const [record] = records;
  const found = record && codecFrame(record);
  if (!found || record.kind !== "crash") return;
  const program = record.process ?? "";
  const frame = found.frame.slice(0, 160);
  const near = isAfterMessage(record.time, received);
  const number = found.published;
  context.report({
    severity: number === undefined ? (near ? "medium" : "low") : near ? "high" : "medium",
    class: number === undefined && !near ? "anomaly" : "attempt",
    key,
    records,
    values: [program, frame],
    time: record.time ?? null,
    subject: `process:${program}`,
    words: {
      program,
      frame,
      ...(number === undefined ? {} : { number }),
      ...(near ? { minutes: minutesBefore } : {}),
    },
    sentence: number === undefined ? (near ? "other_after_message" : "other") : near ? "after_message" : "statement",
  });
}

function isAfterMessage(time: number | null | undefined, received: ReadonlySet<number>): boolean {
  if (typeof time !== "number") return false;
  const at = Math.floor(time / minute);
  for (let before = 0; before <= minutesBefore; before++) if (received.has(at - before)) return true;
  return false;
}
