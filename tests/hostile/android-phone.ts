import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { acquisitionFiles } from "@sillage/practice/android/acquisition-files.ts";
import { bugreportZip } from "@sillage/practice/android/bugreport.ts";
import { implant, lures, program, removed, stalkerware } from "@sillage/practice/android/planted.ts";
import { practiceAndroid } from "@sillage/practice/android/practice-phone.ts";
import { readZip } from "../../practice/test/android-evidence.ts";
import { temporaryFolder } from "../sillage.ts";

/** The practice Android phone as a set of files that tests damage. */

export type Files = Map<string, Uint8Array>;

const values: readonly (readonly [property: string, value: string])[] = [
  ["app:id", stalkerware.name],
  ["app:id", implant.name],
  ["app:id", removed.name],
  ["domain-name:value", stalkerware.host],
  ["domain-name:value", lures.sms.host],
  ["domain-name:value", lures.mms.host],
  ["file:path", program.path],
  ["process:name", "evil-daemon"],
];

/** What was planted, as a bundle of indicators. */
export const indicators = JSON.stringify({
  ...{ type: "bundle", id: "bundle--1" },
  objects: values.map(([property, value], index) => ({
    ...{ type: "indicator", id: `indicator--${index}`, pattern_type: "stix", valid_from: "2024-01-01T00:00:00Z" },
    pattern: `[${property}='${value}']`,
  })),
});

/** What older AndroidQF writes of the processes. */
const ps = [
  "USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME",
  "root             1     0   10928   3800 0                   0 S init",
  "shell        18722     1   10928   3800 0                   0 S evil-daemon",
  "u0_a41        5120   640 1310928  93800 0                   0 S com.psac.a.processservice",
  "",
].join("\n");

/**
 * The phone as AndroidQF writes it, some files changed. Without its list of sums, which would say of each change that
 * it is one.
 */
export function acquisition(change: (files: Files) => void = () => {}): Files {
  const files: Files = new Map(acquisitionFiles(practiceAndroid(), "folder"));
  files.delete("hashes.csv");
  files.set("ps.txt", Buffer.from(ps));
  change(files);
  return files;
}

/** One text of it changed. */
export function changed(path: string, change: (text: string) => string | Uint8Array): Files {
  return acquisition((files) => files.set(path, Buffer.from(change(textOf(files, path)))));
}

export function textOf(files: Files, path: string): string {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`the phone has no ${path}`);
  return Buffer.from(bytes).toString();
}

/** The files of its bug report, the name of the text among them first. */
export async function bugreport(): Promise<{ readonly text: string; readonly files: Files }> {
  const files: Files = await readZip(bugreportZip(practiceAndroid()));
  return { text: textOf(files, "main_entry.txt"), files };
}

export function writeFiles(files: ReadonlyMap<string, Uint8Array | string>): string {
  const folder = join(temporaryFolder(), "phone");
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function written(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}
