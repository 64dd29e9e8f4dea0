import { acquisitionHashesSample } from "./acquisition-hashes.ts";
import { analyticsSample } from "./analytics.ts";
import { analyticsOsVersionsSample } from "./analytics-os-versions.ts";
import {
  acquisitionSample,
  apksSample,
  backupSmsSample,
  environmentSample,
  filesSample,
  intrusionSample,
  logcatSample,
  logFilesSample,
  mountsSample,
  packagesListSample,
  processesSample,
  rootBinariesSample,
  selinuxSample,
  serviceListSample,
  settingsSample,
} from "./android-acquisition.ts";
import {
  accessibilitySample,
  acquisitionAdbKeySample,
  activitiesSample,
  adbSample,
  appopsSample,
  batteryDailySample,
  batteryHistorySample,
  bugreportTimestampsSample,
  dbinfoSample,
  devicePolicySample,
  dumpstateProcessesSample,
  dumpsysServicesSample,
  dumpsysSettingsSample,
  getpropSample,
  installLogSample,
  packagesSample,
  platformCompatSample,
  receiversSample,
  tombstonesSample,
} from "./android-dumps.ts";
import { playProtectSample, playStoreSample, wellbeingSample } from "./android-google.ts";
import {
  androidChromeSample,
  androidFirefoxSample,
  bluetoothConfigSample,
  googleOdlhSample,
  iosGoogleOdlhSample,
  notificationHistorySample,
  systemAccountsSample,
  systemAppopsSample,
  systemPackagesSample,
  wifiConfigSample,
} from "./android-settings.ts";
import { androidSignalSample } from "./android-signal.ts";
import { androidSignalArchiveSample } from "./android-signal-archive.ts";
import {
  deviceIdleSample,
  dropboxSample,
  dumpsysDropboxSample,
  kernelLogSample,
  logcatInstallsSample,
  netstatSample,
  recoveryHistorySample,
  usageStatsFilesSample,
  usageStatsSample,
  usbSample,
  usersSample,
} from "./android-system.ts";
import { androidTelegramSample } from "./android-telegram.ts";
import {
  androidContactsSample,
  androidTelephonySample,
  callLogSample,
  googleMessagesSample,
} from "./android-telephony.ts";
import { androidWhatsAppContactsSample, androidWhatsAppSample } from "./android-whatsapp.ts";
import { applicationsSample } from "./applications.ts";
import { backupInfoSample } from "./backup-info.ts";
import { backupIntegritySample } from "./backup-integrity.ts";
import { cacheFilesSample } from "./cache-files.ts";
import { calendarSample } from "./calendar.ts";
import { calendarParticipantsSample } from "./calendar-participants.ts";
import { callsSample } from "./calls.ts";
import { chromeFaviconsSample } from "./chrome-favicons.ts";
import { chromeHistorySample } from "./chrome-history.ts";
import { configurationProfilesSample } from "./configuration-profiles.ts";
import { contactsSample } from "./contacts.ts";
import { dataUsageSample } from "./datausage.ts";
import {
  appleAccountSample,
  appleIcloudUsageSample,
  appleKnownNetworksSample,
  appleRecentsSample,
  contactCardsSample,
  exportedCalendarSample,
  googleAccessLogSample,
  googleAccountPagesSample,
  googleActivityPageSample,
  googleActivitySample,
  googleChromeDevicesSample,
  googleChromeHistorySample,
  googleLocationSettingsSample,
  googleLocationsSample,
  googlePlaySample,
  mailSample,
  metaMessagesSample,
  metaSignInsSample,
  telegramSample,
  whatsAppChatSample,
} from "./exports.ts";
import { filesystemSample } from "./filesystem.ts";
import { firefoxFaviconsSample } from "./firefox-favicons.ts";
import { firefoxHistorySample } from "./firefox-history.ts";
import { globalPreferencesSample } from "./global-preferences.ts";
import { idStatusCacheSample } from "./id-status-cache.ts";
import { interactionsSample } from "./interactions.ts";
import {
  chromeDownloadsSample,
  safariBookmarksSample,
  safariDownloadsSample,
  storeSystemSample,
} from "./ios-browsers.ts";
import { accountsSample, notesSample, photosSample, remindersSample, voicemailSample } from "./ios-personal.ts";
import { locationCacheSample, mapsHistorySample, routinedSample } from "./ios-places.ts";
import { bluetoothLeSample, bluetoothSample, wifiNetworksSample } from "./ios-radio.ts";
import {
  applicationStateSample,
  biomeSample,
  knowledgeCSample,
  notificationsSample,
  powerlogSample,
  screenTimeSample,
} from "./ios-usage.ts";
import { locationClientsSample } from "./location-clients.ts";
import { managementSample } from "./management.ts";
import { manifestSample } from "./manifest.ts";
import { netUsageSample } from "./netusage.ts";
import { networkConfigurationsSample } from "./network-configurations.ts";
import { osVersionHistorySample } from "./os-version-history.ts";
import { osAnalyticsAdDailySample } from "./osanalytics-addaily.ts";
import { profileEventsSample } from "./profile-events.ts";
import { provisioningProfilesSample } from "./provisioning-profiles.ts";
import { safariFaviconsSample } from "./safari-favicons.ts";
import { safariHistorySample } from "./safari-history.ts";
import { safariTabsSample } from "./safari-tabs.ts";
import type { Sample } from "./sample.ts";
import { shortcutsSample } from "./shortcuts.ts";
import { shortcutsAutomationsSample } from "./shortcuts-automations.ts";
import { shutdownLogSample } from "./shutdown-log.ts";
import { signalSample } from "./signal.ts";
import { smsSample } from "./sms.ts";
import { smsAttachmentsSample } from "./sms-attachments.ts";
import {
  attachmentContentSample,
  binaryLocationsSample,
  crashReportsSample,
  jetsamEventsSample,
  lockdowndSample,
  mobileBackupSample,
  mobileInstallationSample,
  runningProcessesSample,
  settingsEventsSample,
  shutdownsSample,
  systemVersionSample,
} from "./sysdiagnose.ts";
import { tccSample } from "./tcc.ts";
import { iosTelegramSample } from "./telegram.ts";
import { trustStoreSample } from "./trust-store.ts";
import { webkitResourceLogSample } from "./webkit-resource-log.ts";
import { webkitStatisticsSample } from "./webkit-statistics.ts";
import { webkitStorageSample } from "./webkit-storage.ts";
import { whatsAppSample } from "./whatsapp.ts";
import { whatsAppCallsSample } from "./whatsapp-calls.ts";
import { whatsAppContactsSample } from "./whatsapp-contacts.ts";
import { whatsAppLidsSample } from "./whatsapp-lids.ts";

/**
 * A sample of every artifact's input, by its id: the conformance suite reads each, poisons each, and asks that nothing
 * else is lost. To join: a file beside this one that exports a function giving a `Sample`, and a line here.
 */
export const samples: Readonly<Record<string, () => Sample>> = {
  "account.apple_account": appleAccountSample,
  "account.apple_icloud_usage": appleIcloudUsageSample,
  "account.apple_known_networks": appleKnownNetworksSample,
  "account.apple_recents": appleRecentsSample,
  "account.calendar": exportedCalendarSample,
  "account.contact_cards": contactCardsSample,
  "account.google_access_log": googleAccessLogSample,
  "account.google_account": googleAccountPagesSample,
  "account.google_activity": googleActivitySample,
  "account.google_activity_page": googleActivityPageSample,
  "account.google_chrome_devices": googleChromeDevicesSample,
  "account.google_chrome_history": googleChromeHistorySample,
  "account.google_location_settings": googleLocationSettingsSample,
  "account.google_locations": googleLocationsSample,
  "account.google_play": googlePlaySample,
  "account.mail": mailSample,
  "account.meta_messages": metaMessagesSample,
  "account.meta_sign_ins": metaSignInsSample,
  "account.telegram": telegramSample,
  "account.whatsapp_chat": whatsAppChatSample,
  "android.acquisition": acquisitionSample,
  "android.acquisition_adb_key": acquisitionAdbKeySample,
  "android.acquisition_hashes": acquisitionHashesSample,
  "android.apks": apksSample,
  "android.backup_sms": backupSmsSample,
  "android.bugreport_timestamps": bugreportTimestampsSample,
  "android.dropbox": dropboxSample,
  "android.dumpstate_processes": dumpstateProcessesSample,
  "android.dumpsys_accessibility": accessibilitySample,
  "android.dumpsys_activities": activitiesSample,
  "android.dumpsys_adb": adbSample,
  "android.dumpsys_appops": appopsSample,
  "android.dumpsys_battery_daily": batteryDailySample,
  "android.dumpsys_battery_history": batteryHistorySample,
  "android.dumpsys_dbinfo": dbinfoSample,
  "android.dumpsys_device_policy": devicePolicySample,
  "android.dumpsys_deviceidle": deviceIdleSample,
  "android.dumpsys_dropbox": dumpsysDropboxSample,
  "android.dumpsys_install_log": installLogSample,
  "android.dumpsys_packages": packagesSample,
  "android.dumpsys_platform_compat": platformCompatSample,
  "android.dumpsys_receivers": receiversSample,
  "android.dumpsys_services": dumpsysServicesSample,
  "android.dumpsys_settings": dumpsysSettingsSample,
  "android.dumpsys_usagestats": usageStatsSample,
  "android.dumpsys_usb": usbSample,
  "android.dumpsys_user": usersSample,
  "android.environment": environmentSample,
  "android.files": filesSample,
  "android.getprop": getpropSample,
  "android.intrusion_connections": intrusionSample,
  "android.intrusion_dns": intrusionSample,
  "android.intrusion_security": intrusionSample,
  "android.kernel_log": kernelLogSample,
  "android.log_files": logFilesSample,
  "android.logcat": logcatSample,
  "android.logcat_installs": logcatInstallsSample,
  "android.mounts": mountsSample,
  "android.netstat": netstatSample,
  "android.packages": packagesListSample,
  "android.play_protect": playProtectSample,
  "android.play_store": playStoreSample,
  "android.processes": processesSample,
  "android.recovery_history": recoveryHistorySample,
  "android.root_binaries": rootBinariesSample,
  "android.selinux": selinuxSample,
  "android.services": serviceListSample,
  "android.settings": settingsSample,
  "android.signal": androidSignalSample,
  "android.signal_archive": androidSignalArchiveSample,
  "android.call_log": callLogSample,
  "android.contacts": androidContactsSample,
  "android.google_messages": googleMessagesSample,
  "android.telephony": androidTelephonySample,
  "android.bluetooth_config": bluetoothConfigSample,
  "android.chrome_history": androidChromeSample,
  "android.firefox_history": androidFirefoxSample,
  "android.google_odlh": googleOdlhSample,
  "android.notification_history": notificationHistorySample,
  "android.system_accounts": systemAccountsSample,
  "android.system_appops": systemAppopsSample,
  "android.system_packages": systemPackagesSample,
  "android.wifi_config": wifiConfigSample,
  "android.telegram": androidTelegramSample,
  "android.tombstones": tombstonesSample,
  "android.usagestats_files": usageStatsFilesSample,
  "ios.accounts": accountsSample,
  "android.wellbeing": wellbeingSample,
  "android.whatsapp": androidWhatsAppSample,
  "android.whatsapp_calls": androidWhatsAppSample,
  "android.whatsapp_contacts": androidWhatsAppContactsSample,
  "ios.analytics": analyticsSample,
  "ios.analytics_os_versions": analyticsOsVersionsSample,
  "ios.application_state": applicationStateSample,
  "ios.applications": applicationsSample,
  "ios.attachment_content": attachmentContentSample,
  "ios.backup_info": backupInfoSample,
  "ios.backup_integrity": backupIntegritySample,
  "ios.binary_locations": binaryLocationsSample,
  "ios.biome": biomeSample,
  "ios.bluetooth": bluetoothSample,
  "ios.bluetooth_le": bluetoothLeSample,
  "ios.cache_files": cacheFilesSample,
  "ios.calendar": calendarSample,
  "ios.calendar_participants": calendarParticipantsSample,
  "ios.calls": callsSample,
  "ios.chrome_downloads": chromeDownloadsSample,
  "ios.chrome_favicons": chromeFaviconsSample,
  "ios.chrome_history": chromeHistorySample,
  "ios.configuration_profiles": configurationProfilesSample,
  "ios.contacts": contactsSample,
  "ios.crash_reports": crashReportsSample,
  "ios.datausage": dataUsageSample,
  "ios.filesystem": filesystemSample,
  "ios.firefox_favicons": firefoxFaviconsSample,
  "ios.firefox_history": firefoxHistorySample,
  "ios.global_preferences": globalPreferencesSample,
  "ios.google_odlh": iosGoogleOdlhSample,
  "ios.id_status_cache": idStatusCacheSample,
  "ios.interactions": interactionsSample,
  "ios.jetsam_events": jetsamEventsSample,
  "ios.knowledgec": knowledgeCSample,
  "ios.location_cache": locationCacheSample,
  "ios.locationd_clients": locationClientsSample,
  "ios.lockdownd": lockdowndSample,
  "ios.management": managementSample,
  "ios.manifest": manifestSample,
  "ios.maps_history": mapsHistorySample,
  "ios.mobile_backup": mobileBackupSample,
  "ios.mobile_installation": mobileInstallationSample,
  "ios.netusage": netUsageSample,
  "ios.network_configurations": networkConfigurationsSample,
  "ios.notes": notesSample,
  "ios.notifications": notificationsSample,
  "ios.os_version_history": osVersionHistorySample,
  "ios.osanalytics_addaily": osAnalyticsAdDailySample,
  "ios.photos": photosSample,
  "ios.powerlog": powerlogSample,
  "ios.profile_events": profileEventsSample,
  "ios.provisioning_profiles": provisioningProfilesSample,
  "ios.reminders": remindersSample,
  "ios.routined": routinedSample,
  "ios.running_processes": runningProcessesSample,
  "ios.safari_bookmarks": safariBookmarksSample,
  "ios.safari_downloads": safariDownloadsSample,
  "ios.safari_favicons": safariFaviconsSample,
  "ios.safari_history": safariHistorySample,
  "ios.safari_tabs": safariTabsSample,
  "ios.screen_time": screenTimeSample,
  "ios.settings_events": settingsEventsSample,
  "ios.shortcuts": shortcutsSample,
  "ios.shortcuts_automations": shortcutsAutomationsSample,
  "ios.shutdown_log": shutdownLogSample,
  "ios.shutdowns": shutdownsSample,
  "ios.signal": signalSample,
  "ios.signal_attachments": signalSample,
  "ios.signal_contacts": signalSample,
  "ios.sms": smsSample,
  "ios.sms_attachments": smsAttachmentsSample,
  "ios.store_system": storeSystemSample,
  "ios.system_version": systemVersionSample,
  "ios.tcc": tccSample,
  "ios.telegram": iosTelegramSample,
  "ios.trust_store": trustStoreSample,
  "ios.voicemail": voicemailSample,
  "ios.webkit_resource_log": webkitResourceLogSample,
  "ios.webkit_statistics": webkitStatisticsSample,
  "ios.webkit_storage": webkitStorageSample,
  "ios.whatsapp": whatsAppSample,
  "ios.whatsapp_calls": whatsAppCallsSample,
  "ios.whatsapp_contacts": whatsAppContactsSample,
  "ios.whatsapp_lids": whatsAppLidsSample,
  "ios.wifi_networks": wifiNetworksSample,
};
