import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type ArtifactReading, readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import {
  androidContactsSample,
  androidTelephonySample,
  callLogSample,
  googleMessagesSample,
} from "../../../test/samples/android-telephony.ts";
import type { FileSample } from "../../../test/samples/sample.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import type { Artifact } from "../artifact.ts";
import { callLog } from "./call-log.ts";
import { contacts } from "./contacts.ts";
import { googleMessages } from "./google-messages.ts";
import { telephony } from "./telephony.ts";

const time = 1_700_000_000_000_000;

const read = (artifact: Artifact, { path, bytes, kind }: FileSample): Promise<ArtifactReading> =>
  readArtifact(artifact, { [path]: bytes }, kind);

it("SMS count milliseconds and MMS seconds", async () => {
  const reading = await read(telephony, androidTelephonySample());
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "message")).toMatchObject([
    { time, direction: "incoming", sender: "+34600111222", thread: "+34600111222", service: "SMS" },
    { direction: "outgoing", recipient: "+34600111222", text: "fine" },
    // Its conversation has no row any more.
    { direction: "outgoing", recipient: "+15550100", thread: "+15550100" },
    {
      time: time + 9_000_000,
      service: "MMS",
      direction: "incoming",
      thread: "+34600111222, +33600111333",
      sender: "+34600111222",
      participants: ["+34600111222", "+33600111333"],
      text: "look",
      subject: "Subject",
      attachment_names: ["a.jpg"],
    },
  ]);
  expect(recordsOf(reading, "conversation")).toMatchObject([{ archived: false }, { archived: true }]);
});

it("RCS is told with its parts, and whose it is", async () => {
  const reading = await read(googleMessages, googleMessagesSample());
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "message")).toMatchObject([
    {
      service: "RCS",
      direction: "incoming",
      sender: "+34600111222",
      sender_name: "Ana",
      text: "hola",
      attachment_names: ["content://x/a.jpg"],
    },
    { service: "RCS", direction: "outgoing", recipient: "+34600111222", sender: null, text: "fine" },
    { service: "SMS", direction: "incoming", thread: "+34600111222, +33600111333", time: time + 2_000_000 },
    // A sender without a row: the state says that it was sent.
    { service: "MMS", direction: "outgoing", text: "mms" },
  ]);
});

it("calls are told by their types", async () => {
  const reading = await read(callLog, callLogSample());
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "call")).toMatchObject([
    { direction: "incoming", answered: true, duration: 65, location: "Madrid", details: { name: "Ana" } },
    { direction: "outgoing", answered: false },
    { direction: "incoming", answered: false, details: { call_type: "missed", deleted: true } },
    { direction: "unknown", contact: null },
  ]);
});

it("contacts are told by each number and address, or by their name alone", async () => {
  const reading = await read(contacts, androidContactsSample());
  expect(reading.problems).toEqual([]);
  expect(recordsOf(reading, "contact")).toMatchObject([
    { name: "Ana", contact: "+34600111222", label: "press", organization: "A newspaper", modified: time },
    { name: "Ana", contact: "ana@example.org", details: { property: "email", account_type: "com.google" } },
    { name: "Bo", locator: { table: "raw_contacts", rowid: 2 } },
    { name: null, details: { deleted: true } },
  ]);
});

withShared("databases of real phones", () => {
  const real = (path: string): Uint8Array => readFileSync(sharedPath("evidence/real", path));

  it("nine SMS, as plaso counts", async () => {
    const reading = await readArtifact(telephony, { "mmssms.db": real("plaso/test_data/android/mmssms.db") }, "files");
    const messages = recordsOf(reading, "message");
    expect(reading.problems).toEqual([]);
    expect(messages.length).toBe(9);
    expect(messages[0]).toMatchObject({
      time: 1_383_065_788_038_000,
      direction: "outgoing",
      text: "Yo Fred this is my new number.",
    });
  });

  it("three calls, as plaso counts", async () => {
    const bytes = real("plaso/test_data/android/contacts2.db");
    const reading = await readArtifact(callLog, { "contacts2.db": bytes }, "files");
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "call")).toMatchObject([
      { direction: "incoming", answered: false, contact: "5404561685", time: 1_383_772_636_690_000 },
      { direction: "outgoing", answered: true, duration: 126 },
      { direction: "incoming", answered: true, duration: 639 },
    ]);
  });

  it("a call log with its WAL", async () => {
    const folder = "andriller/tests/data/data/com.android.providers.contacts/db/calllog.db";
    const files = { "calllog.db": real(folder), "calllog.db-wal": real(`${folder}-wal`) };
    const reading = await readArtifact(callLog, files, "files");
    expect(recordsOf(reading, "call").length).toBe(1);
    expect(reading.problems).toEqual([]);
  });
});
