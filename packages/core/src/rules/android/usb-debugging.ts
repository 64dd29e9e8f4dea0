import { byFact } from "../by-fact.ts";

export const usbDebugging = byFact({
  id: "android.usb_debugging",
  version: 1,
  title: "Debugging through a cable is on",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.settings", "android.dumpsys_settings"],
  rationale: "A computer that the phone trusts can then copy data and install applications; most tools need it.",
  falsePositives: ["Developers; whoever took the evidence turns it on as well."],
  references: ["Android SDK, Settings.Global ADB_ENABLED"],
  vouched: "inference",
  sentences: {
    statement:
      "Debugging through a cable is turned on ({setting}). Whether the owner knows of it is a question for the owner. It can be turned off in the developer options.",
    acquisition:
      "Debugging through a cable is turned on ({setting}). The acquisition itself needed it; whether it was on before, this does not tell. It can be turned off in the developer options.",
  },
  wants: (record) => record.kind === "setting" && record.key === "adb_enabled" && record.value?.trim() === "1",
  factOf: () => "adb_enabled",
  see(_, { evidenceKinds }) {
    const seen = { values: ["adb_enabled=1"], words: { setting: "adb_enabled=1" } };
    return evidenceKinds.includes("androidqf") ? { ...seen, severity: "informational", sentence: "acquisition" } : seen;
  },
});
