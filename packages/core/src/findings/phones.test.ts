import { expect, it } from "vitest";
import type { Device } from "../evidence/tree.ts";
import { phonesOf } from "./phones.ts";

const a: Device = { platform: "ios", serial: "A1", identifier: "u1" };

it.each<[string, Device[], number[]]>([
  ["one piece", [a], [0]],
  ["two that name one phone", [a, { platform: "ios", serial: "a1" }], [0, 0]],
  ["two serial numbers", [a, { platform: "ios", serial: "B2" }], [0, 1]],
  ["one that names none", [a, { platform: "ios" }], [0, 0]],
  ["two platforms", [a, { platform: "android" }, { platform: "android" }], [0, 1, 1]],
  ["files of no platform", [a, { platform: "unknown" }], [0, 0]],
  ["the same serial, another identifier", [a, { platform: "ios", serial: "A1", identifier: "u2" }], [0, 1]],
])("which phone is which: %s", (_, devices, expected) => {
  expect(phonesOf(devices)).toEqual(expected);
});
