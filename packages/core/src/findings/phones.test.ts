import { expect, it } from "vitest";
import type { Device } from "../evidence/tree.ts";
import { phonesOf, phonesTold } from "./phones.ts";

const a: Device = { platform: "ios", serial: "A1", identifier: "u1" };

const android = (serial: string, identifier: string): Device => ({ platform: "android", serial, identifier });

it.each<[string, Device[], number[]]>([
  ["one piece", [a], [0]],
  ["two that name one phone", [a, { platform: "ios", serial: "a1" }], [0, 0]],
  ["two serial numbers", [a, { platform: "ios", serial: "B2" }], [0, 1]],
  ["one that names none", [a, { platform: "ios" }], [0, 0]],
  ["two platforms", [a, { platform: "android" }, { platform: "android" }], [0, 1, 1]],
  ["files of no platform", [a, { platform: "unknown" }], [0, 0]],
  ["the same serial, another identifier", [a, { platform: "ios", serial: "A1", identifier: "u2" }], [0, 1]],
  ["two acquisitions of one Android phone", [android("A1", "u1"), android("A1", "u2")], [0, 0]],
])("which phone is which: %s", (_, devices, expected) => {
  expect(phonesOf(devices)).toEqual(expected);
});

it.each<[string, Device[], [both: boolean, contradicting: boolean]]>([
  ["one phone, and an account's export", [a, { platform: "unknown" }, { platform: "ios" }], [false, false]],
  ["an iPhone and an Android phone", [a, { platform: "unknown" }, { platform: "android" }], [true, false]],
  ["two iPhones", [a, { platform: "ios", serial: "B2" }], [false, true]],
  ["two Android phones and an iPhone", [android("A1", "u"), a, android("B2", "u")], [true, true]],
])("what there is to say of the phones: %s", (_, devices, [both, contradicting]) => {
  expect(phonesTold(devices)).toEqual({ both, contradicting });
});
