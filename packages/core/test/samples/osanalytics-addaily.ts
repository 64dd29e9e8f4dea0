import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

export function osAnalyticsAdDailySample(): FileSample {
  const time = (seconds: number) => new Date((sampleTime + seconds) * 1000);
  const bytes = writeBinaryPlist(
    plistOf({
      netUsageBaseline: {
        "com.example.app": [time(0), 1, 2, 3, 4],
        bridgehead: [time(60), 10, 20, 30, 40],
        "com.example.late": [time(120), 100, 200, 300, 400],
      },
    }),
  );
  return { kind: "ios_backup", path: "HomeDomain-Library/Preferences/com.apple.osanalytics.addaily.plist", bytes };
}
