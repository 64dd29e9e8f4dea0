import type { DetailValue } from "../../records/kinds.ts";
import { simpleRule } from "../simple-rule.ts";

export const addedRootCertificate = simpleRule({
  id: "ios.added_root_certificate",
  version: 1,
  title: "Root certificate that did not come with the system",
  severity: "low",
  class: "exposure",
  platform: "ios",
  needs: ["ios.trust_store"],
  rationale: "Who holds the key of a root certificate that the phone trusts can read and change its encrypted traffic.",
  falsePositives: [
    "Certificates of an employer, a school, a filter of advertisements or a developer's tool.",
    "Certificates that are in the store and that the owner did not switch on.",
  ],
  sentences: {
    statement:
      "The store of certificates that this phone was told to trust holds {name} ({organization}). The system's own certificates are not kept there. Whether the owner knows it is a question for the owner.",
  },
  references: [
    "Apple open source, Security, SecTrustStoreServer.c: the user's trust store",
    "Apple, SecTrustSettings.h: results of trust settings",
  ],
  vouched: "inference",
  see(record) {
    if (record.kind !== "trusted_certificate" || isRefused(record.details?.["trust_settings"])) return undefined;
    const hash = record.certificate_hashes?.[0] ?? "";
    const name = record.name ?? record.organization ?? hash;
    return {
      key: hash || JSON.stringify(record.locator),
      values: [name, ...(record.certificate_hashes ?? [])],
      words: { name, organization: record.organization ?? "" },
    };
  },
});

/** `kSecTrustSettingsResultDeny`: the store also keeps what the phone was told not to trust. */
const deny = 3;

function isRefused(settings: DetailValue | undefined): boolean {
  if (!Array.isArray(settings) || settings.length === 0) return false;
  const uses: readonly DetailValue[] = settings;
  return uses.every(
    (use) =>
      typeof use === "object" &&
      use !== null &&
      "kSecTrustSettingsResult" in use &&
      use["kSecTrustSettingsResult"] === deny,
  );
}
