import { failureCode } from "../android/failure.ts";
import { singleFileTree } from "../android/single-file.ts";
import type { Container } from "../container.ts";
import type { SingleFile } from "../recognise.ts";
import type { EvidenceTree } from "../tree.ts";
import { filteredTree, type ViewOptions } from "../view.ts";
import { isExportName, shapeOf } from "./shapes.ts";

/** What the owner of an account asked a service for, or an application wrote for them. It belongs to no one phone. */
const options: ViewOptions = { kind: "account_export", device: async () => ({ platform: "unknown" }) };

/** Names of folders in exports of Google, Facebook, Instagram and Apple; services do not translate these. */
const marks = [
  /^your_(?:facebook|instagram)_activity$/,
  /^security_and_login_information$/,
  /^login_and_(?:account|profile)_creation$/,
  /^Apple Features Using iCloud$/,
];

/** Whether everything under the prefix is one export. */
export async function isWholeExport(container: Container, prefix: string): Promise<boolean> {
  const files = await container.files(prefix);
  if (prefix.endsWith("Takeout/") || files.includes("archive_browser.html")) return true;
  const folders = await container.folders(prefix);
  if (folders.some((name) => marks.some((mark) => mark.test(name)))) return true;
  if (folders.includes("messages") && (await container.folders(`${prefix}messages/`)).includes("inbox")) return true;
  // Telegram Desktop writes its photos and files into folders beside it.
  return files.includes("result.json") && (await isExportFile(container, `${prefix}result.json`));
}

/** Files of one folder that are looked into: in an archive, each has to be inflated. */
const mostFiles = 20;

/** Whether files of exports lie right under the prefix. `left` counts the files that may still be looked into, in all. */
export async function hasExportFiles(container: Container, prefix: string, left: { files: number }): Promise<boolean> {
  const names = (await container.files(prefix)).filter(isExportName);
  for (const name of names.slice(0, mostFiles)) {
    if (left.files-- <= 0) return false;
    if (await isExportFile(container, prefix + name)) return true;
  }
  return false;
}

/** A file that cannot be opened is none: who opens it later says why. */
async function isExportFile(container: Container, path: string): Promise<boolean> {
  try {
    const source = await (await container.file(path))?.open();
    try {
      return source !== undefined && shapeOf(path, source) !== undefined;
    } finally {
      source?.close?.();
    }
  } catch (error) {
    if (failureCode(error) !== undefined) return false;
    throw error;
  }
}

/** What lies under the prefix. Files keep their paths. */
export function wholeExportAt(container: Container, prefix: string): EvidenceTree {
  return filteredTree(container, (path) => path.startsWith(prefix), options);
}

/** The files that lie right under the prefixes. */
export function exportFilesAt(container: Container, prefixes: ReadonlySet<string>): EvidenceTree {
  return filteredTree(container, (path) => prefixes.has(path.slice(0, path.lastIndexOf("/") + 1)), options);
}

/** A file of an export that was handed in alone. */
export function exportFile({ name, source }: SingleFile): EvidenceTree | undefined {
  return shapeOf(name, source) === undefined ? undefined : wholeExportAt(singleFileTree(name, source), "");
}
