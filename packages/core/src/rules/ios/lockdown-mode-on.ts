import { simpleRule } from "../simple-rule.ts";
import { lockdownMode, lockdownRule } from "./lockdown-mode.ts";

export const lockdownModeOn = simpleRule({
  ...lockdownRule,
  id: "ios.lockdown_mode_on",
  title: "Lockdown Mode is on",
  severity: "informational",
  sentences: {
    statement:
      "Lockdown Mode is on. It closes many of the ways by which spyware enters; it does not rule out an earlier entry.",
  },
  see: (record) => (lockdownMode(record) === "true" ? { key: "on", values: ["true"], words: {} } : undefined),
});
