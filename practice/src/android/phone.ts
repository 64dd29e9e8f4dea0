import { at, minutes } from "../time.ts";
import type { AndroidContent } from "./content.ts";
import type { App } from "./life/apps.ts";

/** What evidence of the practice Android phone may be built as. */
export type AndroidForm = "androidqf" | "androidqf-zip" | "androidqf-age" | "bugreport" | "backup";

export const androidForms: readonly AndroidForm[] = [
  "androidqf",
  "androidqf-zip",
  "androidqf-age",
  "bugreport",
  "backup",
];

export interface Owner {
  readonly name: string;
  readonly phone: string;
}

/** What tells one phone from another of its model. */
export interface Handset {
  readonly name: string;
  readonly serial: string;
}

export interface Whose {
  readonly owner: Owner;
  readonly handset: Handset;
}

export interface AndroidPhone extends Whose {
  readonly content: AndroidContent;
  readonly apps: readonly App[];
}

export const owner: Owner = { name: "Tomás Ferrand Aguilar", phone: "+33639980142" };
export const handset: Handset = { name: "Tomás's Galaxy (synthetic)", serial: "SYNTHETIC002" };

/** The invented model and its system. Numbers are plainly made up. */
export const phone = {
  brand: "samsung",
  model: "SM-A556B",
  device: "a55x",
  product: "a55xnaxx",
  osVersion: "15",
  sdk: 35,
  build: "AP3A.240905.015.A2.A556BXXS9BYD1",
  incremental: "A556BXXS9BYD1",
  fingerprint: "samsung/a55xnaxx/a55x:15/AP3A.240905.015.A2/A556BXXS9BYD1:user/release-keys",
  /** More than half a year old when the evidence was taken. */
  securityPatch: "2025-04-01",
  timeZone: "Europe/Paris",
  /** When the taking of evidence began. */
  acquired: at("2025-11-18T10:04:30Z"),
} as const;

/** The taking of evidence with AndroidQF: what was ours. */
export const acquisition = {
  uuid: "5a11a9e0-0000-4000-8000-0000a0d501d2",
  version: "v1.8.1",
  started: phone.acquired,
  bugreport: phone.acquired + minutes(9),
  completed: phone.acquired + minutes(23),
  host: "examiner@sillage-station",
} as const;

/** France moved its clocks on 30 March and 26 October 2025. */
const summerTime = { from: at("2025-03-30T01:00:00Z"), to: at("2025-10-26T01:00:00Z") };

const two = (n: number, length = 2): string => String(n).padStart(length, "0");

export interface WallClock {
  /** `2025-11-18` */
  readonly date: string;
  /** `11:04:30` */
  readonly time: string;
  /** `11:04:30.120` */
  readonly precise: string;
  /** `+0100` */
  readonly zone: string;
}

/** What the phone's own clock shows; most of Android's texts write this, without a zone. */
export function wallClock(ms: number): WallClock {
  const hoursAhead = ms >= summerTime.from && ms < summerTime.to ? 2 : 1;
  const shown = new Date(ms + hoursAhead * 3_600_000);
  const time = `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}:${two(shown.getUTCSeconds())}`;
  return {
    date: shown.toISOString().slice(0, 10),
    time,
    precise: `${time}.${two(shown.getUTCMilliseconds(), 3)}`,
    zone: `+0${hoursAhead}00`,
  };
}

/** `2025-11-18 11:04:30` */
export function local(ms: number): string {
  const { date, time } = wallClock(ms);
  return `${date} ${time}`;
}

/** `-7d20h3m12s0ms`, as Android counts back from the moment of the dump. */
export function ago(ms: number, from: number): string {
  let rest = from - ms;
  const take = (unit: number): number => {
    const whole = Math.floor(rest / unit);
    rest -= whole * unit;
    return whole;
  };
  const parts = [
    [take(86_400_000), "d"],
    [take(3_600_000), "h"],
    [take(60_000), "m"],
    [take(1_000), "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? [] : parts.slice(first).map(([count, unit]) => `${count}${unit}`);
  return `-${shown.join("")}${rest}ms`;
}
