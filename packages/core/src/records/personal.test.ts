import { expect, test } from "vitest";
import { type RecordKind, recordKinds } from "./kinds.ts";
import { namedFields, type Personal, personalFields, personalOf } from "./personal.ts";

test.each<[RecordKind, string, Personal | undefined]>([
  ["message", "sender", "contact"],
  ["message", "text", "text"],
  ["contact", "name", "name"],
  ["app", "name", undefined],
  ["log_event", "text", undefined],
  ["note", "text", "text"],
  ["place", "latitude", "place"],
  ["call", "duration", undefined],
  ["device", "serial", "number"],
])("%s.%s", (kind, field, expected) => {
  expect(personalOf(kind, field)).toBe(expected);
});

test("a text that nobody has declared counts as personal: of most kinds there is none left", () => {
  const texts = (Object.keys(recordKinds) as RecordKind[]).flatMap((kind) =>
    Object.keys(recordKinds[kind].fields).flatMap((field) =>
      personalOf(kind, field) === "text" ? [`${kind}.${field}`] : [],
    ),
  );
  const undeclared = texts.filter((name) => {
    const [kind = "", field = ""] = name.split(".");
    return personalFields[kind as RecordKind]?.[field] === undefined;
  });
  expect(texts).toContain("calendar_event.title");
  // Whoever adds a field may say in records/personal.ts what it is; until then it is masked whole.
  expect(undeclared.length).toBeLessThan(texts.length / 2);
});

test("values that are told apart are not texts", () => {
  expect(namedFields("message").map(([field]) => field)).toEqual([
    "thread",
    "sender",
    "recipient",
    "participants",
    "sender_name",
  ]);
});
