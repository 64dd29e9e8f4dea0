import type { Rule } from "../rule.ts";
import { adbBackup } from "./adb-backup.ts";
import { agentApp } from "./agent-app.ts";
import { briefApp } from "./brief-app.ts";
import { cellebritePairing } from "./cellebrite-pairing.ts";
import { cellebriteQueue } from "./cellebrite-queue.ts";
import { computerBackup } from "./computer-backup.ts";
import { computerPairing } from "./computer-pairing.ts";
import { developerServices } from "./developer-services.ts";
import { mfsocket } from "./mfsocket.ts";
import { openToolPairing } from "./open-tool-pairing.ts";
import { passcodeChanged } from "./passcode-changed.ts";
import { unlockAttempts } from "./unlock-attempts.ts";
import { unusualPairing } from "./unusual-pairing.ts";
import { versionSwap } from "./version-swap.ts";

/** Every rule on traces of forensic extraction. Adding one is a file of its own and a line here. */
export const extractionRules: readonly Rule[] = [
  adbBackup,
  agentApp,
  briefApp,
  cellebritePairing,
  cellebriteQueue,
  computerBackup,
  computerPairing,
  developerServices,
  mfsocket,
  openToolPairing,
  passcodeChanged,
  unlockAttempts,
  unusualPairing,
  versionSwap,
];
