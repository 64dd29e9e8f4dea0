import { at } from "../time.ts";
import type { Crash } from "./content.ts";
import { type AndroidPhone, phone, wallClock } from "./phone.ts";
import { ordinaryCrash } from "./traps.ts";
import { message, number, type ProtobufField, text } from "./writers/protobuf-writer.ts";

const ordinaryCrashes: readonly Crash[] = [
  {
    pid: ordinaryCrash.pid,
    tid: ordinaryCrash.pid,
    uid: ordinaryCrash.uid,
    thread: "mple.dictaphone",
    command: ordinaryCrash.name,
    label: "u:r:untrusted_app:s0:c32,c257,c512,c768",
    time: at("2025-11-14T17:02:09.310Z"),
    uptime: 12,
    signal: { number: 11, name: "SIGSEGV", code: 1, codeName: "SEGV_MAPERR" },
    cause: "null pointer dereference",
  },
];

/** Each crash lies twice in `FS/data/tombstones`: as text and, since Android 12, as protobuf beside it. */
export function tombstones({
  content,
}: AndroidPhone): { readonly name: string; readonly bytes: Uint8Array; readonly time: number }[] {
  return [...content.crashes, ...ordinaryCrashes].flatMap((one, index) => [
    { name: `tombstone_0${index}`, bytes: Buffer.from(asText(one)), time: one.time },
    { name: `tombstone_0${index}.pb`, bytes: asProtobuf(one), time: one.time },
  ]);
}

const frames: readonly (readonly [offset: number, file: string, name: string])[] = [
  [0x603ca, "/apex/com.android.runtime/lib64/bionic/libc.so", "abort"],
  [0x9a12c, "/apex/com.android.runtime/lib64/bionic/libc.so", "__pthread_start(void*)"],
];

const buildId = "5a11a9e000000000000000000000a0d5";

function timestamp(time: number): string {
  const { date, precise, zone } = wallClock(time);
  return `${date} ${precise}000000${zone}`;
}

function asText(one: Crash): string {
  const { number: signal, name, code, codeName } = one.signal;
  return [
    "*** ".repeat(16).trim(),
    `Build fingerprint: '${phone.fingerprint}'`,
    "Revision: '13'",
    "ABI: 'arm64'",
    `Timestamp: ${timestamp(one.time)}`,
    `Process uptime: ${one.uptime}s`,
    `Cmdline: ${one.command}`,
    `pid: ${one.pid}, tid: ${one.tid}, name: ${one.thread}  >>> ${one.command} <<<`,
    `uid: ${one.uid}`,
    `signal ${signal} (${name}), code ${code} (${codeName}), fault addr --------`,
    ...(one.abort === undefined ? [] : [`Abort message: '${one.abort}'`]),
    ...(one.cause === undefined ? [] : [`Cause: ${one.cause}`]),
    "    x0  0000000000000000  x1  0000000000000000  x2  0000000000000006  x3  0000000000000000",
    "",
    "backtrace:",
    ...frames.map(([offset, file, symbol], index) => {
      const at = offset.toString(16).padStart(16, "0");
      return `      #0${index} pc ${at}  ${file} (${symbol}+164) (BuildId: ${buildId})`;
    }),
    "",
  ].join("\n");
}

/** Field numbers: AOSP system/core/debuggerd/proto/tombstone.proto. */
function asProtobuf(one: Crash): Uint8Array {
  const arm64 = 1;
  const fields: ProtobufField[] = [
    number(1, arm64),
    text(2, phone.fingerprint),
    text(3, "13"),
    text(4, timestamp(one.time)),
    number(5, one.pid),
    number(6, one.tid),
    number(7, one.uid),
    text(8, one.label),
    text(9, one.command),
    message(10, [
      number(1, one.signal.number),
      text(2, one.signal.name),
      number(3, one.signal.code),
      text(4, one.signal.codeName),
    ]),
    ...(one.abort === undefined ? [] : [text(14, one.abort)]),
    ...(one.cause === undefined ? [] : [message(15, [text(1, one.cause)])]),
    message(16, [number(1, one.tid), message(2, [number(1, one.tid), text(2, one.thread), ...frames.map(frame)])]),
    number(20, one.uptime),
  ];
  return Buffer.concat(fields);
}

function frame([offset, file, name]: (typeof frames)[number]): ProtobufField {
  return message(4, [number(1, offset), text(4, name), number(5, 164), text(6, file), text(8, buildId)]);
}
