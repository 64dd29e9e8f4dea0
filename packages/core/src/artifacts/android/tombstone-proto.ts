import { FormatError } from "../../formats/error.ts";
import {
  asMessage,
  asSigned,
  asText,
  asUnsigned,
  decodeMessage,
  type FieldValue,
  first,
  type Message,
} from "../../formats/protobuf/decode.ts";
import { framesKept, type Tombstone } from "./tombstone-text.ts";

/** Field numbers of AOSP debuggerd/proto/tombstone.proto. */
const fields = {
  arch: 1,
  buildFingerprint: 2,
  revision: 3,
  timestamp: 4,
  pid: 5,
  tid: 6,
  uid: 7,
  selinuxLabel: 8,
  commandLine: 9,
  signal: 10,
  abortMessage: 14,
  causes: 15,
  threads: 16,
  processUptime: 20,
} as const;
const signalFields = { number: 1, name: 2, code: 3, codeName: 4 } as const;
const causeFields = { humanReadable: 1 } as const;
/** `threads` is a map: key and value are fields 1 and 2 of each entry. */
const entryFields = { key: 1, value: 2 } as const;
const threadFields = { name: 2, backtrace: 4 } as const;
const frameFields = { functionName: 4, fileName: 6 } as const;

const architectures = ["arm", "arm64", "x86", "x86_64", "riscv64"];

/** Throws FormatError on bytes that are no message or name no process, LimitError on one of too many values. */
export function tombstoneInProto(bytes: Uint8Array): Tombstone {
  const message = decodeMessage(bytes);
  const text = (field: number) => asText(first(message, field));
  const pid = numberOf(first(message, fields.pid));
  const tid = numberOf(first(message, fields.tid));
  if (pid === undefined && tid === undefined) throw new FormatError("names no process");
  const thread = threadOf(message, tid);
  const command = (message.get(fields.commandLine) ?? []).slice(0, 256).map((value) => asText(value) ?? "");
  const causes = (message.get(fields.causes) ?? []).slice(0, 100).flatMap((value) => {
    const cause = asMessage(value);
    return cause ? [asText(first(cause, causeFields.humanReadable)) ?? ""] : [];
  });
  const signal = asMessage(first(message, fields.signal));
  return withoutUndefined({
    fingerprint: text(fields.buildFingerprint),
    revision: text(fields.revision),
    arch: architectures[numberOf(first(message, fields.arch)) ?? 0],
    timestamp: text(fields.timestamp),
    uptime: numberOf(first(message, fields.processUptime)),
    command: command.length > 0 ? command : undefined,
    pid,
    tid,
    // Proto3 leaves out what is 0: a crash of root has no uid field.
    uid: numberOf(first(message, fields.uid)) ?? 0,
    label: text(fields.selinuxLabel)?.replace(/\0+$/, ""),
    thread: thread && asText(first(thread, threadFields.name)),
    process: command[0],
    signal: signal && signalOf(signal),
    abortMessage: text(fields.abortMessage),
    causes: causes.length > 0 ? causes : undefined,
    backtrace: thread && backtraceOf(thread),
  });
}

function signalOf(signal: Message): NonNullable<Tombstone["signal"]> {
  return withoutUndefined({
    number: numberOf(first(signal, signalFields.number)),
    name: asText(first(signal, signalFields.name)),
    code: Number(asSigned(first(signal, signalFields.code)) ?? 0),
    code_name: asText(first(signal, signalFields.codeName)),
  });
}

/** The thread that crashed. Each entry of the map is decoded in turn: most tombstones hold one. */
function threadOf(message: Message, tid: number | undefined): Message | undefined {
  for (const value of message.get(fields.threads) ?? []) {
    const entry = asMessage(value);
    if (entry && numberOf(first(entry, entryFields.key)) === tid) return asMessage(first(entry, entryFields.value));
  }
  return undefined;
}

function backtraceOf(thread: Message): string[] | undefined {
  const frames = (thread.get(threadFields.backtrace) ?? []).slice(0, framesKept).flatMap((value) => {
    const frame = asMessage(value);
    if (!frame) return [];
    const file = asText(first(frame, frameFields.fileName)) ?? "";
    const name = asText(first(frame, frameFields.functionName));
    return [name === undefined ? file : `${file} (${name})`];
  });
  return frames.length > 0 ? frames : undefined;
}

function numberOf(value: FieldValue | undefined): number | undefined {
  const number = asUnsigned(value);
  return number === undefined || !Number.isSafeInteger(Number(number)) ? undefined : Number(number);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(values: T): Defined<T> {
  const given: Defined<T> = {};
  for (const key of Object.keys(values) as (keyof T)[]) {
    const value = values[key];
    if (value !== undefined) given[key] = value as Exclude<T[keyof T], undefined>;
  }
  return given;
}
