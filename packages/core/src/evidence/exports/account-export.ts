import { failureCode } from "../android/failure.ts";
import { singleFileTree } from "../android/single-file.ts";
import type { Container } from "../container.ts";
import { beginning, filePiece, type Gatherer, isPieceFile } from "../piece.ts";
import type { Recogniser } from "../recognise.ts";
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
async function isWholeExport(container: Container, prefix: string): Promise<boolean> {
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
export async function hasExportFiles(
  container: Container,
  prefix: string,
  files: readonly string[],
  left: { files: number },
): Promise<boolean> {
  for (const name of files.filter(isExportName).slice(0, mostFiles)) {
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

/** Files looked into for the beginnings of exports, in all. */
const mostLookedInto = 2_000;

export const accountExport: Recogniser = {
  accepts:
    "an export of an account (Google Takeout, Apple, Facebook, Instagram, Telegram), a chat exported from WhatsApp, " +
    "or a single .ics, .vcf, .eml, .mbox or timeline file of one",
  async at(container, prefix) {
    if (!(await isWholeExport(container, prefix))) return undefined;
    // At the top other evidence may lie beside it; what lies in the export itself is its own.
    const owns = prefix === "" ? { file: (name: string) => !isPieceFile(name) } : {};
    const tree = filteredTree(container, (path) => path.startsWith(prefix), options);
    return beginning(prefix, tree.kind, async () => [tree], owns, { givesWay: true });
  },
  gather: gatherExports,
  async inFile({ name, source }) {
    if (shapeOf(name, source) === undefined) return undefined;
    return filePiece(options.kind, name, async () => [filteredTree(singleFileTree(name, source), () => true, options)]);
  },
};

/** The files that lie right under some folders, as one piece. */
function gatherExports(container: Container): Gatherer {
  const left = { files: mostLookedInto };
  const prefixes = new Set<string>();
  const holds = (path: string): boolean => prefixes.has(path.slice(0, path.lastIndexOf("/") + 1));
  return {
    async look(prefix, files) {
      if (await hasExportFiles(container, prefix, files, left)) prefixes.add(prefix);
      return () => false;
    },
    piece() {
      if (prefixes.size === 0) return undefined;
      const [first = ""] = prefixes;
      const path = prefixes.size === 1 ? first : "";
      return { kind: options.kind, path, holds, open: async () => [filteredTree(container, holds, options)] };
    },
  };
}
