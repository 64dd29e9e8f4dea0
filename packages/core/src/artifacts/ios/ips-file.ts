import { type ByteSource, readAll } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { isObject, type JsonObject } from "../android/json-fields.ts";

/**
 * A file of the phone's reports (`.ips`): one line of JSON that says what kind of report it is, then the report itself,
 * as JSON or as text.
 */
export interface IpsFile {
  readonly header: JsonObject;
  readonly body: string;
}

/** Reports of resets and panics reach some megabytes. */
const largest = 16 * 2 ** 20;

/** Where the phone keeps them, and where a sysdiagnose or a computer puts them. */
export const reportPlaces = {
  ios_backup: ["*-Library/Logs/CrashReporter/**/*.ips*"],
  ios_filesystem: [
    "private/var/**/CrashReporter/**/*.ips*",
    "private/var/**/DiagnosticReports/**/*.ips*",
    "private/var/**/crashes_and_spins/**/*.ips*",
  ],
  ios_sysdiagnose: ["**/*.ips*"],
} as const;

/** What macOS keeps beside a copied file. */
export const isShadow = (path: string): boolean => /(?:^|\/)\._[^/]*$/.test(path);

/** Throws FormatError where the first line is not a JSON object. */
export function ipsFile(source: ByteSource): IpsFile {
  const text = new TextDecoder().decode(readAll(source, largest));
  const end = text.indexOf("\n");
  const header = jsonObject(end < 0 ? text : text.slice(0, end));
  if (!header) throw new FormatError("its first line is not a JSON object");
  return { header, body: end < 0 ? "" : text.slice(end + 1) };
}

export function jsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
