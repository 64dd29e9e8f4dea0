import { analyticsSample } from "./analytics.ts";
import { analyticsOsVersionsSample } from "./analytics-os-versions.ts";
import { applicationsSample } from "./applications.ts";
import { backupInfoSample } from "./backup-info.ts";
import { configurationProfilesSample } from "./configuration-profiles.ts";
import { dataUsageSample } from "./datausage.ts";
import { filesystemSample } from "./filesystem.ts";
import { globalPreferencesSample } from "./global-preferences.ts";
import { locationClientsSample } from "./location-clients.ts";
import { manifestSample } from "./manifest.ts";
import { netUsageSample } from "./netusage.ts";
import { osVersionHistorySample } from "./os-version-history.ts";
import { osAnalyticsAdDailySample } from "./osanalytics-addaily.ts";
import { profileEventsSample } from "./profile-events.ts";
import type { Sample } from "./sample.ts";
import { shutdownLogSample } from "./shutdown-log.ts";
import { tccSample } from "./tcc.ts";

/**
 * A sample of every artifact's input, by its id: the conformance suite reads each, poisons each, and asks that nothing
 * else is lost. To join: a file beside this one that exports a function giving a `Sample`, and a line here.
 */
export const samples: Readonly<Record<string, () => Sample>> = {
  "ios.analytics": analyticsSample,
  "ios.analytics_os_versions": analyticsOsVersionsSample,
  "ios.applications": applicationsSample,
  "ios.backup_info": backupInfoSample,
  "ios.configuration_profiles": configurationProfilesSample,
  "ios.datausage": dataUsageSample,
  "ios.filesystem": filesystemSample,
  "ios.global_preferences": globalPreferencesSample,
  "ios.locationd_clients": locationClientsSample,
  "ios.manifest": manifestSample,
  "ios.netusage": netUsageSample,
  "ios.os_version_history": osVersionHistorySample,
  "ios.osanalytics_addaily": osAnalyticsAdDailySample,
  "ios.profile_events": profileEventsSample,
  "ios.shutdown_log": shutdownLogSample,
  "ios.tcc": tccSample,
};

/** Artifacts that came before the suite and have no sample yet. A new artifact brings its own; this list only shrinks. */
export const withoutSample: readonly string[] = [
  "ios.cache_files",
  "ios.calendar",
  "ios.calls",
  "ios.chrome_favicons",
  "ios.chrome_history",
  "ios.contacts",
  "ios.firefox_favicons",
  "ios.firefox_history",
  "ios.id_status_cache",
  "ios.interactions",
  "ios.safari_favicons",
  "ios.safari_history",
  "ios.safari_tabs",
  "ios.shortcuts",
  "ios.sms",
  "ios.sms_attachments",
  "ios.webkit_resource_log",
  "ios.webkit_statistics",
  "ios.webkit_storage",
  "ios.whatsapp",
  "ios.whatsapp_contacts",
  "ios.whatsapp_lids",
];
