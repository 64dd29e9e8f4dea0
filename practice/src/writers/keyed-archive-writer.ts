import { PlistUid } from "@sillage/core/formats/plist/value.ts";
import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { type Plain, plist } from "../plist.ts";

/** What Manifest.db says about a file. Times in whole Unix seconds. */
export interface MobileBackupFile {
  readonly relativePath: string;
  readonly size: number;
  readonly mode: number;
  readonly birth: number;
  readonly lastModified: number;
  readonly lastStatusChange: number;
  readonly inode: number;
  readonly userId: number;
  readonly groupId: number;
  readonly protectionClass: number;
  /** Class number (little-endian) and wrapped key: only in an encrypted backup. */
  readonly encryptionKey?: Uint8Array;
  /** SHA-1 of the content. */
  readonly digest?: Uint8Array;
}

/** The NSKeyedArchiver blob of an MBFile, objects numbered as the phone does. */
export function mobileBackupFile(file: MobileBackupFile): Uint8Array<ArrayBuffer> {
  const { encryptionKey: key, digest } = file;
  // The key's two objects come first, then the digest, then the class of all.
  const digestAt = key ? 5 : 3;
  const objects: Plain[] = [
    "$null",
    {
      LastModified: file.lastModified,
      Flags: 0,
      GroupID: file.groupId,
      $class: new PlistUid(digest ? digestAt + 1 : digestAt),
      LastStatusChange: file.lastStatusChange,
      RelativePath: new PlistUid(2),
      Birth: file.birth,
      Size: file.size,
      InodeNumber: file.inode,
      Mode: file.mode,
      UserID: file.userId,
      ProtectionClass: file.protectionClass,
      ...(key ? { EncryptionKey: new PlistUid(3) } : {}),
      ...(digest ? { Digest: new PlistUid(digestAt) } : {}),
    },
    file.relativePath,
  ];
  if (key) {
    objects.push(
      { "NS.data": key, $class: new PlistUid(4) },
      { $classname: "NSMutableData", $classes: ["NSMutableData", "NSData", "NSObject"] },
    );
  }
  if (digest) objects.push(digest);
  objects.push({ $classname: "MBFile", $classes: ["MBFile", "NSObject"] });
  return keyedArchive(objects);
}

/** An archive whose root is object 1. */
export function keyedArchive(objects: readonly Plain[]): Uint8Array<ArrayBuffer> {
  return writeBinaryPlist(
    plist({
      $version: 100_000,
      $archiver: "NSKeyedArchiver",
      $top: { root: new PlistUid(1) },
      $objects: objects,
    }),
  );
}
