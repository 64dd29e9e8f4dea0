import type { Rule } from "../rule.ts";
import { addedRootCertificate } from "./added-root-certificate.ts";
import { appNotFromStore } from "./app-not-from-store.ts";
import { appWithoutStoreRecord } from "./app-without-store-record.ts";
import { appleThreatNotification } from "./apple-threat-notification.ts";
import { attachmentInTmp } from "./attachment-in-tmp.ts";
import { attachmentsWithoutMessage } from "./attachments-without-message.ts";
import { backdatedInvitation } from "./backdated-invitation.ts";
import { backupDifference } from "./backup-difference.ts";
import { bootWithoutShutdown } from "./boot-without-shutdown.ts";
import { configurationProfile } from "./configuration-profile.ts";
import { crashLogsGone } from "./crash-logs-gone.ts";
import { crashReporterSettings } from "./crash-reporter-settings.ts";
import { daemonAlignmentCrash } from "./daemon-alignment-crash.ts";
import { daemonRequest } from "./daemon-request.ts";
import { disguisedAttachment } from "./disguised-attachment.ts";
import { enterpriseProvisioning } from "./enterprise-provisioning.ts";
import { faviconWithoutHistory } from "./favicon-without-history.ts";
import { fileTimes } from "./file-times.ts";
import { foreignQueueLabel } from "./foreign-queue-label.ts";
import { legacyBootPersistence } from "./legacy-boot-persistence.ts";
import { locationClientPlace } from "./location-client-place.ts";
import { lockdownModeOff } from "./lockdown-mode-off.ts";
import { lockdownModeOn } from "./lockdown-mode-on.ts";
import { lookAlikeProcess } from "./look-alike-process.ts";
import { lookalikeDomain } from "./lookalike-domain.ts";
import { lookupWithNul } from "./lookup-with-nul.ts";
import { lureCampaign } from "./lure-campaign.ts";
import { lureLinkForm } from "./lure-link-form.ts";
import { managedPhone } from "./managed-phone.ts";
import { messageParserCrashes } from "./message-parser-crashes.ts";
import { missingProcessRows } from "./missing-process-rows.ts";
import { modifiedSystem } from "./modified-system.ts";
import { namelessProcess } from "./nameless-process.ts";
import { networkConfiguration } from "./network-configuration.ts";
import { nicknameCrash } from "./nickname-crash.ts";
import { notificationProfile } from "./notification-profile.ts";
import { orphanCalendarIdentity } from "./orphan-calendar-identity.ts";
import { orphanUsage } from "./orphan-usage.ts";
import { passAttachmentCrash } from "./pass-attachment-crash.ts";
import { permissionWithoutConsent } from "./permission-without-consent.ts";
import { processWithoutBinary } from "./process-without-binary.ts";
import { profileEvent } from "./profile-event.ts";
import { quadreamCalendar } from "./quadream-calendar.ts";
import { rapidRedirect } from "./rapid-redirect.ts";
import { redirectRetried } from "./redirect-retried.ts";
import { shutdownLogEmpty } from "./shutdown-log-empty.ts";
import { silentAutomation } from "./silent-automation.ts";
import { siteWithoutHistory } from "./site-without-history.ts";
import { stagingBinary } from "./staging-binary.ts";
import { stickyClient } from "./sticky-client.ts";
import { suspiciousRedirectChain } from "./suspicious-redirect-chain.ts";
import { systemDowngrade } from "./system-downgrade.ts";
import { tmpBinary } from "./tmp-binary.ts";
import { triangulationWindow } from "./triangulation-window.ts";
import { unexpectedMobileData } from "./unexpected-mobile-data.ts";
import { updateSettingsTouched } from "./update-settings-touched.ts";
import { uploadOfUnknownProcess } from "./upload-of-unknown-process.ts";
import { usageGap } from "./usage-gap.ts";
import { webStoragePort } from "./web-storage-port.ts";

/** Every rule on iPhones. Adding one is a file of its own and a line here. */
export const iosRules: readonly Rule[] = [
  addedRootCertificate,
  appNotFromStore,
  appWithoutStoreRecord,
  appleThreatNotification,
  attachmentInTmp,
  attachmentsWithoutMessage,
  backdatedInvitation,
  backupDifference,
  bootWithoutShutdown,
  configurationProfile,
  crashLogsGone,
  crashReporterSettings,
  daemonAlignmentCrash,
  daemonRequest,
  disguisedAttachment,
  enterpriseProvisioning,
  faviconWithoutHistory,
  fileTimes,
  foreignQueueLabel,
  legacyBootPersistence,
  locationClientPlace,
  lockdownModeOff,
  lockdownModeOn,
  lookAlikeProcess,
  lookalikeDomain,
  lookupWithNul,
  lureCampaign,
  lureLinkForm,
  managedPhone,
  messageParserCrashes,
  missingProcessRows,
  modifiedSystem,
  namelessProcess,
  networkConfiguration,
  nicknameCrash,
  notificationProfile,
  orphanCalendarIdentity,
  orphanUsage,
  passAttachmentCrash,
  permissionWithoutConsent,
  processWithoutBinary,
  profileEvent,
  quadreamCalendar,
  rapidRedirect,
  redirectRetried,
  shutdownLogEmpty,
  silentAutomation,
  siteWithoutHistory,
  stagingBinary,
  stickyClient,
  suspiciousRedirectChain,
  systemDowngrade,
  tmpBinary,
  triangulationWindow,
  unexpectedMobileData,
  updateSettingsTouched,
  uploadOfUnknownProcess,
  usageGap,
  webStoragePort,
];
