import { simpleRule } from "../simple-rule.ts";
import { lockdownMode, lockdownRule } from "./lockdown-mode.ts";

export const lockdownModeOff = simpleRule({
  ...lockdownRule,
  id: "ios.lockdown_mode_off",
  title: "Lockdown Mode is off",
  severity: "low",
  sentences: {
    statement: "Lockdown Mode is off, as it is on most phones. People at risk may want to turn it on.",
  },
  see: (record) => (lockdownMode(record) === "false" ? { key: "off", values: ["false"], words: {} } : undefined),
});
