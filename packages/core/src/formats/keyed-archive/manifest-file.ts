import { FormatError } from "../error.ts";
import { BinaryPlist } from "../plist/binary.ts";

/**
 * What an iOS backup's `Files.file` says of one file: a keyed archive of an `MBFile`. Fields that the archive lacks are
 * undefined; times are seconds since 1970 UTC.
 */
export interface ManifestFile {
  size?: number;
  /** File type and permission bits, as `st_mode`. */
  mode?: number;
  owner?: number;
  group?: number;
  created?: number;
  modified?: number;
  /** Change of the inode. */
  changed?: number;
  inode?: number;
  protectionClass?: number;
  flags?: number;
  /** Four bytes of protection class, then the wrapped key. */
  encryptionKey?: Uint8Array;
  digest?: Uint8Array;
  relativePath?: string;
  /** Where a symbolic link leads. */
  linkTarget?: string;
}

type NumberField = Exclude<keyof ManifestFile, "encryptionKey" | "digest" | "relativePath" | "linkTarget">;

const numberFields = new Map<string, NumberField>([
  ["Size", "size"],
  ["Mode", "mode"],
  ["UserID", "owner"],
  ["GroupID", "group"],
  ["Birth", "created"],
  ["LastModified", "modified"],
  ["LastStatusChange", "changed"],
  ["InodeNumber", "inode"],
  ["ProtectionClass", "protectionClass"],
  ["Flags", "flags"],
]);

/** An MBFile has about 15 fields. More than this is forgery, made to cost time. */
const maxFields = 100;

/** Throws FormatError when the bytes are no keyed archive with an object at its root. */
export function readManifestFile(blob: Uint8Array): ManifestFile {
  const plist = new BinaryPlist(blob);
  const objects = plist.entry(plist.root, "$objects");
  const top = plist.entry(plist.root, "$top");
  const root = top === undefined ? undefined : plist.entry(top, "root");
  const uid = root === undefined ? undefined : plist.uid(root);
  if (objects === undefined || uid === undefined) throw new FormatError("not a keyed archive");
  const object = plist.element(objects, uid);
  const file: ManifestFile = {};
  if (object !== undefined && plist.length(object) > maxFields) throw new FormatError("an object of too many fields");
  const isObject =
    object !== undefined && plist.eachEntry(object, (key, value) => readField(file, plist, objects, key, value));
  if (!isObject) throw new FormatError("a keyed archive without a root object");
  return file;
}

function readField(file: ManifestFile, plist: BinaryPlist, objects: number, keyIndex: number, ref: number): void {
  const key = plist.leaf(keyIndex);
  if (typeof key !== "string") throw new FormatError("a field whose name is no text");
  const numberField = numberFields.get(key);
  if (numberField !== undefined) {
    const number = plist.leaf(ref);
    if (typeof number === "number") file[numberField] = number;
    return;
  }
  switch (key) {
    case "RelativePath":
      setText(file, "relativePath", plist, follow(plist, objects, ref));
      return;
    case "Target":
      setText(file, "linkTarget", plist, follow(plist, objects, ref));
      return;
    case "EncryptionKey":
      setBytes(file, "encryptionKey", plist, follow(plist, objects, ref));
      return;
    case "Digest":
      setBytes(file, "digest", plist, follow(plist, objects, ref));
      return;
  }
}

/** Where a reference leads, or the value itself: both are seen. The archive's first object, `$null`, is none. */
function follow(plist: BinaryPlist, objects: number, ref: number): number | undefined {
  const uid = plist.uid(ref);
  if (uid === undefined) return ref;
  return uid === 0 ? undefined : plist.element(objects, uid);
}

function setText(
  file: ManifestFile,
  field: "relativePath" | "linkTarget",
  plist: BinaryPlist,
  at: number | undefined,
): void {
  const text = at === undefined ? undefined : plist.leaf(at);
  if (typeof text === "string") file[field] = text;
}

/** Data stand bare in newer archives, in an NSData or NSMutableData object in older ones. */
function setBytes(
  file: ManifestFile,
  field: "encryptionKey" | "digest",
  plist: BinaryPlist,
  at: number | undefined,
): void {
  if (at === undefined) return;
  const inside = plist.entry(at, "NS.data");
  const bytes = plist.leaf(inside ?? at);
  if (bytes instanceof Uint8Array) file[field] = bytes;
}
