import { array, boolean, date, dict, type Maybe, text } from "../../formats/plist/access.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

export const configurationProfiles = defineArtifact({
  id: "ios.configuration_profiles",
  title: "Configuration profiles",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles-**/profile-*"],
    ios_filesystem: [
      "private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles/profile-*",
      "private/var/mobile/Library/ConfigurationProfiles/profile-*",
    ],
    ios_sysdiagnose: ["**/logs/MCState/Shared/profile-*.stub"],
  },
  kinds: ["configuration_profile"],
  timeBasis: "utc",
  reach: "profiles that were installed when the evidence was taken",
  references: ["MVT docs, ios/records.md", "Apple, Configuration Profile Reference"],
  view: { type: "table", columns: ["installed", "name", "organization", "payload_types", "profile_id"] },

  async *read(input) {
    const profile = dictAt(await input.plist(), "", input);
    if (!profile) return;
    const fields = plistFields(profile, "", input);
    const installed = fields.value("InstallDate", date);
    const fixed = fields.value("PayloadRemovalDisallowed", boolean);
    yield {
      kind: "configuration_profile",
      time: installed,
      locator: { key: "" },
      profile_id: fields.value("PayloadUUID", text),
      name: fields.value("PayloadDisplayName", text) ?? fields.value("PayloadIdentifier", text),
      payload_types: payloadTypes(profile.get("PayloadContent"), input),
      organization: fields.value("PayloadOrganization", text),
      description: fields.value("PayloadDescription", text),
      installed,
      removable: fixed === null ? null : !fixed,
      details: fields.details(),
    };
  },
});

function payloadTypes(content: Maybe, input: ArtifactInput): string[] {
  if (content === undefined) return [];
  const payloads = array(content);
  if (!payloads) input.problem("value", `is ${typeOf(content)}, not a list of payloads`, { key: "PayloadContent" });
  return (payloads ?? []).flatMap((payload, index) => {
    const type = text(dict(payload)?.get("PayloadType"));
    if (type === undefined) input.problem("value", "a payload has no type", { key: `PayloadContent/${index}` });
    return type === undefined ? [] : [type];
  });
}
