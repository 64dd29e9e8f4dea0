import { simpleRule } from "../simple-rule.ts";
import { lockdownMode, lockdownRule } from "./lockdown-mode.ts";

export const lockdownModeOn = simpleRule({
  ...lockdownRule,
  id: "ios.lockdown_mode_on",
  title: "Lockdown Mode is on",
  severity: "informational",
  see: (record) => (lockdownMode(record) === "true" ? { key: "on", values: ["true"], words: {} } : undefined),
});
