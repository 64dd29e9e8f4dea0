import * as timeline from "../../../../practice/src/exports/timeline.ts";
import type { Sample } from "./sample.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A JSON document whose list has an item a line, with something bad behind each of them. */
export function jsonSample(path: string, text: string, single?: true): Sample {
  const bad = ['{"time": oops},', "7,", '{"time": "x\n", "a": 1},', "\u0000g{[(,"];
  const lines = text.split("\n");
  const item = lines.findIndex((line) => line.startsWith("{") && line.endsWith(",") && line.length > 2);
  const poisoned =
    item < 0
      ? []
      : bad.map(
          (line) => [line, bytes([...lines.slice(0, item + 1), line, ...lines.slice(item + 1)].join("\n"))] as const,
        );
  return {
    kind: "account_export",
    path,
    bytes: bytes(text),
    ...(single ? { single } : {}),
    poisoned: Object.fromEntries(poisoned),
  };
}

export const googleLocationsSample = () =>
  jsonSample("Takeout/Historique des positions/Records.json", timeline.records());
export const googleLocationSettingsSample = () =>
  jsonSample("Takeout/Historique des positions/Settings.json", timeline.timelineSettings());
