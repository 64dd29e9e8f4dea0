import { expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { osVersionHistorySample } from "../../../test/samples/os-version-history.ts";
import { osVersionHistory } from "./os-version-history.ts";

const { path } = osVersionHistorySample();
const read = (text: string) =>
  readArtifact(osVersionHistory, { [path]: new TextEncoder().encode(text) }, "ios_filesystem");

it("gives the version and build of a journal's first line", async () => {
  const { records, problems } = await readArtifact(
    osVersionHistory,
    { [path]: osVersionHistorySample().bytes },
    "ios_filesystem",
  );
  expect(problems).toEqual([]);
  expect(records).toEqual([
    {
      kind: "os_version",
      time: 1.7e15,
      locator: { line: 1 },
      os_version: "16.7",
      build: "20H19",
      details: { timestamp: "2023-11-14 23:13:20.00 +0100", os_version: "iPhone OS 16.7 (20H19)", bug_type: "226" },
    },
  ]);
});

it.each([
  ["an empty file", "", 0, ["truncated"]],
  ["no JSON", "{rubbish\n", 0, ["damaged"]],
  ["a list", "[1]", 0, ["damaged"]],
  ["no time", '{"os_version":"iPhone OS 26.1 (23B85)","timestamp":7}', 1, ["value"]],
  ["no version", '{"timestamp":"2023-11-14 23:13:20.00 +0100"}', 1, ["value"]],
])("says of %s what is wrong", async (_, text, count, codes) => {
  const { records, problems } = await read(text);
  expect(records.length).toBe(count);
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
