import type { Locator } from "@sillage/core/records/kinds.ts";
import type { RawForm } from "@sillage/core/workbench/raw.ts";
import { given } from "../../app/view.ts";

export const rawForms = ["sqlite", "tree", "image", "text", "hex"] as const satisfies readonly RawForm[];

/** What is looked at, and where in it. A record's place is such an address: from any record it is one step to its bytes. */
export interface Search {
  readonly evidence?: number;
  readonly folder?: string;
  readonly file?: string;
  /** All files of the evidence, beyond those that were read. */
  readonly all?: "yes";
  readonly form?: RawForm;
  readonly table?: string;
  readonly row?: number;
  readonly line?: number;
  readonly at?: number;
  readonly length?: number;
  readonly key?: string;
  /** The row was found beside the live ones. */
  readonly recovered?: "yes";
}

export function readSearch(search: Readonly<Record<string, unknown>>): Search {
  return {
    ...whole(search, "evidence"),
    ...given.text(search, "folder"),
    ...given.text(search, "file"),
    ...given.choice(search, "all", ["yes"]),
    ...given.choice(search, "form", rawForms),
    ...given.text(search, "table"),
    ...anyWhole(search, "row"),
    ...whole(search, "line"),
    ...whole(search, "at"),
    ...whole(search, "length"),
    ...given.text(search, "key"),
    ...given.choice(search, "recovered", ["yes"]),
  };
}

/** The largest offset or line that is asked for: 2^50 bytes are more than any disk. */
const largest = 2 ** 50;

function whole<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { readonly [K in N]?: number } {
  const found = anyWhole(search, name);
  const value = found[name];
  return value !== undefined && value >= 0 && value <= largest ? found : {};
}

function anyWhole<N extends string>(
  search: Readonly<Record<string, unknown>>,
  name: N,
): { readonly [K in N]?: number } {
  const found = given.number(search, name);
  return Number.isSafeInteger(found[name]) ? found : {};
}

interface Place {
  readonly evidence: number;
  readonly file: string;
  readonly locator: Locator;
  readonly recovered?: string | null;
}

/** Where the bytes of a record are shown. */
export function searchOf({ evidence, file, locator, recovered }: Place): Search {
  const path = "path" in locator ? locator.path : "file" in locator ? locator.file : file;
  return {
    evidence,
    file: path,
    ...(folderOf(path) === "" ? {} : { folder: folderOf(path) }),
    ...formOf(locator),
    ...(recovered ? { recovered: "yes" } : {}),
  };
}

function formOf(locator: Locator): Search {
  if ("rowid" in locator) return { form: "sqlite", table: locator.table, row: locator.rowid };
  if ("line" in locator) return { form: "text", line: locator.line };
  if ("offset" in locator) return { form: "hex", at: locator.offset, length: locator.length };
  if ("key" in locator) return { form: "tree", ...(locator.key === "" ? {} : { key: locator.key }) };
  return { all: "yes" };
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Nothing of the place in one file holds in another. */
export const nowhere = {
  form: undefined,
  table: undefined,
  row: undefined,
  line: undefined,
  at: undefined,
  length: undefined,
  key: undefined,
  recovered: undefined,
} as const;
