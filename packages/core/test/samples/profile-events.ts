import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

const folder = "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-Library/ConfigurationProfiles";

export function profileEventsSample(): FileSample {
  const event = (seconds: number, operation: string, process: string) => ({
    timestamp: new Date((sampleTime + seconds) * 1000),
    Operation: operation,
    Process: process,
  });
  const bytes = writeBinaryPlist(
    plistOf({
      ProfileEvents: [
        { "11111111-2222-3333-4444-555555555555": event(0, "install", "Preferences") },
        { aaaa: event(60, "remove", "bridgehead") },
        { bbbb: event(120, "install", "mdmd") },
      ],
    }),
  );
  return { kind: "ios_backup", path: `${folder}/MCProfileEvents.plist`, bytes };
}
