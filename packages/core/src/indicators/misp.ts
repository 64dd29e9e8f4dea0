import { addOne } from "./csv.ts";
import { asArray, asRecord, asText, type JsonRecord } from "./json.ts";
import type { PackBuilder } from "./pack.ts";
import { shorten } from "./pack.ts";
import { typeNamed } from "./value-type.ts";

/** The MISP events in a JSON document: `{Event}`, `{response: [{Event}]}`, a list of them, or an event by itself. */
export function mispEvents(document: unknown): readonly JsonRecord[] {
  const record = asRecord(document);
  const items = record ? (Array.isArray(record.response) ? record.response : [record]) : asArray(document);
  return items.flatMap((item) => {
    const event = asRecord(asRecord(item)?.Event) ?? asRecord(item);
    return event && (Array.isArray(event.Attribute) || Array.isArray(event.Object)) ? [event] : [];
  });
}

/** Reads MISP events: attributes, and those of objects, that are marked `to_ids`. Returns the newest event's date. */
export function readMisp(events: readonly JsonRecord[], pack: PackBuilder): string {
  let newest = "";
  let unmarked = 0;
  for (const [position, event] of events.entries()) {
    const info = asText(event.info) ?? `event ${position + 1}`;
    const date = asText(event.date) ?? "";
    if (/^\d{4}-\d\d-\d\d$/.test(date) && date > newest) newest = date;
    unmarked += readAttributes(event.Attribute, info, pack);
    for (const item of asArray(event.Object)) {
      const object = asRecord(item);
      if (!object || object.deleted === true) continue;
      unmarked += readAttributes(object.Attribute, familyOf(object) ?? info, pack);
    }
  }
  if (unmarked > 0) pack.problem("", `${unmarked} attributes are not marked for detection by their publisher`);
  return newest;
}

/** An object's own name: the app or tool that its attributes belong to. */
function familyOf(object: JsonRecord): string | undefined {
  for (const item of asArray(object.Attribute)) {
    const attribute = asRecord(item);
    if (attribute?.object_relation === "name") return asText(attribute.value);
  }
  return undefined;
}

/** Returns how many attributes are not marked for detection. */
function readAttributes(attributes: unknown, family: string, pack: PackBuilder): number {
  let unmarked = 0;
  for (const item of asArray(attributes)) {
    const attribute = asRecord(item);
    const value = asText(attribute?.value);
    const word = asText(attribute?.type) ?? "";
    if (!attribute || value === undefined || attribute.deleted === true) continue;
    const where = asText(attribute.uuid) ?? word;
    const relation = asText(attribute.object_relation);
    // android-app objects file a package's name and certificate under general types.
    const type =
      (relation === "certificate" || relation === "appid" ? typeNamed(relation) : undefined) ?? typeNamed(word);
    const marks = attribute.to_ids;
    if ((marks === false || marks === 0 || marks === "0") && relation !== "appid") unmarked++;
    else if (type) addOne(word, type, value, pack.filing(family), where, pack);
    else pack.problem(where, `${shorten(word)} is not something that phones are searched for`);
  }
  return unmarked;
}
