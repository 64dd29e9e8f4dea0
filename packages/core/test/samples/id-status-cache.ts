import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, macTime, plistOf } from "./sample.ts";

export function idStatusCacheSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      "com.apple.madrid": {
        "mailto:a@example.org": { LookupDate: macTime + 0.25, IDStatus: 1, ValidExpiry: 25.5 },
        "tel:+15550100": { LookupDate: macTime + 1, IDStatus: 2 },
      },
      "com.apple.private.alloy.facetime.multi": { "tel:+15550100": { LookupDate: macTime + 2, IDStatus: 1 } },
      CacheVersion: 1,
    }),
  );
  const path = "HomeDomain-Library/Preferences/com.apple.identityservices.idstatuscache.plist";
  return { kind: "ios_backup", path, bytes };
}
