import { analyticsSample } from "./analytics.ts";
import { analyticsOsVersionsSample } from "./analytics-os-versions.ts";
import { applicationsSample } from "./applications.ts";
import { backupInfoSample } from "./backup-info.ts";
import { cacheFilesSample } from "./cache-files.ts";
import { chromeFaviconsSample } from "./chrome-favicons.ts";
import { chromeHistorySample } from "./chrome-history.ts";
import { configurationProfilesSample } from "./configuration-profiles.ts";
import { dataUsageSample } from "./datausage.ts";
import { filesystemSample } from "./filesystem.ts";
import { firefoxFaviconsSample } from "./firefox-favicons.ts";
import { firefoxHistorySample } from "./firefox-history.ts";
import { globalPreferencesSample } from "./global-preferences.ts";
import { locationClientsSample } from "./location-clients.ts";
import { manifestSample } from "./manifest.ts";
import { netUsageSample } from "./netusage.ts";
import { osVersionHistorySample } from "./os-version-history.ts";
import { osAnalyticsAdDailySample } from "./osanalytics-addaily.ts";
import { profileEventsSample } from "./profile-events.ts";
import { safariFaviconsSample } from "./safari-favicons.ts";
import { safariHistorySample } from "./safari-history.ts";
import { safariTabsSample } from "./safari-tabs.ts";
import type { Sample } from "./sample.ts";
import { shutdownLogSample } from "./shutdown-log.ts";
import { tccSample } from "./tcc.ts";
import { webkitResourceLogSample } from "./webkit-resource-log.ts";
import { webkitStatisticsSample } from "./webkit-statistics.ts";
import { webkitStorageSample } from "./webkit-storage.ts";

/**
 * A sample of every artifact's input, by its id: the conformance suite reads each, poisons each, and asks that nothing
 * else is lost. To join: a file beside this one that exports a function giving a `Sample`, and a line here.
 */
export const samples: Readonly<Record<string, () => Sample>> = {
  "ios.analytics": analyticsSample,
  "ios.analytics_os_versions": analyticsOsVersionsSample,
  "ios.applications": applicationsSample,
  "ios.backup_info": backupInfoSample,
  "ios.cache_files": cacheFilesSample,
  "ios.chrome_favicons": chromeFaviconsSample,
  "ios.chrome_history": chromeHistorySample,
  "ios.configuration_profiles": configurationProfilesSample,
  "ios.datausage": dataUsageSample,
  "ios.filesystem": filesystemSample,
  "ios.firefox_favicons": firefoxFaviconsSample,
  "ios.firefox_history": firefoxHistorySample,
  "ios.global_preferences": globalPreferencesSample,
  "ios.locationd_clients": locationClientsSample,
  "ios.manifest": manifestSample,
  "ios.netusage": netUsageSample,
  "ios.os_version_history": osVersionHistorySample,
  "ios.osanalytics_addaily": osAnalyticsAdDailySample,
  "ios.profile_events": profileEventsSample,
  "ios.safari_favicons": safariFaviconsSample,
  "ios.safari_history": safariHistorySample,
  "ios.safari_tabs": safariTabsSample,
  "ios.shutdown_log": shutdownLogSample,
  "ios.tcc": tccSample,
  "ios.webkit_resource_log": webkitResourceLogSample,
  "ios.webkit_statistics": webkitStatisticsSample,
  "ios.webkit_storage": webkitStorageSample,
};

/** Artifacts that came before the suite and have no sample yet. A new artifact brings its own; this list only shrinks. */
export const withoutSample: readonly string[] = [
  "ios.calendar",
  "ios.calls",
  "ios.contacts",
  "ios.id_status_cache",
  "ios.interactions",
  "ios.shortcuts",
  "ios.sms",
  "ios.sms_attachments",
  "ios.whatsapp",
  "ios.whatsapp_contacts",
  "ios.whatsapp_lids",
];
