import { createHash } from "node:crypto";
import { fraction, localStamp, offset } from "./local-time.ts";

export interface CrashThread {
  /** Label of the dispatch queue that it worked for. */
  readonly queue?: string;
  readonly name?: string;
  /** It is the one that crashed; the first one where none says so. */
  readonly triggered?: boolean;
  readonly pc?: number;
}

export interface Crash {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly process: string;
  readonly path: string;
  readonly bundle?: string;
  readonly pid?: number;
  readonly exception?: {
    readonly type: string;
    readonly signal: string;
    /** `EXC_ARM_DA_ALIGN at 0x0000000000000201`. */
    readonly subtype?: string;
    readonly codes?: string;
  };
  readonly threads?: readonly CrashThread[];
  /** Paths of the binaries that were loaded besides the program itself. */
  readonly images?: readonly string[];
  /** As iOS 15 and later write it (`json`), or earlier ones (`text`). */
  readonly layout?: "json" | "text";
  /** Moved to `Retired` after it was submitted. */
  readonly retired?: boolean;
  /** Seconds since the phone started. */
  readonly uptime?: number;
}

export interface CrashPhone {
  readonly product: string;
  readonly osVersion: string;
  readonly build: string;
  /** Minutes ahead of UTC. */
  readonly zone: number;
}

/** Invented, and says so: a real key has 40 hexadecimal digits. */
const reporterKey = "synthetic-crash-reporter-key";

export const crashName = (crash: Crash, zone: number): string =>
  `${crash.process}-${localStamp(crash.time, zone).replace(" ", "-").replaceAll(":", "")}.ips`;

/** The report as the phone keeps it: one line of JSON, then a body of JSON or of text. */
export function crashReport(crash: Crash, phone: CrashPhone): string {
  const system = `iPhone OS ${phone.osVersion} (${phone.build})`;
  const header = {
    app_name: crash.process,
    timestamp: `${localStamp(crash.time, phone.zone)}.${fraction(crash.time, 2)} ${offset(phone.zone)}`,
    app_version: "",
    platform: 2,
    ...(crash.bundle === undefined ? {} : { bundleID: crash.bundle }),
    is_first_party: crash.path.includes("/containers/Bundle/") ? 0 : 1,
    bug_type: crash.layout === "text" ? "109" : "309",
    os_version: system,
    name: crash.process,
    incident_id: incident(crash),
  };
  const body =
    crash.layout === "text" ? textBody(crash, phone, system) : JSON.stringify(jsonBody(crash, phone), null, 2);
  return `${JSON.stringify(header)}\n${body}\n`;
}

const defaultException = {
  type: "EXC_BAD_ACCESS",
  signal: "SIGSEGV",
  subtype: "KERN_INVALID_ADDRESS at 0x0000000000000000",
  codes: "0x0000000000000001, 0x0000000000000000",
};
const mainThread: CrashThread = { queue: "com.apple.main-thread", triggered: true };

function captureTime(crash: Crash, zone: number): string {
  return `${localStamp(crash.time, zone)}.${fraction(crash.time, 4)} ${offset(zone)}`;
}

function jsonBody(crash: Crash, phone: CrashPhone) {
  const threads = crash.threads ?? [mainThread];
  const images = [crash.path, ...(crash.images ?? [])];
  return {
    uptime: crash.uptime ?? 86_400,
    version: 2,
    modelCode: phone.product,
    osVersion: { isEmbedded: true, train: `iPhone OS ${phone.osVersion}`, releaseType: "User", build: phone.build },
    captureTime: captureTime(crash, phone.zone),
    incident: incident(crash),
    pid: crash.pid ?? 400,
    bug_type: "309",
    procName: crash.process,
    procPath: crash.path,
    ...(crash.bundle === undefined ? {} : { bundleInfo: { CFBundleIdentifier: crash.bundle } }),
    parentProc: "launchd",
    parentPid: 1,
    crashReporterKey: reporterKey,
    exception: crash.exception ?? defaultException,
    faultingThread: faulting(threads),
    threads: threads.map((thread, index) => ({
      ...(index === faulting(threads) ? { triggered: true } : {}),
      id: 1_000 + index,
      ...(thread.name === undefined ? {} : { name: thread.name }),
      ...(thread.queue === undefined ? {} : { queue: thread.queue }),
      ...(thread.pc === undefined
        ? {}
        : { threadState: { flavor: "ARM_THREAD_STATE64", pc: { value: thread.pc, matchesCrashFrame: 1 } } }),
      frames: [{ imageOffset: 4_096, imageIndex: 0 }],
    })),
    usedImages: images.map((path, index) => ({
      source: "P",
      arch: "arm64e",
      base: 4_294_967_296 + index * 1_048_576,
      uuid: uuid(path),
      path,
      name: path.slice(path.lastIndexOf("/") + 1),
    })),
  };
}

/** As iOS up to 14 writes it. */
function textBody(crash: Crash, phone: CrashPhone, system: string): string {
  const exception = crash.exception ?? defaultException;
  const threads = crash.threads ?? [mainThread];
  const at = faulting(threads);
  const lines = [
    `Incident Identifier: ${incident(crash)}`,
    `CrashReporter Key:   ${reporterKey}`,
    `Hardware Model:      ${phone.product}`,
    `Process:             ${crash.process} [${crash.pid ?? 400}]`,
    `Path:                ${crash.path}`,
    `Identifier:          ${crash.bundle ?? crash.process}`,
    "Code Type:           ARM-64 (Native)",
    "Parent Process:      launchd [1]",
    "",
    `Date/Time:           ${captureTime(crash, phone.zone)}`,
    `OS Version:          ${system}`,
    "Report Version:      104",
    "",
    `Exception Type:  ${exception.type} (${exception.signal})`,
    ...(exception.subtype === undefined ? [] : [`Exception Subtype: ${exception.subtype}`]),
    ...(exception.codes === undefined ? [] : [`Exception Codes: ${exception.codes}`]),
    `Triggered by Thread:  ${at}`,
    "",
  ];
  for (const [index, thread] of threads.entries()) {
    if (thread.name !== undefined) lines.push(`Thread ${index} name:  ${thread.name}`);
    else if (thread.queue !== undefined) lines.push(`Thread ${index} name:  Dispatch queue: ${thread.queue}`);
    lines.push(`Thread ${index}${index === at ? " Crashed" : ""}:`);
    lines.push(`0   ${crash.process.padEnd(30)}\t0x0000000100001000 0x100000000 + 4096`, "");
  }
  lines.push("Binary Images:");
  for (const [index, path] of [crash.path, ...(crash.images ?? [])].entries()) {
    const start = `0x${(4_294_967_296 + index * 1_048_576).toString(16)}`;
    lines.push(`${start} - 0x1ffffffff ${path.slice(path.lastIndexOf("/") + 1)} arm64e  <${uuid(path)}> ${path}`);
  }
  return [...lines, "", "EOF"].join("\n");
}

function faulting(threads: readonly CrashThread[]): number {
  return Math.max(
    0,
    threads.findIndex(({ triggered }) => triggered === true),
  );
}

const incident = (crash: Crash): string => uuid(`${crash.time} ${crash.process}`).toUpperCase();

function uuid(seed: string): string {
  const hex = createHash("sha256").update(`synthetic ${seed}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
