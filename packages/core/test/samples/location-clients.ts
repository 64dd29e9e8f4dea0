import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, macTime, plistOf } from "./sample.ts";

export function locationClientsSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      "com.example.maps:": { BundleId: "com.example.maps", LocationTimeStopped: macTime + 0.5, Registered: true },
      "/usr/libexec/bridgehead": {
        Executable: "/usr/libexec/bridgehead",
        LocationTimeStopped: macTime + 1,
        FenceTimeStopped: macTime + 2,
        Registered: "/private/var/tmp/x",
      },
      "com.example.bp": { BundlePath: "/private/var/tmp/stage2/x.app", ClientStorageToken: new Uint8Array([1, 2]) },
      MigrationVersion: 3,
    }),
  );
  return { kind: "ios_backup", path: "RootDomain-Library/Caches/locationd/clients.plist", bytes };
}
