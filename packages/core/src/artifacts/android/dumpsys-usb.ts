import { toMicroseconds } from "../../formats/time.ts";
import type { DraftOf } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { defineArtifact } from "../artifact.ts";
import { textLines } from "../lines.ts";
import type { Details } from "../rows.ts";
import { serviceDump } from "./dump.ts";

/** Objects stand in objects at most so deep. */
const deepest = 64;
const mostFields = 200;
/** UsbHostManager.ConnectionRecord. */
const modes: ReadonlyMap<string, string> = new Map([
  ["-1", "disconnected"],
  ["0", "connected"],
  ["1", "connected, descriptors not understood"],
  ["2", "connected, descriptors wrong"],
]);

interface Open {
  readonly name: string;
  readonly line: number;
  readonly fields: Map<string, string>;
  /** Class, subclass and protocol of the interfaces inside. */
  readonly interfaces: string[];
}

export const dumpsysUsb = defineArtifact({
  id: "android.dumpsys_usb",
  title: "USB devices that were connected to the phone",
  platform: "android",
  versions: "Android 9 and later",
  where: serviceDump("usb"),
  kinds: ["usb_event"],
  timeBasis: "utc",
  reach: "the last 32 connections since the phone was started, and what is connected",
  references: [
    "AOSP UsbHostManager.java: dump, ConnectionRecord.dump (milliseconds since 1970); DualDumpOutputStream.java",
    "AOSP core/java/com/android/internal/usb/DumpUtils.java: writeDevice, writeInterface",
  ],
  view: { type: "table", columns: ["time", "event", "path", "vendor_id", "product_id", "name", "classes"] },

  async *read(input) {
    const open: Open[] = [];
    for (const { number: line, text } of textLines(await input.open())) {
      const trimmed = text.trim();
      if (trimmed === "}") {
        const ended = open.pop();
        if (!ended) continue;
        const event = connectionOf(ended, input) ?? deviceOf(ended, input);
        if (event) yield event;
        const around = open.at(-1);
        if (around) carry(ended, around);
      } else if (trimmed.endsWith("{") && open.length < deepest) {
        open.push({ name: trimmed.slice(0, -1).replace(/=$/, ""), line, fields: new Map(), interfaces: [] });
      } else {
        const equals = trimmed.indexOf("=");
        const fields = open.at(-1)?.fields;
        if (equals > 0 && fields && fields.size < mostFields) {
          fields.set(trimmed.slice(0, equals), trimmed.slice(equals + 1, equals + 2001));
        }
      }
    }
  },
});

/** What the device around needs to know of its interfaces. */
function carry({ fields, interfaces }: Open, around: Open): void {
  const numbers = ["class", "subclass", "protocol"].map((name) => fields.get(name));
  if (numbers.every((value) => value !== undefined) && !fields.has("vendor_id")) interfaces.push(numbers.join("/"));
  for (const each of interfaces) if (around.interfaces.length < mostFields) around.interfaces.push(each);
}

function connectionOf({ fields, line }: Open, input: ArtifactInput): DraftOf<"usb_event"> | undefined {
  const path = fields.get("device_address");
  const mode = fields.get("mode");
  const stated = fields.get("timestamp");
  if (path === undefined || mode === undefined || stated === undefined) return undefined;
  const time = toMicroseconds(/^\d{1,16}$/.test(stated) ? Number(stated) : Number.NaN, "unix_ms") ?? null;
  if (time === null) input.problem("value", "a time that is none", { line });
  return {
    kind: "usb_event",
    locator: { line },
    time,
    event: modes.get(mode) ?? `mode ${mode}`,
    path,
    // The numbers of maker and product are named so in a connection.
    vendor_id: numberOf(fields.get("manufacturer")),
    product_id: numberOf(fields.get("product")),
  };
}

function deviceOf({ fields, interfaces, line }: Open, input: ArtifactInput): DraftOf<"usb_event"> | undefined {
  if (!fields.has("vendor_id") || !fields.has("product_id")) return undefined;
  const vendor = numberOf(fields.get("vendor_id"));
  const product = numberOf(fields.get("product_id"));
  if (vendor === null || product === null) input.problem("value", "a number that is none", { line });
  const own = ["class", "subclass", "protocol"].map((name) => fields.get(name));
  const classes = [...(own.every((value) => value !== undefined) ? [own.join("/")] : []), ...interfaces];
  return {
    kind: "usb_event",
    locator: { line },
    event: "present",
    path: fields.get("name") ?? null,
    vendor_id: vendor,
    product_id: product,
    name: fields.get("product_name") ?? null,
    manufacturer: fields.get("manufacturer_name") ?? null,
    classes: [...new Set(classes)],
    details: furtherOf(fields),
  };
}

const taken: ReadonlySet<string> = new Set([
  "name",
  "vendor_id",
  "product_id",
  "product_name",
  "manufacturer_name",
  "class",
  "subclass",
  "protocol",
]);

function furtherOf(fields: ReadonlyMap<string, string>): Details {
  return Object.fromEntries([...fields].filter(([name]) => !taken.has(name)));
}

/** Decimal, as Java prints it. */
function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
}
