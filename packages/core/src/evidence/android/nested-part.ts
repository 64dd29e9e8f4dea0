import type { ByteSource } from "../../bytes/source.ts";
import type { Container } from "../container.ts";
import { type NestedOptions, openArchive } from "../nested.ts";
import { EvidenceOpenError, type EvidenceTree } from "../tree.ts";
import { mounted } from "../view.ts";
import { openBackupFile } from "./backup.ts";
import { bugreportAt, bugreportText, isBugreport } from "./bugreport.ts";

/** Opens one file of a tree as what its name says that it is; its files are `bugreport.zip!dumpstate.txt`. */
export async function openPart(
  tree: EvidenceTree,
  path: string,
  kind: "bugreport" | "android_backup",
  options: NestedOptions,
): Promise<EvidenceTree> {
  const file = await tree.file(path);
  if (!file) throw new EvidenceOpenError("damaged", `${path} is listed, but not there.`);
  const source = await file.open();
  try {
    const deeper = { ...options, depth: options.depth + 1 };
    const open = kind === "bugreport" ? openBugreportFile : openBackupFile;
    return mounted(await open(source, path, deeper), path);
  } catch (error) {
    source.close?.();
    throw error;
  }
}

/** A zip file with a bug report at its top or in a folder there; of old phones, a text by the name of one. */
async function openBugreportFile(source: ByteSource, name: string, options: NestedOptions): Promise<EvidenceTree> {
  const archive = await openArchive(source, name, options);
  if (!archive) {
    const text = bugreportText(lastName(name).replace(/\.zip$/i, ".txt"), source);
    if (text) return text;
    throw new EvidenceOpenError("damaged", `${name} is not a zip file.`);
  }
  const prefix = await bugreportPrefix(archive);
  if (prefix !== undefined) return bugreportAt(archive, prefix, true);
  archive.close();
  throw new EvidenceOpenError("damaged", `${name} holds no bug report.`);
}

async function bugreportPrefix(archive: Container): Promise<string | undefined> {
  if (await isBugreport(archive, "")) return "";
  for (const folder of await archive.folders("")) if (await isBugreport(archive, `${folder}/`)) return `${folder}/`;
  return undefined;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
