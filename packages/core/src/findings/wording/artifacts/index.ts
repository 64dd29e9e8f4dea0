import { accountTitles } from "./account.ts";
import { androidAcquiredTitles } from "./android-acquired.ts";
import { androidStoresTitles } from "./android-stores.ts";
import { iosPersonTitles } from "./ios-person.ts";
import { iosSystemTitles } from "./ios-system.ts";
import { iosWebTitles } from "./ios-web.ts";
import { sharedTitles } from "./shared.ts";
import type { ArtifactTitles } from "./titles.ts";

/** Titles of artifacts, by the English title of their declarations. One that is not here is shown in English. */
export const artifactTitles: ArtifactTitles = {
  ...accountTitles,
  ...androidAcquiredTitles,
  ...androidStoresTitles,
  ...iosPersonTitles,
  ...iosSystemTitles,
  ...iosWebTitles,
  ...sharedTitles,
};
