import type { Rule } from "../rule.ts";
import { appNotFromStore } from "./app-not-from-store.ts";
import { appWithoutStoreRecord } from "./app-without-store-record.ts";
import { appleThreatNotification } from "./apple-threat-notification.ts";
import { attachmentInTmp } from "./attachment-in-tmp.ts";
import { configurationProfile } from "./configuration-profile.ts";
import { lockdownModeOff } from "./lockdown-mode-off.ts";
import { lockdownModeOn } from "./lockdown-mode-on.ts";
import { lookupWithNul } from "./lookup-with-nul.ts";
import { missingProcessRows } from "./missing-process-rows.ts";
import { namelessProcess } from "./nameless-process.ts";
import { notificationProfile } from "./notification-profile.ts";
import { orphanUsage } from "./orphan-usage.ts";
import { processWithoutBinary } from "./process-without-binary.ts";
import { profileEvent } from "./profile-event.ts";
import { quadreamCalendar } from "./quadream-calendar.ts";
import { rapidRedirect } from "./rapid-redirect.ts";
import { suspiciousRedirectChain } from "./suspicious-redirect-chain.ts";

/** Every rule on iPhones. Adding one is a file of its own and a line here. */
export const iosRules: readonly Rule[] = [
  appNotFromStore,
  appWithoutStoreRecord,
  appleThreatNotification,
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
