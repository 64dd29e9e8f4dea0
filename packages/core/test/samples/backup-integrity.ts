import type { TreeSample } from "./sample.ts";

export function backupIntegritySample(): TreeSample {
  return {
    kind: "ios_backup",
    tree: { "HomeDomain-Library/SMS/sms.db": new Uint8Array([1]) },
    differences: [
      { path: "HomeDomain-Library/SMS/sms.db", kind: "size", stated: "7", found: "1" },
      { path: "RootDomain-Library/x.plist", kind: "digest", stated: "aa", found: "bb" },
      { path: `aa/${"aa".repeat(20)}`, kind: "unlisted", stated: null, found: "7" },
    ],
  };
}
