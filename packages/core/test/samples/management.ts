import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { type FileSample, plistOf } from "./sample.ts";

const folder = "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-Library/ConfigurationProfiles";

export function managementSample(): FileSample {
  const bytes = writeBinaryPlist(
    plistOf({
      OrganizationName: "Example Ltd",
      ConfigurationURL: "https://mdm.example.com/enrol",
      IsSupervised: true,
      IsMDMUnremovable: 1,
      SkipSetup: ["AppleID"],
    }),
  );
  return { kind: "ios_backup", path: `${folder}/CloudConfigurationDetails.plist`, bytes, single: true };
}
