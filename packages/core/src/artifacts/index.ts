import { acquisition } from "./android/acquisition.ts";
import { acquisitionAdbKey } from "./android/acquisition-adb-key.ts";
import { acquisitionHashes } from "./android/acquisition-hashes.ts";
import { apks } from "./android/apks.ts";
import { backupSms } from "./android/backup-sms.ts";
import { bluetoothConfig } from "./android/bluetooth-config.ts";
import { bugreportTimestamps } from "./android/bugreport-timestamps.ts";
import { callLog } from "./android/call-log.ts";
import { androidChromeHistory } from "./android/chrome-history.ts";
import { contacts as androidContacts } from "./android/contacts.ts";
import { dropbox } from "./android/dropbox.ts";
import { dumpstateProcesses } from "./android/dumpstate-processes.ts";
import { dumpsysAccessibility } from "./android/dumpsys-accessibility.ts";
import { dumpsysActivities } from "./android/dumpsys-activities.ts";
import { dumpsysAdb } from "./android/dumpsys-adb.ts";
import { dumpsysAppops } from "./android/dumpsys-appops.ts";
import { dumpsysBatteryDaily } from "./android/dumpsys-battery-daily.ts";
import { dumpsysBatteryHistory } from "./android/dumpsys-battery-history.ts";
import { dumpsysDbinfo } from "./android/dumpsys-dbinfo.ts";
import { dumpsysDevicePolicy } from "./android/dumpsys-device-policy.ts";
import { dumpsysDeviceIdle } from "./android/dumpsys-deviceidle.ts";
import { dumpsysDropbox } from "./android/dumpsys-dropbox.ts";
import { dumpsysInstallLog } from "./android/dumpsys-install-log.ts";
import { dumpsysPackages } from "./android/dumpsys-packages.ts";
import { dumpsysPlatformCompat } from "./android/dumpsys-platform-compat.ts";
import { dumpsysReceivers } from "./android/dumpsys-receivers.ts";
import { dumpsysServices } from "./android/dumpsys-services.ts";
import { dumpsysSettings } from "./android/dumpsys-settings.ts";
import { dumpsysUsageStats } from "./android/dumpsys-usagestats.ts";
import { dumpsysUsb } from "./android/dumpsys-usb.ts";
import { dumpsysUser } from "./android/dumpsys-user.ts";
import { environment } from "./android/environment.ts";
import { files } from "./android/files.ts";
import { androidFirefoxHistory } from "./android/firefox-history.ts";
import { getprop } from "./android/getprop.ts";
import { googleMessages } from "./android/google-messages.ts";
import { googleOdlh as androidGoogleOdlh } from "./android/google-odlh.ts";
import { intrusionConnections } from "./android/intrusion-connections.ts";
import { intrusionDns } from "./android/intrusion-dns.ts";
import { intrusionSecurity } from "./android/intrusion-security.ts";
import { kernelLog } from "./android/kernel-log.ts";
import { logFiles } from "./android/log-files.ts";
import { logcat } from "./android/logcat.ts";
import { logcatInstalls } from "./android/logcat-installs.ts";
import { mounts } from "./android/mounts.ts";
import { netstat } from "./android/netstat.ts";
import { notificationHistory } from "./android/notification-history.ts";
import { packages } from "./android/packages.ts";
import { playProtect } from "./android/play-protect.ts";
import { playStore } from "./android/play-store.ts";
import { processes } from "./android/processes.ts";
import { recoveryHistory } from "./android/recovery-history.ts";
import { rootBinaries } from "./android/root-binaries.ts";
import { selinux } from "./android/selinux.ts";
import { services } from "./android/services.ts";
import { settings } from "./android/settings.ts";
import { signal as androidSignal } from "./android/signal.ts";
import { signalArchive } from "./android/signal-archive.ts";
import { systemAccounts } from "./android/system-accounts.ts";
import { systemAppops } from "./android/system-appops.ts";
import { systemPackages } from "./android/system-packages.ts";
import { androidTelegram } from "./android/telegram.ts";
import { telephony } from "./android/telephony.ts";
import { tombstones } from "./android/tombstones.ts";
import { usageStatsFiles } from "./android/usagestats-files.ts";
import { wellbeing } from "./android/wellbeing.ts";
import { whatsApp as androidWhatsApp } from "./android/whatsapp.ts";
import { whatsAppCalls as androidWhatsAppCalls } from "./android/whatsapp-calls.ts";
import { whatsAppContacts as androidWhatsAppContacts } from "./android/whatsapp-contacts.ts";
import { wifiConfig } from "./android/wifi-config.ts";
import type { Artifact } from "./artifact.ts";
import { appleAccount } from "./exports/apple-account.ts";
import { appleIcloudUsage } from "./exports/apple-icloud-usage.ts";
import { appleKnownNetworks } from "./exports/apple-known-networks.ts";
import { appleRecents } from "./exports/apple-recents.ts";
import { calendarFiles } from "./exports/calendar-files.ts";
import { contactCards } from "./exports/contact-cards.ts";
import { googleAccessLog } from "./exports/google-access-log.ts";
import { googleAccountPages } from "./exports/google-account-pages.ts";
import { googleActivity } from "./exports/google-activity.ts";
import { googleActivityPage } from "./exports/google-activity-page.ts";
import { googleChromeDevices } from "./exports/google-chrome-devices.ts";
import { googleChromeHistory } from "./exports/google-chrome-history.ts";
import { googleLocationSettings } from "./exports/google-location-settings.ts";
import { googleLocations } from "./exports/google-locations.ts";
import { googlePlay } from "./exports/google-play.ts";
import { mail } from "./exports/mail.ts";
import { metaMessages } from "./exports/meta-messages.ts";
import { metaSignIns } from "./exports/meta-sign-ins.ts";
import { telegramExport } from "./exports/telegram.ts";
import { whatsAppChat } from "./exports/whatsapp-chat.ts";
import { accounts } from "./ios/accounts.ts";
import { analytics } from "./ios/analytics.ts";
import { analyticsOsVersions } from "./ios/analytics-os-versions.ts";
import { applicationState } from "./ios/application-state.ts";
import { applications } from "./ios/applications.ts";
import { attachmentContent } from "./ios/attachment-content.ts";
import { backupInfo } from "./ios/backup-info.ts";
import { backupIntegrity } from "./ios/backup-integrity.ts";
import { binaryLocations } from "./ios/binary-locations.ts";
import { biome } from "./ios/biome.ts";
import { bluetooth } from "./ios/bluetooth.ts";
import { bluetoothLe } from "./ios/bluetooth-le.ts";
import { cacheFiles } from "./ios/cache-files.ts";
import { calendar } from "./ios/calendar.ts";
import { calendarParticipants } from "./ios/calendar-participants.ts";
import { calls } from "./ios/calls.ts";
import { chromeDownloads } from "./ios/chrome-downloads.ts";
import { chromeFavicons } from "./ios/chrome-favicons.ts";
import { chromeHistory } from "./ios/chrome-history.ts";
import { configurationProfiles } from "./ios/configuration-profiles.ts";
import { contacts } from "./ios/contacts.ts";
import { crashReports } from "./ios/crash-reports.ts";
import { dataUsage } from "./ios/datausage.ts";
import { filesystem } from "./ios/filesystem.ts";
import { firefoxFavicons } from "./ios/firefox-favicons.ts";
import { firefoxHistory } from "./ios/firefox-history.ts";
import { globalPreferences } from "./ios/global-preferences.ts";
import { googleOdlh } from "./ios/google-odlh.ts";
import { idStatusCache } from "./ios/id-status-cache.ts";
import { interactions } from "./ios/interactions.ts";
import { jetsamEvents } from "./ios/jetsam-events.ts";
import { knowledgeC } from "./ios/knowledgec.ts";
import { locationCache } from "./ios/location-cache.ts";
import { locationClients } from "./ios/location-clients.ts";
import { lockdownd } from "./ios/lockdownd.ts";
import { management } from "./ios/management.ts";
import { manifest } from "./ios/manifest.ts";
import { mapsHistory } from "./ios/maps-history.ts";
import { mobileBackup } from "./ios/mobile-backup.ts";
import { mobileInstallation } from "./ios/mobile-installation.ts";
import { netUsage } from "./ios/netusage.ts";
import { networkConfigurations } from "./ios/network-configurations.ts";
import { notes } from "./ios/notes.ts";
import { notifications } from "./ios/notifications.ts";
import { osVersionHistory } from "./ios/os-version-history.ts";
import { osAnalyticsAdDaily } from "./ios/osanalytics-addaily.ts";
import { photos } from "./ios/photos.ts";
import { powerlog } from "./ios/powerlog.ts";
import { profileEvents } from "./ios/profile-events.ts";
import { provisioningProfiles } from "./ios/provisioning-profiles.ts";
import { reminders } from "./ios/reminders.ts";
import { routined } from "./ios/routined.ts";
import { runningProcesses } from "./ios/running-processes.ts";
import { safariBookmarks } from "./ios/safari-bookmarks.ts";
import { safariDownloads } from "./ios/safari-downloads.ts";
import { safariFavicons } from "./ios/safari-favicons.ts";
import { safariHistory } from "./ios/safari-history.ts";
import { safariTabs } from "./ios/safari-tabs.ts";
import { screenTime } from "./ios/screen-time.ts";
import { settingsEvents } from "./ios/settings-events.ts";
import { shortcuts } from "./ios/shortcuts.ts";
import { shortcutsAutomations } from "./ios/shortcuts-automations.ts";
import { shutdownLog } from "./ios/shutdown-log.ts";
import { shutdowns } from "./ios/shutdowns.ts";
import { signal } from "./ios/signal.ts";
import { signalAttachments } from "./ios/signal-attachments.ts";
import { signalContacts } from "./ios/signal-contacts.ts";
import { sms } from "./ios/sms.ts";
import { smsAttachments } from "./ios/sms-attachments.ts";
import { storeSystem } from "./ios/store-system.ts";
import { systemVersion } from "./ios/system-version.ts";
import { tcc } from "./ios/tcc.ts";
import { telegram } from "./ios/telegram.ts";
import { trustStore } from "./ios/trust-store.ts";
import { voicemail } from "./ios/voicemail.ts";
import { webkitResourceLog } from "./ios/webkit-resource-log.ts";
import { webkitStatistics } from "./ios/webkit-statistics.ts";
import { webkitStorage } from "./ios/webkit-storage.ts";
import { whatsApp } from "./ios/whatsapp.ts";
import { whatsAppCalls } from "./ios/whatsapp-calls.ts";
import { whatsAppContacts } from "./ios/whatsapp-contacts.ts";
import { whatsAppLids } from "./ios/whatsapp-lids.ts";
import { wifiNetworks } from "./ios/wifi-networks.ts";

/** Every artifact that is read. Adding one is a file of its own and a line here. */
export const artifacts: readonly Artifact[] = [
  appleAccount,
  appleIcloudUsage,
  appleKnownNetworks,
  appleRecents,
  calendarFiles,
  contactCards,
  googleAccessLog,
  googleAccountPages,
  googleActivity,
  googleActivityPage,
  googleChromeDevices,
  googleChromeHistory,
  googleLocationSettings,
  googleLocations,
  googlePlay,
  mail,
  metaMessages,
  metaSignIns,
  telegramExport,
  whatsAppChat,
  acquisition,
  acquisitionAdbKey,
  acquisitionHashes,
  apks,
  backupSms,
  bluetoothConfig,
  bugreportTimestamps,
  callLog,
  androidChromeHistory,
  androidContacts,
  dropbox,
  dumpstateProcesses,
  dumpsysAccessibility,
  dumpsysActivities,
  dumpsysAdb,
  dumpsysAppops,
  dumpsysBatteryDaily,
  dumpsysBatteryHistory,
  dumpsysDbinfo,
  dumpsysDevicePolicy,
  dumpsysDeviceIdle,
  dumpsysDropbox,
  dumpsysInstallLog,
  dumpsysPackages,
  dumpsysPlatformCompat,
  dumpsysReceivers,
  dumpsysServices,
  dumpsysSettings,
  dumpsysUsageStats,
  dumpsysUsb,
  dumpsysUser,
  environment,
  files,
  androidFirefoxHistory,
  getprop,
  googleMessages,
  androidGoogleOdlh,
  intrusionConnections,
  intrusionDns,
  intrusionSecurity,
  kernelLog,
  logFiles,
  logcat,
  logcatInstalls,
  mounts,
  netstat,
  notificationHistory,
  packages,
  playProtect,
  playStore,
  processes,
  recoveryHistory,
  rootBinaries,
  selinux,
  services,
  settings,
  androidSignal,
  signalArchive,
  systemAccounts,
  systemAppops,
  systemPackages,
  androidTelegram,
  telephony,
  tombstones,
  usageStatsFiles,
  wellbeing,
  androidWhatsApp,
  androidWhatsAppCalls,
  androidWhatsAppContacts,
  wifiConfig,
  accounts,
  analytics,
  analyticsOsVersions,
  applicationState,
  applications,
  attachmentContent,
  backupInfo,
  backupIntegrity,
  binaryLocations,
  biome,
  bluetooth,
  bluetoothLe,
  cacheFiles,
  calendar,
  calendarParticipants,
  calls,
  chromeDownloads,
  chromeFavicons,
  chromeHistory,
  configurationProfiles,
  contacts,
  crashReports,
  dataUsage,
  filesystem,
  firefoxFavicons,
  firefoxHistory,
  globalPreferences,
  googleOdlh,
  idStatusCache,
  interactions,
  jetsamEvents,
  knowledgeC,
  locationCache,
  locationClients,
  lockdownd,
  management,
  manifest,
  mapsHistory,
  mobileBackup,
  mobileInstallation,
  netUsage,
  networkConfigurations,
  notes,
  notifications,
  osVersionHistory,
  osAnalyticsAdDaily,
  photos,
  powerlog,
  profileEvents,
  provisioningProfiles,
  reminders,
  routined,
  runningProcesses,
  safariBookmarks,
  safariDownloads,
  safariFavicons,
  safariHistory,
  safariTabs,
  screenTime,
  settingsEvents,
  shortcuts,
  shortcutsAutomations,
  shutdownLog,
  shutdowns,
  signal,
  signalAttachments,
  signalContacts,
  sms,
  smsAttachments,
  storeSystem,
  systemVersion,
  tcc,
  telegram,
  trustStore,
  voicemail,
  webkitResourceLog,
  webkitStatistics,
  webkitStorage,
  whatsApp,
  whatsAppCalls,
  whatsAppContacts,
  whatsAppLids,
  wifiNetworks,
];
