import { Deterministic } from "../random.ts";
import { at } from "../time.ts";

/**
 * What was planted. Package ids, certificate hashes and hosts are published: MobiSpy by Echap (CC BY), NoviSpy and the
 * Android campaign of 2023 by Amnesty International's Security Lab (CC BY), Predator in MVT's indicators (MIT). Times,
 * texts, paths and everything else are invented.
 */

/** Somebody close to him had the phone for an evening and let a file from the browser install this. */
export const stalkerware = {
  name: "com.psac.a.processservice",
  label: "Process Service",
  certificateSha1: "b5075ab201ee483c8ecade1bc4fc711293d6932b",
  accessibilityService: "com.psac.a.processservice.KeyWatchService",
  admin: "com.psac.a.processservice.GuardReceiver",
  host: "my.mobispy.net",
  installed: at("2025-10-20T19:14:09.120Z"),
  /** Last of its look-ups that the log holds. */
  lookedUp: at("2025-11-17T22:41:12.604Z"),
} as const;

/** The phone was out of his hands at a border on this afternoon. */
export const custody = { from: at("2025-11-11T14:02:00Z"), to: at("2025-11-11T16:35:00Z") } as const;

/** What stayed on it after that: an application put there by ADB. */
export const implant = {
  name: "com.serv.services",
  certificateSha256: "35926e966186c8f2deec66864389d73989c75c85cb6668da2f455db6fe67e91f",
  installed: at("2025-11-11T15:21:44Z"),
} as const;

/** Its sibling, taken off again before the phone was handed back. */
export const removed = { name: "com.accesibilityservice", removed: at("2025-11-11T16:20:00Z") } as const;

/** A program without a name that anybody published, started from the shell's folder. */
export const program = {
  path: "/data/local/tmp/.sysd",
  name: ".sysd",
  pid: 18_722,
  modified: at("2025-11-11T15:18:31Z"),
  content: fakeProgram(),
} as const;

/** An old version over the installed one lets a computer read the messages; then the new one came back. */
export const downgraded = {
  name: "com.whatsapp",
  before: 252_470_003,
  old: 211_011_000,
  day: at("2025-11-11T15:30:00Z"),
  restored: at("2025-11-12T07:05:10Z"),
} as const;

/** A computer that the phone trusts and that is nobody's we know. */
export const strangeComputer = {
  comment: "service@kiosk-07",
  connected: at("2025-11-11T15:12:20.417Z"),
} as const;

export const lures = {
  sms: {
    host: "fast-notify.com",
    text: "Maître, la pièce 14 du dossier a été modifiée. Consultez avant 18h : https://fast-notify.com/p/t7xq2",
    from: "GreffeInfo",
    time: at("2025-08-26T08:12:40.331Z"),
  },
  mms: {
    host: "click-grid.com",
    text: "Mira quién te seguía ayer, hay fotos: http://click-grid.com/v/9mk3",
    from: "+33639980199",
    time: at("2025-09-30T19:48:07Z"),
  },
} as const;

/** A daemon that runs as root broke down, twenty minutes into the afternoon at the border. */
export const crash = {
  process: "netd",
  binary: "/system/bin/netd",
  pid: 1_021,
  tid: 18_655,
  thread: "netd-worker",
  time: at("2025-11-11T14:23:51.204Z"),
  abort: "Check failed: size <= capacity (size=4112, capacity=4096)",
} as const;

/** The vendor's updater was switched off. */
export const disabledUpdater = "com.wssyncmldm";

/** Bytes that begin like a program for ARM and say what they are. */
function fakeProgram(): Uint8Array {
  const elf = Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0xb7, 0);
  const says = new TextEncoder().encode("SYNTHETIC: no program, made for practice.\n");
  return new Uint8Array([...elf, ...says, ...new Deterministic("the program in /data/local/tmp").bytes(2_048)]);
}
