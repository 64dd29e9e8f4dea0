import { PlistDate, PlistUid, type PlistValue } from "../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../src/formats/plist/write.ts";

/** A keyed archive of plain JavaScript, as Foundation writes dictionaries, lists, dates, texts and numbers. */
export function keyedArchive(root: unknown): Uint8Array<ArrayBuffer> {
  const objects: PlistValue[] = ["$null"];
  const classes = new Map<string, PlistUid>();
  const put = (value: PlistValue): PlistUid => new PlistUid(objects.push(value) - 1);
  const classOf = (name: string): PlistUid => {
    const known = classes.get(name);
    if (known) return known;
    const made = put(
      new Map<string, PlistValue>([
        ["$classname", name],
        ["$classes", [name, "NSObject"]],
      ]),
    );
    classes.set(name, made);
    return made;
  };
  const object = (entries: Record<string, PlistValue>): PlistUid => put(new Map(Object.entries(entries)));

  function add(value: unknown): PlistUid {
    if (value === null || value === undefined) return new PlistUid(0);
    if (value instanceof Date)
      return object({ "NS.time": value.getTime() / 1000 - 978_307_200, $class: classOf("NSDate") });
    if (Array.isArray(value)) return object({ "NS.objects": value.map(add), $class: classOf("NSArray") });
    if (typeof value === "object" && !(value instanceof Uint8Array) && !(value instanceof PlistDate)) {
      const entries = Object.entries(value);
      return object({
        "NS.keys": entries.map(([key]) => add(key)),
        "NS.objects": entries.map(([, entry]) => add(entry)),
        $class: classOf("NSDictionary"),
      });
    }
    return put(value as PlistValue);
  }

  const top = add(root);
  return writeBinaryPlist(
    new Map<string, PlistValue>([
      ["$version", 100_000],
      ["$archiver", "NSKeyedArchiver"],
      ["$top", new Map([["root", top]])],
      ["$objects", objects],
    ]),
  ) as Uint8Array<ArrayBuffer>;
}
