import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf } from "./sample.ts";

const metadata = (value: unknown) => writeBinaryPlist(plistOf(value));

export function applicationsSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      "Product Type": "iPhone12,1",
      Applications: {
        "com.example.good": {
          iTunesMetadata: metadata({
            softwareVersionBundleId: "com.example.good",
            itemName: "Good",
            artistName: "Good Ltd",
            bundleShortVersionString: "1.0",
            sourceApp: "com.apple.AppStore",
            "com.apple.iTunesStore.downloadInfo": { purchaseDate: "2023-05-01T10:00:00Z" },
          }),
          PlaceholderIcon: new TextEncoder().encode("icon"),
        },
        "com.example.side": {
          iTunesMetadata: metadata({ softwareVersionBundleId: "com.example.other", sourceApp: "com.other.store" }),
        },
        "com.example.noid": { iTunesMetadata: metadata({ artistName: "None" }) },
      },
    }),
  );
  return { kind: "ios_backup", path: "Info.plist", bytes };
}
