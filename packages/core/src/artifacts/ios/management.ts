import { boolean, text } from "../../formats/plist/access.ts";
import { defineArtifact } from "../artifact.ts";
import { dictAt, plistFields } from "./plist-values.ts";

const group = "SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-Library/ConfigurationProfiles";
const files = ["CloudConfigurationDetails.plist", "MDM.plist"] as const;

export const management = defineArtifact({
  id: "ios.management",
  title: "Supervision and management of the phone",
  platform: "ios",
  versions: "iOS 7 and later",
  where: {
    ios_backup: files.map((file) => `${group}/${file}`),
    ios_filesystem: files.flatMap((file) => [
      `private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles/${file}`,
      `private/var/mobile/Library/ConfigurationProfiles/${file}`,
    ]),
  },
  kinds: ["management"],
  timeBasis: "utc",
  reach: "the state when the evidence was taken",
  references: [
    "Apple, Device Management: MDM payload (ServerURL, CheckInURL), Get a Profile (is_supervised, is_mdm_removable)",
    "Programs that restore or change CloudConfigurationDetails.plist: IsSupervised, OrganizationName, ConfigurationURL",
  ],
  view: { type: "table", columns: ["organization", "url", "supervised", "removable"] },

  async *read(input) {
    const root = dictAt(await input.plist(), "", input);
    if (!root) return;
    const fields = plistFields(root, "", input);
    yield {
      kind: "management",
      locator: { key: "" },
      organization: fields.value("OrganizationName", text),
      url: fields.value("ServerURL", text) ?? fields.value("ConfigurationURL", text),
      supervised: fields.value("IsSupervised", boolean),
      removable: fields.value("IsMDMUnremovable", unlessTrue),
      details: fields.details(),
    };
  },
});

function unlessTrue(value: Parameters<typeof boolean>[0]): boolean | undefined {
  const fixed = boolean(value);
  return fixed === undefined ? undefined : !fixed;
}
