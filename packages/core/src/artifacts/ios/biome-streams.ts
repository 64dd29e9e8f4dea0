import {
  asFloating,
  asMessage,
  asSigned,
  asText,
  decodeMessage,
  first,
  type Message,
} from "../../formats/protobuf/decode.ts";
import { plainMessage } from "../../formats/protobuf/plain.ts";
import { isNoTime, isoTime, toMicroseconds } from "../../formats/time.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import type { Details } from "../rows.ts";
import { measured, position } from "./positions.ts";

/** One entry of a stream. */
export interface StreamEntry {
  /** `App.InFocus`, `_DKEvent.Safari.History`. */
  readonly stream: string;
  readonly data: Uint8Array;
  /** When the entry was written: often long after what it tells of. */
  readonly written: number | null;
  /** The device whose stream it is, where that is another one of the same account. */
  readonly remote: string | null;
  readonly locator: Locator;
  readonly report: (message: string) => void;
}

interface Common {
  readonly time: number | null;
  readonly locator: Locator;
  readonly details: Details;
}

/**
 * What an entry tells. Fields are known for the streams below only; of all others what the message holds is told as it
 * stands. Throws FormatError and LimitError where the data are no message.
 */
export function recordOf(entry: StreamEntry): RecordDraft {
  const message = decodeMessage(entry.data, { fields: 100_000 });
  const own = streams.get(entry.stream);
  if (own) return own(message, entry);
  const states = phoneStates.get(entry.stream);
  if (states) return phoneState(message, entry, states);
  return entry.stream.startsWith(eventStart) ? duetEvent(message, entry) : unknown(entry);
}

/** Streams whose fields are confirmed. Sources: iLEAPP, the biome*.py named; each was run on phones of iOS 15 to 26. */
const streams: ReadonlyMap<string, (message: Message, entry: StreamEntry) => RecordDraft> = new Map([
  ["App.InFocus", inFocus],
  ["App.WebUsage", webUsage],
  ["Device.Wireless.Bluetooth", bluetoothDevice],
  ["Device.Wireless.WiFi", wifi],
  ["Location.Visit", visit],
  ["Media.NowPlaying", nowPlaying],
  ["NowPlaying", nowPlaying],
  ["Notification", notificationUse],
  ["Notification.Usage", notificationUse],
  ["Safari.Navigations", navigation],
  ["userNotificationEvents", userNotification],
]);

/** biomeInfocus.py: 3 in front, 4 time, 6 application, 9 and 10 its versions. */
function inFocus(message: Message, entry: StreamEntry): RecordDraft {
  const state = whole(message, 3);
  return {
    kind: "app_use",
    ...commonOf(entry, macTime(message, 4), { version: text(message, 9), build: text(message, 10) }),
    app_id: text(message, 6),
    event: state === 1 ? "in front" : state === 0 ? "no longer in front" : `state ${state ?? "unknown"}`,
    device: entry.remote,
  };
}

/** biomeAppWebUsage.py: 2 time, 4 URL, 5 domain, 6 application. Not a visit: see the browser's own history. */
function webUsage(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "web_trace",
    ...commonOf(entry, macTime(message, 2), { domain: text(message, 5), 3: whole(message, 3), 8: whole(message, 8) }),
    trace: "use",
    url: text(message, 4) ?? text(message, 5),
    application: text(message, 6),
  };
}

/** biomeSafariNavigations.py: 1 host, 5 country, 8 URL; 2 is the time of the entry rounded up to half an hour. */
function navigation(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "web_trace",
    ...commonOf(entry, null, { country: text(message, 5) }),
    trace: "use",
    url: text(message, 8) || text(message, 1),
  };
}

/**
 * iLEAPP, Biome's streams of the device's state: field 1 is 0 or 1, and what these are called. That locked is 1 was
 * compared there with a second stream of one phone.
 */
const phoneStates: ReadonlyMap<string, readonly [zero: string, one: string]> = new Map([
  ["CarPlay.Connected", ["not connected", "connected"]],
  ["Device.KeybagLocked", ["unlocked", "locked"]],
  ["Device.Power.LowPowerMode", ["off", "on"]],
  ["Device.Power.PluggedIn", ["not plugged in", "plugged in"]],
  ["Device.ScreenLocked", ["unlocked", "locked"]],
  ["Device.SilentMode", ["ringer on", "silent"]],
  ["Device.Wireless.AirplaneMode", ["off", "on"]],
  ["Device.Wireless.CellularDataEnabled", ["disabled", "enabled"]],
]);

function phoneState(message: Message, entry: StreamEntry, names: readonly [string, string]): RecordDraft {
  const value = whole(message, 1);
  const said = value === null ? null : (names[value] ?? String(value));
  const reason = text(message, 4);
  return { kind: "log_event", ...commonOf(entry, null, { reason }), event: entry.stream, text: said };
}

/** biomeBluetooth.py: 1 address, 2 name. Lists of devices share one time: it does not say that one was connected then. */
function bluetoothDevice(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "other_device",
    ...commonOf(entry, null),
    name: text(message, 2),
    device_id: text(message, 1),
    connection: "bluetooth, listed",
  };
}

/** biomeDevWifi.py: 1 name, 2 joined. */
function wifi(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "wifi_network",
    ...commonOf(entry, null, { joined: joined(whole(message, 2)) }),
    ssid: text(message, 1),
  };
}

function joined(state: number | null): boolean | number | null {
  return state === 1 ? true : state === 0 ? false : state;
}

/**
 * biomeLocationVisit.py: 1 detected, 3 position (latitude, longitude, accuracy, altitude, its accuracy), 4 arrival,
 * 5 departure, 6 confidence, 8 place with 5: number, name, address, category. Its times count from 1970, unlike those of
 * other streams.
 */
function visit(message: Message, entry: StreamEntry): RecordDraft {
  const place = asMessage(first(message, 3));
  const matched = asMessage(first(message, 8));
  const about = matched && asMessage(first(matched, 5));
  const arrival = eitherTime(message, 4);
  return {
    kind: "place",
    ...commonOf(entry, arrival, {
      detected: iso(eitherTime(message, 1)),
      confidence: real(message, 6),
      category: about ? text(about, 4) : null,
    }),
    // An entry without an arrival is dated by nothing: when it was written says little of when the phone was there.
    time: arrival,
    place_type: "visit",
    ...position(place ? real(place, 1) : null, place ? real(place, 2) : null, entry.report),
    altitude: place && (real(place, 5) ?? 0) >= 0 ? real(place, 4) : null,
    accuracy: measured(place ? real(place, 3) : null),
    end: eitherTime(message, 5),
    name: about ? text(about, 2) : null,
    address: about ? text(about, 3) : null,
    device: entry.remote,
  };
}

/** biomeNowplaying.py: 2 time, 5 artist, 8 title, 10 kind, 15 application. */
function nowPlaying(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "app_use",
    ...commonOf(entry, macTime(message, 2), {
      artist: text(message, 5),
      title: text(message, 8),
      media_type: text(message, 10),
    }),
    app_id: text(message, 15),
    event: "now playing",
    device: entry.remote,
  };
}

/** biomeNotificationsPub.py, biomeNotificationUsage.py: 2 time, 14 application; 8, 9 and 12 are texts, in no known order. */
function notificationUse(message: Message, entry: StreamEntry): RecordDraft {
  const texts = [8, 9, 12].map((field) => text(message, field)).filter((part) => part);
  return {
    kind: "notification",
    ...commonOf(entry, macTime(message, 2), { id: text(message, 1), usage_type: whole(message, 3) }),
    app_id: text(message, 14),
    text: texts.length > 0 ? texts.join("\n") : null,
  };
}

/** notificationsDuet.py: 2 number, 3 title, 4 second title, 5 text, 8 application, 10, 12 and 13 further names. */
function userNotification(message: Message, entry: StreamEntry): RecordDraft {
  return {
    kind: "notification",
    ...commonOf(entry, null, {
      id: text(message, 2),
      10: text(message, 10),
      12: text(message, 12),
      13: text(message, 13),
    }),
    app_id: text(message, 8),
    title: text(message, 3),
    subtitle: text(message, 4),
    text: text(message, 5),
  };
}

const eventStart = "_DKEvent.";

/**
 * Entries that knowledgeC has too, in one wrapping: 1.1 name, 2 start, 3 end, 4.3 or 4.4 value, 7.2.3 and 7.2.4
 * metadata, 8 written. Sources: iLEAPP biomeAppinstall.py, biomeSafari.py, biomeDevplugin.py, biomeWifi.py.
 */
function duetEvent(message: Message, entry: StreamEntry): RecordDraft {
  const value = asMessage(first(message, 4));
  const said = value ? text(value, 3) : null;
  const number = value ? whole(value, 4) : null;
  const metadata = metadataOf(message);
  const end = macTime(message, 3);
  const common = commonOf(entry, macTime(message, 2), {
    id: text(message, 5),
    end: iso(end),
    value: number,
    metadata: metadata.length > 0 ? metadata : null,
  });
  switch (entry.stream) {
    case "_DKEvent.App.Install":
      return { kind: "app_event", ...common, app_id: said, event: "installed" };
    case "_DKEvent.Safari.History": {
      const title = metadata[0];
      return { kind: "web_trace", ...common, trace: "use", url: said, title: typeof title === "string" ? title : null };
    }
    case "_DKEvent.Wifi.Connection":
      return { kind: "wifi_network", ...common, ssid: said, last_seen: end };
    default:
      return said !== null && entry.stream.startsWith("_DKEvent.App.")
        ? { kind: "app_use", ...common, app_id: said, event: entry.stream, end, device: entry.remote }
        : { kind: "log_event", ...common, event: entry.stream, text: said ?? number?.toString() ?? null };
  }
}

function metadataOf(message: Message): (string | number)[] {
  return (message.get(7) ?? []).slice(0, 50).flatMap((item) => {
    const inner = asMessage(item);
    const value = inner && asMessage(first(inner, 2));
    const said = value ? (text(value, 3) ?? whole(value, 4)) : null;
    return said === null ? [] : [said];
  });
}

function unknown(entry: StreamEntry): RecordDraft {
  return { kind: "log_event", ...commonOf(entry, null, { message: plainMessage(entry.data) }), event: entry.stream };
}

/** `time`: what the entry itself says; null where it says nothing of it. */
function commonOf(entry: StreamEntry, time: number | null, more: Details = {}): Common {
  const details: Details = { stream: entry.stream, written: iso(entry.written), other_device: entry.remote, ...more };
  return {
    time: time ?? entry.written,
    locator: entry.locator,
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)),
  };
}

const iso = (time: number | null): string | null => (time === null ? null : isoTime(time));

function text(message: Message, field: number): string | null {
  return asText(first(message, field)) ?? null;
}

function whole(message: Message, field: number): number | null {
  const value = asSigned(first(message, field));
  return typeof value === "number" ? value : null;
}

function real(message: Message, field: number): number | null {
  const value = asFloating(first(message, field));
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function macTime(message: Message, field: number): number | null {
  const seconds = real(message, field);
  return seconds === null || isNoTime(seconds) ? null : (toMicroseconds(seconds, "mac_s") ?? null);
}

function eitherTime(message: Message, field: number): number | null {
  const seconds = real(message, field);
  return seconds === null || isNoTime(seconds) ? null : (toMicroseconds(seconds, "mac_s_or_unix_s") ?? null);
}
