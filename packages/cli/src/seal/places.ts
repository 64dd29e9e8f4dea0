import { existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { bagFile } from "@sillage/core/seal/verify-bag.ts";

/** What a path given on the command line leads to. */
export type Place =
  | { readonly kind: "sealed"; readonly bag: string; readonly beside?: string }
  | { readonly kind: "case"; readonly folder: string }
  | { readonly kind: "bundle_folder"; readonly folder: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "nothing" };

/** Where a case is sealed to unless another place is named. */
export function sealedFolder(caseFolder: string): string {
  return `${resolve(caseFolder)}.sealed`;
}

/** A case that was sealed beside itself leads to what was sealed; `beside` is then its own folder. */
export function placeOf(path: string): Place {
  const at = resolve(path);
  if (!existsSync(at)) return { kind: "nothing" };
  if (!statSync(at).isDirectory()) return { kind: "file", path: at };
  if (isBag(at)) return { kind: "sealed", bag: at };
  if (existsSync(join(at, "bundle.json"))) return { kind: "bundle_folder", folder: at };
  if (!existsSync(join(at, "case.json"))) return { kind: "nothing" };
  const bag = sealedFolder(at);
  return isBag(bag) ? { kind: "sealed", bag, beside: at } : { kind: "case", folder: at };
}

/** A seal whose files are gone in part is still one, with much to say of it. */
export function isBag(folder: string): boolean {
  const has = (name: string) => existsSync(join(folder, name));
  return has(bagFile) || (has("seal.note") && !has("bundle.json"));
}

/** What the case is called where nobody says otherwise. */
export function caseName(folder: string): string {
  return basename(resolve(folder)).replace(/\.sealed$/, "");
}
