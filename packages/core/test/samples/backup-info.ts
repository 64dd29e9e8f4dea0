import { writeXmlPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

export function backupInfoSample(): FileSample {
  const bytes = writeXmlPlist(
    plistOf({
      "Build Version": "20H19",
      "Device Name": "Phone of A",
      "Display Name": "Phone of A",
      GUID: "G",
      ICCID: "8934",
      IMEI: "350000000000000",
      "Installed Applications": ["com.example.good", "com.example.side"],
      "Last Backup Date": new Date(sampleTime * 1000),
      "Phone Number": "+15550000001",
      "Product Name": "iPhone 11",
      "Product Type": "iPhone12,1",
      "Product Version": "16.7",
      "Serial Number": "F123",
      "Target Identifier": "t",
      "Target Type": "Device",
      "Unique Identifier": "U",
      "iTunes Version": "12.12",
    }),
  );
  return { kind: "ios_backup", path: "Info.plist", bytes, single: true };
}
