import { simpleRule } from "../simple-rule.ts";
import { lockdownMode, lockdownRule } from "./lockdown-mode.ts";

export const lockdownModeOff = simpleRule({
  ...lockdownRule,
  id: "ios.lockdown_mode_off",
  title: "Lockdown Mode is off",
  severity: "low",
  see: (record) => (lockdownMode(record) === "false" ? { key: "off", values: ["false"], words: {} } : undefined),
});
