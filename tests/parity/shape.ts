import { createHash } from "node:crypto";
import type { StoredRecord } from "../case-records.ts";
import type { PeerRecord } from "./peer.ts";

/**
 * How the peer's modules and their fields are called in Sillage. Both sides are brought to the same shape: the peer's
 * field names, its way of writing times, and nothing where a source says nothing.
 */
export interface PeerModule {
  readonly artifact: string;
  /** Which of the artifact's records, where the peer has several modules or shapes for them. */
  readonly where?: (record: StoredRecord) => boolean;
  /** Our record under the peer's field names: only these are compared. */
  readonly ours: (record: StoredRecord) => Shape;
  /** The peer's record, where a field of it has to be brought to a shape that both can have. */
  readonly peer?: (record: PeerRecord) => Shape;
  /** Fields of the peer that are not compared, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
}

export type Shape = Readonly<Record<string, unknown>>;

export const sourceTime = "the source's number of the time beside it";

export const seconds = (text: unknown) => String(text ?? "").slice(0, 19);

export const row = ({ locator }: StoredRecord) => ("rowid" in locator ? locator.rowid : undefined);

export const detail = (record: StoredRecord, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, record.details[name]]));

export const traffic = ({ wifi_in, wifi_out, wwan_in, wwan_out }: StoredRecord) => ({
  wifi_in,
  wifi_out,
  wwan_in,
  wwan_out,
});

/** Where a file of a backup lies on disk. */
export function stored({ file }: StoredRecord): string {
  if (file.startsWith("private/")) return file;
  const id = createHash("sha1").update(file).digest("hex");
  return `${id.slice(0, 2)}/${id}`;
}

export function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** Microseconds since 1970 in the peer's way. */
export function time(microseconds: unknown): string | undefined {
  if (typeof microseconds !== "number") return undefined;
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, "0");
  return `${new Date(milliseconds).toISOString().slice(0, -1).replace("T", " ")}${rest}`;
}

const isoPattern = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/;

/** An ISO time in the peer's way; anything else stays. */
export function peerTime(text: unknown): unknown {
  const parts = typeof text === "string" ? isoPattern.exec(text) : null;
  return parts ? `${parts[1]} ${parts[2]}.${(parts[3] ?? "").padEnd(6, "0")}` : text;
}

export function anyTime(value: unknown): unknown {
  return time(value) ?? peerTime(value);
}

export function timesOf(values: Shape): Shape {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, peerTime(value)]));
}

export function hex(base64: unknown): string | undefined {
  return typeof base64 === "string" ? Buffer.from(base64, "base64").toString("hex").toUpperCase() : undefined;
}

/** A shape as text, so that shapes can be counted. What is empty, false or zero on one side may be absent on the other. */
export function textOf(shape: Shape): string {
  return JSON.stringify(shape, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value === true ? 1 : value;
    const kept = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
