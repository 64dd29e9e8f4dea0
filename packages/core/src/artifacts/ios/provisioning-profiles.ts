import { type ByteSource, readAll } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import { array, boolean, bytes, date, dict, get, text } from "../../formats/plist/access.ts";
import { parsePlist } from "../../formats/plist/parse.ts";
import type { PlistValue } from "../../formats/plist/value.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { dictAt, plistFields, typeOf } from "./plist-values.ts";

/** Those of companies with thousands of devices have less than one megabyte. */
const longestProfile = 16 * 2 ** 20;

export const provisioningProfiles = defineArtifact({
  id: "ios.provisioning_profiles",
  title: "Provisioning profiles of applications from outside the store",
  platform: "ios",
  versions: "all",
  where: {
    ios_backup: ["MobileDeviceDomain-ProvisioningProfiles/*"],
    ios_filesystem: [
      "private/var/MobileDevice/ProvisioningProfiles/*",
      "private/var/containers/Bundle/Application/*/*.app/embedded.mobileprovision",
    ],
  },
  kinds: ["provisioning_profile"],
  timeBasis: "utc",
  reach: "profiles that were on the phone when the evidence was taken",
  references: [
    "Apple, TN3125: Inside Code Signing, Provisioning Profiles: a property list signed as CMS",
    "MobileDeviceDomain-ProvisioningProfiles in a backup of iOS 14",
  ],
  view: { type: "table", columns: ["time", "name", "app_id", "organization", "expires", "all_devices", "profile_id"] },

  async *read(input) {
    const profile = dictAt(signedPlist(await input.open()), "", input);
    if (!profile) return;
    const fields = plistFields(profile, "", input);
    const created = fields.value("CreationDate", date);
    yield {
      kind: "provisioning_profile",
      time: created,
      locator: { key: "" },
      name: fields.value("Name", text),
      profile_id: fields.value("UUID", text),
      app_id: withoutTeam(text(get(fields.value("Entitlements", dict) ?? undefined, "application-identifier"))),
      organization: fields.value("TeamName", text),
      created,
      expires: fields.value("ExpirationDate", date),
      all_devices: fields.value("ProvisionsAllDevices", boolean),
      certificate_hashes: signers(profile.get("DeveloperCertificates"), input),
      details: fields.details("DeveloperCertificates", "DER-Encoded-Profile"),
    };
  },
});

const opening = "<?xml";
const closing = "</plist>";

/**
 * The property list inside a CMS message, which holds it in one piece and in clear: found by its first and last words,
 * as its signature is not what is asked about.
 */
function signedPlist(source: ByteSource): PlistValue {
  const content = readAll(source, longestProfile);
  const letters = new TextDecoder("latin1").decode(content);
  const start = letters.indexOf(opening);
  const end = letters.indexOf(closing, Math.max(start, 0));
  if (start < 0 || end < 0) throw new FormatError("it holds no property list");
  return parsePlist(content.subarray(start, end + closing.length));
}

/** `TEAM123456.org.example.app` and `TEAM123456.*`: the team's identifier stands before the application's. */
function withoutTeam(identifier: string | undefined): string | null {
  if (identifier === undefined) return null;
  return identifier.replace(/^[A-Z0-9]{10}\./, "");
}

function signers(value: Parameters<typeof array>[0], input: ArtifactInput): string[] {
  if (value === undefined) return [];
  const certificates = array(value);
  if (!certificates) input.problem("value", `is ${typeOf(value)}, not a list`, { key: "DeveloperCertificates" });
  return (certificates ?? []).flatMap((certificate, index) => {
    const der = bytes(certificate);
    if (der) return [input.hash(der), input.hash(der, "sha1")];
    input.problem("value", `is ${typeOf(certificate)}, not data`, { key: `DeveloperCertificates/${index}` });
    return [];
  });
}
