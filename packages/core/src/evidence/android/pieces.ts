import { isoTime } from "../../formats/time.ts";
import type { Container } from "../container.ts";
import { exportFilesAt, hasExportFiles, isWholeExport, wholeExportAt } from "../exports/account-export.ts";
import { isArchiveName } from "../nested.ts";
import { ProblemLog, wordsOf } from "../problems.ts";
import type { OpenContext, SingleFile } from "../recognise.ts";
import { EvidenceOpenError, type EvidenceTree } from "../tree.ts";
import { mounted, subtree } from "../view.ts";
import { isAge, openAge } from "./age.ts";
import { acquisitionAt, acquisitionDevice, isAcquisition } from "./androidqf.ts";
import { isBackupName, isUnpackedBackup, openBackupFile, unpackedBackupAt } from "./backup.ts";
import { isBackupFile } from "./backup-header.ts";
import { bugreportAt, bugreportText, isBugreport, isWholeBugreport } from "./bugreport.ts";
import { failureCode } from "./failure.ts";
import { beginsAsIntrusionLog, intrusionLogsAt, isIntrusionFolder, isIntrusionLogs } from "./intrusion.ts";
import { keptOpen } from "./kept-open.ts";
import { singleFileTree } from "./single-file.ts";
import { within } from "./within.ts";

/** Something of a phone that lies in a folder or archive, alone or among others. */
interface Piece {
  /** The folder that it lies under, with a slash, or the file that it is. */
  readonly path: string;
  readonly acquisition: boolean;
  readonly trees: readonly EvidenceTree[];
}

/** Files looked into for the beginnings of exports. */
const mostFiles = 2_000;
/** Folders looked into where nothing is known of what a folder or archive holds. */
const mostFolders = 2_000;
/** With so many, one that cannot be opened does not stand for all. */
const fewFiles = 20;

/**
 * What there is of phones in a folder or archive that is not one of them as a whole: acquisitions, bug reports,
 * backups and logs of Android, unpacked or as files of their own, exports of accounts, and any evidence in archives.
 * Where there are several, a tree of all files comes last. The last tree closes the container.
 *
 * Throws EvidenceOpenError: choose_one where there are several acquisitions, and what opening the only piece throws.
 */
export async function piecesIn(
  container: Container,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const search = new Search(container, context);
  await search.run();
  const problems = search.problems.list;
  const pieces = await chosen(container, search.pieces, context);
  if (pieces.length === 0) {
    if (search.refusal) throw search.refusal;
    return problems.length > 0 ? [within(container, { problems })] : undefined;
  }
  const trees = pieces.flatMap((piece) => piece.trees);
  if (pieces.length > 1 || problems.length > 0) return [...trees, within(container, { problems })];
  return trees.map((tree, index) =>
    within(tree, {
      ...(index === 0 ? { name: container.name } : {}),
      ...(index === trees.length - 1 ? { container } : {}),
    }),
  );
}

/** A single file: a backup, an age file with any of this in it, the text of a bug report, an intrusion log. */
export async function piecesFile(
  { name, source }: SingleFile,
  context: OpenContext,
): Promise<readonly EvidenceTree[] | undefined> {
  const start = new Uint8Array(8192);
  const begins = start.subarray(0, source.read(start, 0));
  if (isBackupFile(begins)) return [await openBackupFile(source, name, context)];
  if (isAge(begins)) return openEncrypted({ name, source }, context);
  const report = bugreportText(name, source);
  if (report) return [report];
  return beginsAsIntrusionLog(begins) ? [intrusionLogsAt(singleFileTree(name, source), "", context)] : undefined;
}

async function openEncrypted(file: SingleFile, context: OpenContext): Promise<readonly EvidenceTree[]> {
  const { source, truncated } = await openAge(file.source, file.name, context);
  const deeper = { ...context, depth: context.depth + 1 };
  const trees = await context.openInside({ name: file.name, source }, deeper);
  if (!trees) {
    throw new EvidenceOpenError("unrecognised", `${file.name} was decrypted; what it holds is of no known kind.`);
  }
  const cut = truncated === undefined ? [] : [{ path: "", code: "truncated", message: truncated } as const];
  return trees.map((tree, index) => within(tree, { encrypted: true, problems: index === 0 ? cut : [] }));
}

/** Looks through folders, the nearest first. What was recognised as a whole is not looked into. */
class Search {
  readonly pieces: Piece[] = [];
  readonly problems = new ProblemLog();
  /** Why the file that could have been a piece was not opened: thrown where there is no piece. */
  refusal: unknown;
  readonly #container: Container;
  readonly #inner: Container;
  readonly #context: OpenContext;
  /** Folders with files of exports that lie there by themselves. */
  readonly #exports = new Set<string>();
  readonly #left = { files: mostFiles };
  /** The file being opened is what was meant, with a note or two beside it. */
  #only = false;

  constructor(container: Container, context: OpenContext) {
    this.#container = container;
    this.#inner = keptOpen(container);
    this.#context = context;
  }

  async run(): Promise<void> {
    const prefixes = [""];
    for (let at = 0; at < prefixes.length && at < mostFolders; at++) {
      const prefix = prefixes[at] ?? "";
      const skipped = await this.#lookAt(prefix);
      if (skipped === "all") continue;
      if (prefix.split("/").length > this.#context.limits.depth) continue;
      for (const name of await this.#container.folders(prefix)) {
        if (!skipped.includes(name)) prefixes.push(`${prefix}${name}/`);
      }
    }
    if (this.#exports.size > 0) this.#add("", [exportFilesAt(this.#inner, this.#exports)]);
    if (prefixes.length > mostFolders) {
      this.problems.add("", "limit", `more than ${mostFolders} folders: those after were not searched for evidence`);
    }
  }

  /** The folders that need no look of their own. */
  async #lookAt(prefix: string): Promise<"all" | readonly string[]> {
    const inner = this.#inner;
    if (await isAcquisition(inner, prefix)) {
      this.#add(prefix, await acquisitionAt(inner, prefix, this.#context), true);
      return "all";
    }
    const files = (await inner.files(prefix)).filter((name) => isArchiveName(name) || isPieceName(name));
    const skipped: string[] = [];
    if (await isBugreport(inner, prefix)) {
      const whole = await isWholeBugreport(inner, prefix);
      this.#add(prefix, [await bugreportAt(inner, prefix, whole || files.length === 0)]);
      if (whole) return "all";
    } else if (await this.#isLogs(prefix)) {
      this.#add(prefix, [intrusionLogsAt(inner, prefix, this.#context)]);
      return "all";
    } else if (await isWholeExport(inner, prefix)) {
      this.#add(prefix, [wholeExportAt(inner, prefix)]);
      return "all";
    } else if (await hasExportFiles(inner, prefix, this.#left)) {
      this.#exports.add(prefix);
    }
    if (await isUnpackedBackup(inner, prefix)) {
      this.#add(prefix, [unpackedBackupAt(inner, prefix)]);
      skipped.push("apps", "shared");
    }
    this.#only = prefix === "" && files.length === 1 && (await inner.files("")).length <= fewFiles;
    for (const name of files) await this.#openFile(prefix + name);
    return skipped;
  }

  async #isLogs(prefix: string): Promise<boolean> {
    const folder = prefix.split("/").at(-2) ?? "";
    return isIntrusionFolder(folder) || isIntrusionLogs(this.#inner, prefix);
  }

  async #openFile(path: string): Promise<void> {
    if (this.#context.inner.left-- <= 0) {
      this.problems.add("", "limit", "too many archives: those after were not opened");
      return;
    }
    try {
      const source = await (await this.#container.file(path))?.open();
      if (!source) return;
      const deeper = { ...this.#context, depth: this.#context.depth + 1 };
      const trees = await this.#context.openInside({ name: path, source }, deeper);
      this.#addInside(path, trees ?? []);
    } catch (error) {
      const code = failureCode(error);
      if (code === undefined || (error instanceof EvidenceOpenError && error.code === "choose_one")) throw error;
      if (code === "encrypted" || this.#only) this.refusal ??= error;
      this.problems.add(path, code, wordsOf(error));
    }
  }

  #addInside(path: string, trees: readonly EvidenceTree[]): void {
    if (trees.every(({ kind }) => kind === "files")) {
      for (const tree of trees) tree.close();
      return;
    }
    const acquisition = trees.some(({ kind }) => kind === "androidqf");
    // Whole phones are named by themselves; single things by the file that they came in.
    const whole = acquisition || trees.some(({ kind }) => kind.startsWith("ios_"));
    this.#add(path, whole ? trees : trees.map((tree) => mounted(tree, path)), acquisition);
  }

  #add(path: string, trees: readonly EvidenceTree[], acquisition = false): void {
    this.pieces.push({ path, trees, acquisition });
  }
}

/** Files that may be pieces, beside archives. */
function isPieceName(name: string): boolean {
  return isBackupName(name) || /\.age$/i.test(name);
}

/** One acquisition is one phone: of several, one is examined at a time. */
async function chosen(container: Container, pieces: readonly Piece[], context: OpenContext): Promise<readonly Piece[]> {
  const acquisitions = pieces.filter(({ acquisition }) => acquisition);
  if (acquisitions.length < 2) return pieces;
  const one = context.backup === undefined ? undefined : acquisitions[context.backup - 1];
  if (!one) {
    const lines = await Promise.all(acquisitions.map((piece, index) => describe(container, piece, index + 1)));
    for (const { trees } of pieces) for (const tree of trees) tree.close();
    throw new EvidenceOpenError(
      "choose_one",
      `There are ${acquisitions.length} acquisitions here. Choose one with --backup and its number:\n${lines.join("\n")}`,
    );
  }
  for (const piece of pieces) if (piece !== one) for (const tree of piece.trees) tree.close();
  return [one];
}

async function describe(container: Container, { path, trees }: Piece, number: number): Promise<string> {
  const tree = path.endsWith("/") ? subtree(container, path) : trees[0];
  const device = tree && (await acquisitionDevice(tree));
  const about = [
    device?.model ?? "unknown phone",
    device?.osVersion === undefined ? undefined : `Android ${device.osVersion}`,
    device?.acquired === undefined ? "of an unknown date" : `of ${isoTime(device.acquired)}`,
  ];
  return `  ${number}  ${path}  ${about.filter((part) => part !== undefined).join(", ")}`;
}
