import { indicatorRules } from "./indicator.ts";
import { appleThreatNotification } from "./ios/apple-threat-notification.ts";
import { appNotFromStore, appWithoutStoreRecord } from "./ios/applications.ts";
import { attachmentInTmp } from "./ios/attachment-in-tmp.ts";
import { configurationProfile, notificationProfile, profileEvent } from "./ios/configuration-profiles.ts";
import { lockdownModeOff, lockdownModeOn } from "./ios/lockdown-mode.ts";
import { lookupWithNul } from "./ios/lookup-with-nul.ts";
import { missingProcessRows, namelessProcess, orphanUsage, processWithoutBinary } from "./ios/process-rows.ts";
import { quadreamCalendar } from "./ios/quadream-calendar.ts";
import { rapidRedirect } from "./ios/rapid-redirect.ts";
import { suspiciousRedirectChain } from "./ios/suspicious-redirect-chain.ts";
import type { Rule } from "./rule.ts";

/** Every rule. Adding one is a file of its own and a line here. */
export const rules: readonly Rule[] = [
  ...indicatorRules,
  appleThreatNotification,
  appNotFromStore,
  appWithoutStoreRecord,
  attachmentInTmp,
  configurationProfile,
  lockdownModeOff,
  lockdownModeOn,
  lookupWithNul,
  missingProcessRows,
  namelessProcess,
  notificationProfile,
  orphanUsage,
  processWithoutBinary,
  profileEvent,
  quadreamCalendar,
  rapidRedirect,
  suspiciousRedirectChain,
];
