import { describe, expect, it, vi } from "vitest";

vi.mock("../../app/shell.tsx", () => ({ addressOf: () => "" }));
const { placeOf } = await import("./elsewhere.tsx");

describe("the view that shows a record among its like", () => {
  it.each([
    [
      { id: "7", kind: "message", fields: {} },
      { view: "conversations", search: { message: "7" } },
    ],
    [
      { id: "7", kind: "place", fields: { latitude: 0, longitude: 0 } },
      { view: "map", search: { place: "7" } },
    ],
    [{ id: "7", kind: "photo", fields: { path: "a" } }, undefined],
    [
      { id: "7", kind: "call", fields: { contact: "+33" } },
      { view: "people", search: { value: "+33" } },
    ],
    [{ id: "7", kind: "call", fields: {} }, undefined],
    [{ id: "7", kind: "web_visit", fields: { url: "http://a.example/" } }, undefined],
  ] as const)("%j", (record, place) => expect(placeOf(record)).toEqual(place));
});
