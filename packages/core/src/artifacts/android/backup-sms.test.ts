import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { backupSms } from "./backup-sms.ts";

const folder = "apps/com.android.providers.telephony/d_f";
const read = (kind: "sms" | "mms", bytes: Uint8Array) =>
  readArtifact(backupSms, { [`${folder}/000000_${kind}_backup`]: bytes }, "android_backup");
const packed = (...entries: readonly unknown[]) => new Uint8Array(deflateSync(JSON.stringify(entries)));

const sms = { address: "+1", body: "x", date: "1645543781956", date_sent: "1645543780000", status: "-1" };
const mms = { mms_body: "y", date: "1579531789", date_sent: "0" };
const addresses = [
  { type: 137, address: "+1" },
  { type: 151, address: "+2" },
  { type: 130, address: "+3" },
];

const cases: [string, "sms" | "mms", object, object][] = [
  // date_sent is when the sender's network took it: no sign that the owner sent it.
  ["received", "sms", { ...sms, type: "1" }, { direction: "incoming", sender: "+1", time: 1_645_543_781_956_000 }],
  ["sent", "sms", { ...sms, type: "2" }, { direction: "outgoing", sender: null, recipient: "+1" }],
  [
    "waiting to be sent",
    "sms",
    { ...sms, type: "6", recipients: ["+4", "+5"] },
    { recipient: "+4, +5", thread: "+4, +5" },
  ],
  ["without a type", "sms", sms, { direction: "unknown", sender: "+1" }],
  [
    "received",
    "mms",
    { ...mms, msg_box: "1", mms_addresses: addresses },
    { direction: "incoming", sender: "+1", recipient: "+2, +3" },
  ],
  ["dated in seconds", "mms", mms, { time: 1_579_531_789_000_000, direction: "unknown" }],
  ["dated in milliseconds", "mms", { ...mms, date: "1700000000000" }, { time: 1_700_000_000_000_000 }],
  [
    "sent, by its PDU",
    "mms",
    { ...mms, m_type: "128", recipients: ["+9"] },
    { direction: "outgoing", recipient: "+9" },
  ],
];
it.each(cases)("a message %s (%s)", async (_, kind, entry, expected) => {
  const { records, problems } = await read(kind, packed(entry));
  expect(problems).toEqual([]);
  expect(records[0]).toMatchObject({ kind: "message", locator: { key: "0" }, ...expected });
});

it("what is there of damaged data", async () => {
  const bytes = packed(...Array.from({ length: 200 }, (_, index) => ({ ...sms, body: `${index} ${Math.sin(index)}` })));
  const { records, problems } = await read("sms", bytes.slice(0, bytes.length / 2));
  expect(records.length).toBeGreaterThan(50);
  expect(problems.map(({ code }) => code)).toContain("truncated");
  expect((await read("sms", new TextEncoder().encode("[{}]"))).problems).toMatchObject([{ code: "damaged" }]);
});

withShared("messages of a real backup", () => {
  const real = (name: string) =>
    new Uint8Array(readFileSync(sharedPath("evidence/real/mvt/tests/artifacts/android_backup", folder, name)));

  it("have the directions that their types say", async () => {
    const texts = await read("sms", real("000000_sms_backup"));
    expect(texts.records).toMatchObject([
      { direction: "outgoing", recipient: "06543219", text: "Hi this is a test message to https://google.com/" },
    ]);
    const pictures = await read("mms", real("000001_mms_backup"));
    expect(pictures.records).toMatchObject([{ direction: "incoming", sender: "+12345678", recipient: "+23456789" }]);
    expect([...texts.problems, ...pictures.problems]).toEqual([]);
  });
});
