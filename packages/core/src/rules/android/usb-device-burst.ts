import type { SourcedRecord } from "../../records/kinds.ts";
import { defineRule, type RuleContext } from "../rule.ts";
import { logSources, logText } from "./log-text.ts";

const found = /usb (\d+-[\d.]+): New USB device found, idVendor=([0-9a-f]{4}), idProduct=([0-9a-f]{4})/;

/** Within a minute, as published cases have it. */
const window = 60;
/**
 * So many different devices at one socket. A dock shows its devices at once, each at a socket of its own behind it:
 * nobody changes three things at one plug within a minute, an emulator does. The threshold is ours.
 */
const fewest = 3;

const mostLooked = 50;

/** The lock of the screen was shown, or went away. */
interface Lock {
  readonly time: number;
  readonly shown: boolean;
}

interface Attached {
  readonly record: SourcedRecord;
  /** Where its clock is that of others: the file, and whether since the start or by the calendar. */
  readonly clock: string;
  readonly port: string;
  /** Seconds by that clock. */
  readonly at: number;
  readonly id: string;
}

export const usbDeviceBurst = defineRule({
  id: "android.usb_device_burst",
  version: 1,
  title: "Different USB devices took turns at one socket",
  severity: "low",
  class: "attempt",
  platform: "android",
  needs: [...logSources, "android.dumpsys_usb", "android.dumpsys_usagestats"],
  scope: "examination",
  rationale:
    "A published way past the lock of Android phones pretends to be one USB device after the other: a camera, a sound card, a touchpad.",
  falsePositives: ["Docks and adapters that start anew, faulty cables, testing of accessories."],
  references: [
    "Amnesty International, February 2025: CVE-2024-53104, CVE-2024-53197, CVE-2024-50302 with emulated devices",
    "Linux drivers/usb/core/hub.c: New USB device found; AOSP UsbHostManager.java",
  ],
  vouched: "secondary",
  sentences: {
    statement:
      "{devices} different USB devices were found at the same socket of the phone within a minute. Equipment that unlocks phones pretends to be several devices in turn; a faulty adapter can look alike.",
    locked:
      "{devices} different USB devices were found at the same socket of the phone within a minute, while its screen was locked. Equipment that unlocks phones pretends to be several devices in turn; a faulty adapter can look alike.",
  },
  wants: (record) => attachedOf(record) !== undefined || keyguardOf(record) !== undefined,
  detect(context) {
    const attached = new Map<string, Attached[]>();
    const keyguard: Lock[] = [];
    return {
      record(record) {
        const shown = keyguardOf(record);
        if (shown !== undefined) {
          if (typeof record.time === "number") keyguard.push({ time: record.time, shown });
          return;
        }
        const one = attachedOf(record);
        if (!one) return;
        const key = `${one.clock} ${one.port}`;
        const known = attached.get(key);
        if (known) known.push(one);
        else attached.set(key, [one]);
      },
      end() {
        keyguard.sort((a, b) => a.time - b.time);
        for (const each of attached.values()) burstIn(each, keyguard, context);
      },
    };
  },
});

function attachedOf(record: SourcedRecord): Attached | undefined {
  if (record.kind === "usb_event") {
    const { event, time, vendor_id, product_id } = record;
    if (!event?.startsWith("connected") || typeof time !== "number" || vendor_id == null || product_id == null)
      return undefined;
    // `/dev/bus/usb/001/002`: the bus stands for the socket, of which a phone has one.
    const port = record.path?.replace(/\/[^/]*$/, "") ?? "";
    return { record, clock: record.file, port, at: time / 1e6, id: `${vendor_id}:${product_id}` };
  }
  const [, port, vendor, product] = found.exec(logText(record, "idVendor=") ?? "") ?? [];
  if (port === undefined || vendor === undefined) return undefined;
  const id = `${Number.parseInt(vendor, 16)}:${Number.parseInt(product ?? "", 16)}`;
  const seconds = record.details?.["seconds"];
  if (typeof seconds === "number") return { record, clock: `${record.file} start`, port, at: seconds, id };
  return typeof record.time === "number"
    ? { record, clock: `${record.file} calendar`, port, at: record.time / 1e6, id }
    : undefined;
}

/** Whether the lock of the screen was shown or went away. */
function keyguardOf(record: SourcedRecord): boolean | undefined {
  if (record.kind === "app_event") {
    if (record.event === "KEYGUARD_SHOWN") return true;
    return record.event === "KEYGUARD_HIDDEN" ? false : undefined;
  }
  if (record.kind !== "security_event") return undefined;
  if (record.event === "keyguard_secured") return true;
  return record.event === "keyguard_dismissed" ? false : undefined;
}

/** The first stretch with enough different devices. */
function burstIn(attached: Attached[], keyguard: readonly Lock[], context: RuleContext): void {
  attached.sort((a, b) => a.at - b.at);
  let first = 0;
  for (const [index, { at }] of attached.entries()) {
    while (at - (attached[first]?.at ?? at) > window) first++;
    // One device again and again makes a long stretch: only its end is looked at.
    const stretch = attached.slice(Math.max(first, index - mostLooked), index + 1);
    const [start] = stretch;
    const ids = [...new Set(stretch.map(({ id }) => id))];
    if (!start || ids.length < fewest) continue;
    const time = start.record.time ?? null;
    const locked = time !== null && lastBefore(keyguard, time)?.shown === true;
    context.report({
      severity: "low",
      class: "attempt",
      key: `${start.port} ${time ?? start.at}`,
      records: stretch.map(({ record }) => record),
      values: ids,
      time,
      words: { devices: ids.length },
      sentence: locked ? "locked" : "statement",
    });
    return;
  }
}

/** In order of their times. */
function lastBefore(keyguard: readonly Lock[], time: number): Lock | undefined {
  let from = 0;
  let to = keyguard.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keyguard[middle]?.time ?? time) <= time) from = middle + 1;
    else to = middle;
  }
  return keyguard[from - 1];
}
