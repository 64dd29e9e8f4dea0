import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { files } from "./files.ts";
import { detailOf } from "./json-fields.ts";

const read = (text: string) => readArtifact(files, { "files.json": new TextEncoder().encode(text) }, "androidqf");

describe("a list of objects", () => {
  it("is given up where most of it is something else", async () => {
    const { records, problems } = await read(`[{"path":"/a"},${'"x",'.repeat(20_000)}{"path":"/b"}]`);
    expect(records).toHaveLength(1);
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)).toMatchObject({ code: "limit" });
  });

  it("is null where there is nothing, which is no problem", async () => {
    expect(await read("null\n")).toMatchObject({ records: [], problems: [] });
    expect((await read('[null,{"path":"/a"}]')).problems).toHaveLength(1);
  });
});

describe("a detail", () => {
  const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

  it("is a value of JSON that is not nested deeper than a case can hold", () => {
    for (const value of [null, 0, "a", false, [], { a: [1] }, nested(64)]) expect(detailOf(value)).toBe(value);
    for (const depth of [65, 100_000]) expect(detailOf(nested(depth))).toBeUndefined();
  });
});
