import type { SourcedRecord } from "../../records/kinds.ts";
import { byFact } from "../by-fact.ts";

export const adbOverNetwork = byFact({
  id: "android.adb_over_network",
  version: 1,
  title: "Debugging over the network is on",
  severity: "medium",
  class: "exposure",
  platform: "android",
  needs: [
    "android.settings",
    "android.dumpsys_settings",
    "android.getprop",
    "android.dumpsys_adb",
    "android.acquisition",
  ],
  rationale: "Whoever is paired with the phone can then command it from the same network, without a cable.",
  falsePositives: ["Developers, Shizuku, and Bugbane, which examines a phone in this way."],
  references: [
    "osservatorionessuno/bugbane: acquisition over wireless debugging",
    "Android SDK, Settings.Global ADB_WIFI_ENABLED; AOSP adb, daemon/main.cpp: service.adb.tcp.port",
    "AOSP AdbDebuggingManager.java: wifiAP, networks on which wireless debugging was allowed",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "Debugging over the network is turned on ({setting}). A computer that is paired with the phone can command it from the same network. Whether the owner knows of it is a question for the owner.",
    acquisition:
      "Debugging over the network is turned on ({setting}). The tool of this acquisition works in this way; whether it was on before, this does not tell. It can be turned off in the developer options.",
    trusted:
      "The phone remembers {setting} as a network on which debugging without a cable was allowed. Whether the owner knows of it is a question for the owner.",
  },
  wants: (record) => switchOf(record) !== undefined || isNetwork(record) || isBugbane(record),
  // Evidence of one phone: all of its switches are one fact, each network one.
  factOf: (record) => (isNetwork(record) ? `network ${record.value}` : "on"),
  see(records) {
    const [first] = records;
    if (isNetwork(first)) {
      const setting = first.value ?? "";
      return { severity: "low", values: [setting], words: { setting }, sentence: "trusted" };
    }
    const switches = [...new Set(records.flatMap((record) => switchOf(record) ?? []))];
    if (switches.length === 0) return undefined;
    const seen = { values: switches, words: { setting: switches.join(", ") }, time: null };
    return records.some(isBugbane) ? { ...seen, severity: "informational", sentence: "acquisition" } : seen;
  },
});

function switchOf(record: SourcedRecord): string | undefined {
  if (record.kind !== "setting" && record.kind !== "system_property") return undefined;
  const value = record.value?.trim() ?? "";
  const on =
    record.kind === "setting"
      ? record.key === "adb_wifi_enabled" && value === "1"
      : // 0 and -1: through a cable alone.
        /^(?:service|persist)\.adb\.tcp\.port$/.test(record.key ?? "") && /^[1-9]\d{0,4}$/.test(value);
  return on ? `${record.key}=${value}` : undefined;
}

function isNetwork(record: SourcedRecord): record is SourcedRecord & { kind: "setting" } {
  return record.kind === "setting" && record.key === "adb_wifi.trusted_network";
}

function isBugbane(record: SourcedRecord): boolean {
  return record.kind === "log_event" && record.details?.["bugbane_version"] !== undefined;
}
