import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

export function globalPreferencesSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      AppleLocale: "en_US",
      AppleKeyboards: ["en_GB", "emoji"],
      LDMGlobalEnabled: true,
      AKLastEmailListRequestDateKey: new Date(sampleTime * 1000),
    }),
  );
  return { kind: "ios_backup", path: "HomeDomain-Library/Preferences/.GlobalPreferences.plist", bytes };
}
