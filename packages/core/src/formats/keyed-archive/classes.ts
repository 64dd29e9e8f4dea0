import { array, bytes, integer, number, text } from "../plist/access.ts";
import { utf8 } from "../plist/text.ts";
import { type ArchivedValue, PlistDate } from "../plist/value.ts";

type Fields = ReadonlyMap<string, ArchivedValue>;

/** Longer addresses are none. Many objects may name one base, and each has it read anew. */
const maxBase = 8192;

/** The plain form of Foundation's classes, by the fields that they archive. Source: real archives of iOS. */
const forms = new Map<string, (fields: Fields) => ArchivedValue | undefined>([
  ["NSNull", () => null],
  ["NSString", stringForm],
  ["NSAttributedString", (fields) => text(fields.get("NSString"))],
  ["NSData", dataForm],
  ["NSDate", dateForm],
  ["NSUUID", uuidForm],
  ["NSURL", urlForm],
  ["NSNumber", numberForm],
  ["NSArray", listForm],
  ["NSSet", listForm],
  ["NSOrderedSet", listForm],
  ["NSDictionary", dictionaryForm],
]);

/**
 * The plain value of an object whose class, or one above it, is Foundation's own; undefined for all others, and where
 * the fields are not what that class writes.
 */
export function plainForm(classes: readonly string[], fields: Fields): ArchivedValue | undefined {
  for (const name of classes) {
    // A mutable class writes what the class above it writes, and not every archive names that one.
    const form = forms.get(name) ?? forms.get(name.replace(/^NSMutable/, "NS"));
    if (form) return form(fields);
  }
  return undefined;
}

function stringForm(fields: Fields): string | undefined {
  const raw = bytes(fields.get("NS.bytes"));
  return text(fields.get("NS.string")) ?? (raw && utf8(raw));
}

function dataForm(fields: Fields): Uint8Array | undefined {
  return bytes(fields.get("NS.data")) ?? bytes(fields.get("NS.bytes"));
}

function dateForm(fields: Fields): PlistDate | undefined {
  const seconds = number(fields.get("NS.time"));
  return seconds === undefined ? undefined : new PlistDate(seconds);
}

function uuidForm(fields: Fields): string | undefined {
  const raw = bytes(fields.get("NS.uuidbytes"));
  if (raw?.length !== 16) return undefined;
  const digits = Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-").toUpperCase();
}

function urlForm(fields: Fields): string | undefined {
  const relative = text(fields.get("NS.relative"));
  const base = text(fields.get("NS.base"));
  if (relative === undefined || base === undefined || base.length > maxBase) return relative;
  try {
    return new URL(relative, base).href;
  } catch {
    return relative;
  }
}

function numberForm(fields: Fields): ArchivedValue | undefined {
  return fields.get("NS.intval") ?? fields.get("NS.dblval") ?? fields.get("NS.boolval");
}

/** Newer archives have one list, older ones (and ordered sets) a field an element: NS.object.0, NS.object.1 … */
function listForm(fields: Fields): readonly ArchivedValue[] | undefined {
  const list = array(fields.get("NS.objects"));
  return list ?? numbered(fields, "NS.object.");
}

function dictionaryForm(fields: Fields): ReadonlyMap<string, ArchivedValue> | undefined {
  const keys = array(fields.get("NS.keys")) ?? numbered(fields, "NS.key.");
  const values = listForm(fields);
  if (keys === undefined || values === undefined) return undefined;
  const map = new Map<string, ArchivedValue>();
  keys.forEach((key, i) => {
    const value = values[i];
    if (value !== undefined) map.set(keyText(key, i), value);
  });
  return map;
}

function numbered(fields: Fields, prefix: string): readonly ArchivedValue[] | undefined {
  const list: ArchivedValue[] = [];
  for (let value = fields.get(`${prefix}0`); value !== undefined; value = fields.get(`${prefix}${list.length}`)) {
    list.push(value);
  }
  return list.length > 0 || fields.size === 0 ? list : undefined;
}

/** Most keys are texts. Numbers are written out; any other object is named by its position. */
function keyText(key: ArchivedValue, position: number): string {
  if (typeof key === "string") return key;
  const number = typeof key === "bigint" ? key : integer(key);
  return number === undefined ? `key ${position}` : String(number);
}
