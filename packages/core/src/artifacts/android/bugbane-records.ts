import type { ByteSource } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import {
  asFloating,
  asMessage,
  asSigned,
  asText,
  asUnsigned,
  decodeMessage,
  type FieldValue,
  type Message,
} from "../../formats/protobuf/decode.ts";
import { delimitedMessages } from "../../formats/protobuf/delimited.ts";
import type { Locator } from "../../records/kinds.ts";
import type { ArtifactInput } from "../artifact.ts";
import { itemsOf, JsonFields, type JsonObject } from "./json-fields.ts";

export interface ListedText {
  readonly value: string;
  readonly locator: Locator;
}

/**
 * What Bugbane writes as streams of protocol buffers, under the names that AndroidQF's JSON has for the same, so that an
 * artifact reads both. Source: osservatorionessuno/libmvt, files_record.proto, packages_record.proto and
 * string_record.proto; osservatorionessuno/bugbane, ArtifactProtobuf.kt (each message has its length before it).
 */
interface Shape {
  readonly [field: number]: readonly [name: string, type: FieldType];
}

type FieldType = "text" | "number" | "whole" | "boolean" | { readonly list: Shape | "text" };

const certificateShape: Shape = {
  1: ["Md5", "text"],
  2: ["Sha1", "text"],
  3: ["Sha256", "text"],
  4: ["ValidFrom", "text"],
  5: ["ValidTo", "text"],
  6: ["Issuer", "text"],
  7: ["Subject", "text"],
  8: ["SignatureAlgorithm", "text"],
  9: ["SerialNumber", "text"],
};

/** The names of an APK's own files (field 9) are left out: the APK has them where it was kept, and they fill pages. */
const apkShape: Shape = {
  1: ["path", "text"],
  2: ["local_name", "text"],
  3: ["md5", "text"],
  4: ["sha1", "text"],
  5: ["sha256", "text"],
  6: ["sha512", "text"],
  7: ["suspicious", "boolean"],
  8: ["certificates", { list: certificateShape }],
};

export const packageShape: Shape = {
  1: ["name", "text"],
  2: ["installer", "text"],
  3: ["uid", "whole"],
  4: ["disabled", "boolean"],
  5: ["system", "boolean"],
  6: ["third_party", "boolean"],
  7: ["files", { list: apkShape }],
};

export const fileShape: Shape = {
  1: ["path", "text"],
  2: ["modified_time", "number"],
  3: ["mode", "text"],
  4: ["size", "whole"],
  5: ["user_name", "text"],
  6: ["group_name", "text"],
};

const stringShape: Shape = { 1: ["value", "text"] };

const faults = {
  damaged: "a length of a message is none; what follows cannot be found",
  truncated: "the file ends inside a message",
  limit: "a message is larger than any that is read",
} as const;

/** The messages of a `.pb` file. A damaged one is said, and costs itself. */
export function* bugbaneRecords(source: ByteSource, input: ArtifactInput, shape: Shape): Generator<JsonFields> {
  for (const item of delimitedMessages(source)) {
    const locator = { offset: item.offset, length: item.length };
    if ("fault" in item) {
      input.problem(item.fault, faults[item.fault], locator);
      continue;
    }
    const object = objectIn(item.bytes, shape);
    if (object) yield new JsonFields(object, locator, input);
    else input.problem("damaged", "an entry is not a message of its kind", locator);
  }
}

/** Paths of root_binaries, lines of mounts: the texts of a JSON list, or of Bugbane's messages. */
export function* listedTexts(source: ByteSource, input: ArtifactInput): Generator<ListedText> {
  if (!input.file.path.endsWith(".pb")) {
    yield* itemsOf(source, input, "text", (value) => typeof value === "string");
    return;
  }
  for (const entry of bugbaneRecords(source, input, stringShape)) {
    yield { value: entry.text("value") ?? "", locator: entry.locator };
  }
}

/** Undefined where the bytes are no message, or one whose fields are of other types. */
function objectIn(bytes: Uint8Array, shape: Shape): JsonObject | undefined {
  try {
    return objectOf(decodeMessage(bytes), shape);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** Throws FormatError where a field is not of its type. A field that is not there is not in the object either. */
function objectOf(message: Message, shape: Shape): JsonObject {
  const object: Record<string, unknown> = {};
  for (const [field, [name, type]] of Object.entries(shape)) {
    const values = message.get(Number(field));
    if (values === undefined) continue;
    // Of a field that is not a list the last value counts (protobuf's encoding, "last one wins").
    object[name] =
      typeof type === "object" ? values.map((value) => typed(value, type.list)) : typed(values.at(-1), type);
  }
  return object;
}

function typed(value: FieldValue | undefined, type: Shape | Exclude<FieldType, object>): unknown {
  const read = asType(value, type);
  if (read === undefined) throw new FormatError("a field has another type");
  return read;
}

function asType(value: FieldValue | undefined, type: Shape | Exclude<FieldType, object>): unknown {
  if (type === "text") return asText(value);
  if (type === "number") return asFloating(value);
  if (type === "whole") return asSigned(value);
  if (type === "boolean") return value?.wire === "varint" ? asUnsigned(value) !== 0 : undefined;
  const message = asMessage(value);
  return message && objectOf(message, type);
}
