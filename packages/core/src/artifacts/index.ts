import type { Artifact } from "./artifact.ts";
import { cacheFiles } from "./ios/cache-files.ts";
import { chromeFavicons } from "./ios/chrome-favicons.ts";
import { chromeHistory } from "./ios/chrome-history.ts";
import { firefoxFavicons } from "./ios/firefox-favicons.ts";
import { firefoxHistory } from "./ios/firefox-history.ts";
import { safariFavicons } from "./ios/safari-favicons.ts";
import { safariHistory } from "./ios/safari-history.ts";
import { safariTabs } from "./ios/safari-tabs.ts";
import { webkitResourceLog } from "./ios/webkit-resource-log.ts";
import { webkitStatistics } from "./ios/webkit-statistics.ts";
import { webkitStorage } from "./ios/webkit-storage.ts";

/** Every artifact that is read. Adding one is a file of its own and a line here. */
export const artifacts: readonly Artifact[] = [
  cacheFiles,
  chromeFavicons,
  chromeHistory,
  firefoxFavicons,
  firefoxHistory,
  safariFavicons,
  safariHistory,
  safariTabs,
  webkitResourceLog,
  webkitStatistics,
  webkitStorage,
];
