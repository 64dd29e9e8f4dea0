import type { Container } from "./container.ts";
import { isArchiveName } from "./nested.ts";
import type { OpenContext } from "./recognise.ts";
import type { EvidenceKind, EvidenceTree } from "./tree.ts";
import { mounted } from "./view.ts";

/** One thing of a phone, an account or a messenger that was found in what was handed in; not opened yet. */
export interface Piece {
  readonly kind: EvidenceKind;
  /** Where it lies: a folder with its slash, a file, `outer.zip!folder/`; empty for all of what was handed in. */
  readonly path: string;
  /** Whether a file of the container that it was found in belongs to it, and so is not left over. */
  holds(path: string): boolean;
  /** Found on a phone's own storage: where it does not open, it is a file like any other there. */
  readonly isOfPhone?: boolean;
  /** Of a whole phone: what to call it among several of its kind, of which one is examined at a time. */
  readonly describe?: () => Promise<string>;
  /** Its trees leave the container open. Throws EvidenceOpenError, and what damaged bytes throw. */
  open(context: OpenContext): Promise<readonly EvidenceTree[]>;
}

/** What begins in a folder. What it does not own there is searched on. */
export interface Beginning {
  readonly piece: Piece;
  /** Nothing else is looked for among what it owns: not by another recogniser either. */
  readonly isWhole: boolean;
  /** Folders in which a phone begins are not its own, though it is taken for a whole. */
  readonly givesWay: boolean;
  /** Folders that are its own, and are searched nevertheless. */
  readonly searched: readonly string[];
  readonly ownsFile: (name: string) => boolean;
  readonly ownsFolder: (name: string) => boolean;
}

export interface BeginningOptions {
  readonly isWhole?: boolean;
  readonly givesWay?: boolean;
  readonly searched?: readonly string[];
  readonly describe?: () => Promise<string>;
}

export const everything = (): boolean => true;
export const nothing = (): boolean => false;

/** Files that may be pieces by themselves, whatever they lie in: archives, and what is encrypted or packed by a phone. */
export function isPieceFile(name: string): boolean {
  return isArchiveName(name) || /\.(?:ab|adb|age)$/i.test(name);
}

/** Of a phone whose files lie as they are: all but what was put beside them. */
export function isPhoneFile(name: string): boolean {
  return !isPieceFile(name) && !isMessageBackupName(name);
}

export function isMessageBackupName(name: string): boolean {
  return /\.(?:crypt\d+|backup)$/i.test(name);
}

/** A beginning whose files are those that it owns. The trees are made when they are asked for. */
export function beginning(
  prefix: string,
  kind: EvidenceKind,
  open: Piece["open"],
  owns: { readonly file?: (name: string) => boolean; readonly folder?: (name: string) => boolean } = {},
  more: BeginningOptions = {},
): Beginning {
  const { file: ownsFile = everything, folder: ownsFolder = everything } = owns;
  const { isWhole = true, givesWay = false, searched = [], describe } = more;
  const piece: Piece = {
    kind,
    path: prefix,
    holds: (path) => path.startsWith(prefix) && ownsPath(path.slice(prefix.length), ownsFile, ownsFolder),
    open,
    ...(describe ? { describe } : {}),
  };
  return { piece, isWhole, givesWay, searched, ownsFile, ownsFolder };
}

function ownsPath(path: string, ownsFile: (name: string) => boolean, ownsFolder: (name: string) => boolean): boolean {
  const slash = path.indexOf("/");
  return slash < 0 ? ownsFile(path) : ownsFolder(path.slice(0, slash));
}

/** A piece that is a file as a whole. */
export function filePiece(kind: EvidenceKind, name: string, open: Piece["open"]): Piece {
  return { kind, path: name, holds: everything, open };
}

/**
 * A piece that was found in an archive, as seen from where the archive lies. Whole phones are named by themselves;
 * single things by the file that they came in: `outer.zip!inner/path`.
 */
export function inside(archive: string, piece: Piece): Piece {
  return {
    ...piece,
    path: piece.path === "" || piece.path === archive ? archive : `${archive}!${piece.path}`,
    holds: (path) => path === archive,
    async open(context) {
      const trees = await piece.open(context);
      return isPhone(piece) ? trees : trees.map((tree) => mounted(tree, archive));
    },
  };
}

const phones: ReadonlySet<EvidenceKind> = new Set([
  "ios_backup",
  "ios_filesystem",
  "ios_sysdiagnose",
  "android_filesystem",
  "androidqf",
]);

export function isPhone({ kind }: Pick<Piece, "kind">): boolean {
  return phones.has(kind);
}

/** Gathers files that lie by themselves, folder after folder, into one piece. */
export interface Gatherer {
  /** Tells which of the files right under the prefix it takes. `isOfPhone`: they lie on a phone's own storage. */
  look(prefix: string, files: readonly string[], isOfPhone: boolean): Promise<(name: string) => boolean>;
  /** What it gathered; undefined where that is nothing. `alone`: nothing else was found. */
  piece(alone: boolean): Piece | undefined;
}

/** Gathers what lies in folders: their container is the one that the gatherer was made for. */
export type Gather = (container: Container, context: OpenContext) => Gatherer;
