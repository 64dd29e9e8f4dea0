import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf, sampleTime } from "./sample.ts";

const folder = "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-Library/ConfigurationProfiles";

export function configurationProfilesSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      PayloadUUID: "11111111-2222-3333-4444-555555555555",
      PayloadType: "Configuration",
      PayloadDisplayName: "Company",
      PayloadOrganization: "Example Ltd",
      PayloadDescription: "See https://mdm.example.com/",
      PayloadRemovalDisallowed: true,
      InstallDate: new Date(sampleTime * 1000),
      PayloadContent: [
        { PayloadType: "com.apple.vpn.managed", PERSISTENT_REF: new Uint8Array([1, 2]) },
        { PayloadType: "com.apple.notificationsettings" },
      ],
      SignerCerts: [new Uint8Array([3])],
    }),
  );
  return { kind: "ios_backup", path: `${folder}/profile-11111111.stub`, bytes, single: true };
}
