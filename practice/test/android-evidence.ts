import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { Decrypter } from "age-encryption";
import type { PracticeAndroid } from "../src/index.ts";

/** Reads what the builders wrote with none of their code, nor the examiner's: from the formats' own descriptions. */
export type Files = Map<string, Buffer>;

/** Every file of a practice phone by the name that evidence has for it, nested ones and sections of texts included. */
export async function unpack(phone: PracticeAndroid): Promise<Files> {
  const files = await outermost(phone);
  for (const [path, bytes] of Array.from(files)) {
    if (path.endsWith(".zip")) for (const [name, inner] of await readZip(bytes)) files.set(`${path}!${name}`, inner);
    if (path.endsWith(".ab"))
      for (const [name, inner] of readTar(openBackup(bytes, phone.password))) files.set(`${path}!${name}`, inner);
  }
  for (const [path, bytes] of Array.from(files)) {
    for (const [name, text] of sections(bytes.toString())) files.set(`${path}!${name}`, Buffer.from(text));
    // Messages are told by what they hold.
    if (/_[sm]ms_backup$/.test(path)) files.set(path, inflateSync(bytes));
  }
  return files;
}

async function outermost(phone: PracticeAndroid): Promise<Files> {
  if (statSync(phone.path).isDirectory()) return readFolder(phone.path);
  const bytes = readFileSync(phone.path);
  if (phone.path.endsWith(".age")) return readZip(await openAge(bytes, phone.identityFile ?? ""));
  if (/[0-9a-f]{12}\.zip$/.test(phone.path)) return readZip(bytes);
  return new Map([[phone.path.replace(/^.*\//, ""), bytes]]);
}

export function readFolder(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name))]),
  );
}

export async function readZip(bytes: Uint8Array): Promise<Files> {
  const files: Files = new Map();
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true, useWebWorkers: false });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}

export async function openAge(bytes: Uint8Array, identityFile: string): Promise<Uint8Array> {
  const identity = readFileSync(identityFile, "utf8").match(/^AGE-SECRET-KEY-1\S+$/m)?.[0] ?? "";
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(bytes);
}

/** The tar in an Android backup. Throws when the password is wrong. */
export function openBackup(bytes: Buffer, password = ""): Buffer {
  const lines: string[] = [];
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(10, at);
    const text = bytes.toString("latin1", at, end);
    at = end + 1;
    lines.push(text);
    return text;
  };
  for (let n = 0; n < 4; n++) line();
  const [magic, , compressed, encryption] = lines;
  if (magic !== "ANDROID BACKUP") throw new Error("not a backup");
  if (encryption === "none") return compressed === "1" ? inflateSync(bytes.subarray(at)) : bytes.subarray(at);
  const hex = (): Buffer => Buffer.from(line(), "hex");
  const [userSalt, checksumSalt, rounds, userIv, blob] = [hex(), hex(), Number(line()), hex(), hex()];
  const open = decrypt(pbkdf2Sync(password, userSalt, rounds, 32, "sha1"), userIv, blob);
  const pieces: Buffer[] = [];
  for (let i = 0; i < open.length; i += 1 + (open[i] ?? 0)) pieces.push(open.subarray(i + 1, i + 1 + (open[i] ?? 0)));
  const [iv = Buffer.alloc(0), key = Buffer.alloc(0), checksum = Buffer.alloc(0)] = pieces;
  // The check of newer backups: the key's bytes as Java characters, with their sign, in UTF-8.
  const characters = Buffer.concat(
    Array.from(key, (byte) =>
      byte < 128 ? Buffer.of(byte) : Buffer.of(0xef, 0xbc | ((byte >> 6) & 1) | 2, 0x80 | (byte & 0x3f)),
    ),
  );
  if (!pbkdf2Sync(characters, checksumSalt, rounds, 32, "sha1").equals(checksum)) throw new Error("wrong checksum");
  return inflateSync(decrypt(key, iv, bytes.subarray(at)));
}

function decrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  const cipher = createDecipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

export function readTar(bytes: Buffer): Files {
  const files: Files = new Map();
  for (let at = 0; bytes[at] !== 0 && at < bytes.length; ) {
    const field = (from: number, length: number): string =>
      bytes.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    const header = Buffer.from(bytes.subarray(at, at + 512));
    header.fill(32, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    if (sum !== Number.parseInt(field(148, 8), 8)) throw new Error(`wrong sum of ${field(0, 100)}`);
    files.set(field(0, 100), bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** Sections and services of a bug report's text, or of `dumpsys.txt`. */
function sections(text: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!text.includes("\nDUMP OF SERVICE ")) return found;
  for (const [, title = "", body = ""] of text.matchAll(
    /^------ (.+?) \(.*\) ------\n([\s\S]*?)^------ [0-9.]+s was/gm,
  ))
    found.set(`section/${title}`, body);
  for (const [, service = "", body = ""] of text.matchAll(
    /^DUMP OF SERVICE (?:(?:CRITICAL|HIGH|NORMAL) )?(\S+):\n([\s\S]*?)^--------- /gm,
  ))
    found.set(`dumpsys/${service}`, body);
  return found;
}
