import { together } from "../together.ts";

/**
 * What a case plants on an Android phone, beside its owner's life and the traps, which are always there. Times are
 * milliseconds since 1970.
 */
export interface AndroidContent {
  readonly apps: readonly Wish[];
  readonly receivers: readonly Receiver[];
  readonly accessibility: readonly AccessibilityService[];
  readonly admins: readonly Admin[];
  readonly operations: readonly AppOperations[];
  readonly jobs: readonly Job[];
  readonly changes: readonly PackageChange[];
  readonly databases: readonly Database[];
  readonly computers: readonly Computer[];
  readonly files: readonly PlantedFile[];
  readonly running: readonly Running[];
  readonly connections: readonly Connection[];
  readonly securityEvents: readonly SecurityEvent[];
  readonly crashes: readonly Crash[];
  /** Packages that overrides remember although they are gone. */
  readonly remembered: readonly string[];
  readonly log: readonly LogLine[];
  /** Before the last start of the phone. */
  readonly oldLog: readonly LogLine[];
  readonly messages: readonly ReceivedMessage[];
  readonly settings: readonly Setting[];
  readonly kernel: readonly KernelLine[];
  readonly packageLog: readonly PackageLogEntry[];
  readonly uses: readonly AppUse[];
  readonly usageEvents: readonly UsageEvent[];
  readonly sockets: readonly Socket[];
}

/** An application as a case wants it; what is left out is filled in. */
export interface Wish {
  readonly name: string;
  readonly installer?: string | null;
  readonly initiating?: string | null;
  readonly originating?: string;
  readonly system?: boolean;
  readonly versionCode?: number;
  readonly installed?: number;
  readonly updated?: number;
  readonly disabled?: boolean;
  readonly uid?: number;
  readonly sha1?: string;
  readonly sha256?: string;
  readonly subject?: string;
  readonly granted?: readonly string[];
}

export interface Receiver {
  readonly action: string;
  /** `a1c0334 org.example.app/.Receiver` without the number. */
  readonly component: string;
}

export interface AccessibilityService {
  readonly component: string;
  readonly label: string;
}

export interface Admin {
  readonly name: string;
  readonly receiver: string;
  readonly policies: readonly string[];
}

/** An operation, and when it was last done or refused in each state of the application. */
export interface Operation {
  readonly name: string;
  readonly mode: "allow" | "ignore" | "deny" | "default" | "foreground";
  /** `[fg-s]`: in the foreground, for itself. */
  readonly accesses?: readonly (readonly [state: string, time: number])[];
  readonly rejects?: readonly (readonly [state: string, time: number])[];
}

export interface AppOperations {
  readonly app: string;
  readonly operations: readonly Operation[];
}

/** What an application did since the last charge, so many minutes after it. */
export interface Job {
  readonly app: string;
  readonly minutes: number;
  readonly event: "job" | "wake_lock";
  readonly component: string;
}

/** What batterystats notes of a day; version 0 stands for removal. */
export interface PackageChange {
  /** `2025-11-11` */
  readonly day: string;
  readonly app: string;
  readonly version: number;
}

export interface Database {
  readonly app: string;
  readonly pid: number;
  readonly name: string;
  readonly statements: readonly string[];
}

/** A computer whose ADB key the phone trusts. */
export interface Computer {
  readonly comment: string;
  readonly connected: number;
}

/** A file in the shell's folder. */
export interface PlantedFile {
  readonly path: string;
  readonly modified: number;
  readonly content: Uint8Array;
}

export interface Running {
  readonly pid: number;
  readonly name: string;
  readonly command: readonly string[] | null;
  readonly context: string;
  readonly folder?: string;
}

/** A connection, and the look-up before it where a name was asked for. */
export interface Connection {
  readonly time: number;
  readonly host?: string;
  readonly address: string;
  readonly app: string;
}

export interface SecurityEvent {
  readonly time: number;
  readonly tag: string;
  readonly data: object;
}

/** What Android notes of a native crash. */
export interface Crash {
  readonly pid: number;
  readonly tid: number;
  readonly uid: number;
  readonly thread: string;
  readonly command: string;
  readonly label: string;
  readonly time: number;
  readonly uptime: number;
  readonly signal: { readonly number: number; readonly name: string; readonly code: number; readonly codeName: string };
  readonly abort?: string;
  readonly cause?: string;
}

export interface LogLine {
  readonly time: number;
  readonly uid: string;
  readonly pid: number;
  readonly level: "V" | "D" | "I" | "W" | "E";
  readonly tag: string;
  readonly text: string;
}

export interface ReceivedMessage {
  readonly kind: "sms" | "mms";
  readonly from: string;
  readonly text: string;
  readonly time: number;
}

/** A setting that is not as the phone's maker set it. */
export interface Setting {
  readonly table: "system" | "secure" | "global";
  readonly name: string;
  readonly value: string;
}

/** A line of the kernel's log. */
export interface KernelLine {
  readonly time: number;
  readonly text: string;
}

/** What Samsung's package service notes of an installation or a removal, in its dump and in the log. */
export interface PackageLogEntry {
  readonly time: number;
  readonly what: "install" | "delete";
  readonly app: string;
  readonly version?: number;
  /** Who asked: null for a computer. */
  readonly from: string | null;
}

/** Use of an application, as usagestats counts it over a year. */
export interface AppUse {
  readonly app: string;
  readonly seconds: number;
  readonly last: number;
  readonly launches: number;
}

export interface UsageEvent {
  readonly time: number;
  /** `KEYGUARD_SHOWN`, `ACTIVITY_RESUMED` … */
  readonly type: string;
  readonly app: string;
}

/** A connection that was open when the bug report was made. */
export interface Socket {
  readonly app: string;
  readonly address: string;
  readonly port: number;
}

const nothing: AndroidContent = {
  apps: [],
  receivers: [],
  accessibility: [],
  admins: [],
  operations: [],
  jobs: [],
  changes: [],
  databases: [],
  computers: [],
  files: [],
  running: [],
  connections: [],
  securityEvents: [],
  crashes: [],
  remembered: [],
  log: [],
  oldLog: [],
  messages: [],
  settings: [],
  kernel: [],
  packageLog: [],
  uses: [],
  usageEvents: [],
  sockets: [],
};

/** One content of several. */
export function androidContent(...parts: readonly Partial<AndroidContent>[]): AndroidContent {
  return together(nothing, ...parts);
}
