import { type FileSample, sampleTime } from "./sample.ts";

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000", "");

/** A profile as it lies inside its signature, whose bytes stand around it. */
export function signedProfile(entries: string): Uint8Array {
  const plist = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>${entries}</dict></plist>`;
  const around = new Uint8Array([0x30, 0x82, 0xff, 0xfe, 0x06, 0x09]);
  return new Uint8Array([...around, ...new TextEncoder().encode(plist), ...around]);
}

const usual = `
  <key>Name</key><string>Helper</string>
  <key>UUID</key><string>5C000000-0000-4000-8000-000000000001</string>
  <key>TeamName</key><string>Example Ltd</string>
  <key>CreationDate</key><date>${iso(sampleTime)}</date>
  <key>ExpirationDate</key><date>${iso(sampleTime + 31_536_000)}</date>
  <key>DeveloperCertificates</key><array><data>AQI=</data></array>
  <key>Entitlements</key><dict><key>application-identifier</key><string>ABCDE12345.org.example.helper</string></dict>`;

export function provisioningProfilesSample(): FileSample {
  return {
    kind: "ios_backup",
    path: "MobileDeviceDomain-ProvisioningProfiles/5C000000-0000-4000-8000-000000000001",
    bytes: signedProfile(`${usual}<key>ProvisionsAllDevices</key><true/>`),
    single: true,
    poisoned: {
      "a list where data belongs": signedProfile(
        `${usual.replace("</array>", "<array/></array>")}<key>ProvisionsAllDevices</key><true/>`,
      ),
    },
  };
}
