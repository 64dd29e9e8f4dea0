import { simpleRule } from "../simple-rule.ts";
import { publishedSigners } from "./published-signers.ts";

export const foreignCertificate = simpleRule({
  id: "android.foreign_certificate",
  version: 1,
  title: "Known application, signed by somebody else",
  severity: "low",
  class: "surveillance_app",
  platform: "android",
  needs: ["android.packages", "android.apks"],
  rationale: "Who changes an application to spy on its owner cannot sign it as its publisher does.",
  falsePositives: [
    "A publisher that changed its key, builds of free software by others, builds of a phone's maker.",
    "An application of another publisher that took the same name.",
  ],
  references: ["AppVerifier (soupslurpr/AppVerifier), internal verification info database", "signal.org/android/apk"],
  vouched: "inference",
  sentences: {
    statement:
      "The application {app} is signed with the certificate {certificate}, which is none of those that are known of the publisher of {app}. An application that was changed is signed so; so is one that others built from public source code.",
  },
  see(record) {
    if (record.kind !== "app") return undefined;
    const app = record.app_id ?? "";
    const published = publishedSigners.get(app);
    // SHA-256 alone: other hashes of the same certificates stand beside them.
    const certificates = (record.certificate_hashes ?? [])
      .map((hash) => hash.toLowerCase())
      .filter((hash) => /^[0-9a-f]{64}$/.test(hash));
    const [certificate] = certificates;
    if (!published || certificate === undefined || certificates.some((hash) => published.has(hash))) return undefined;
    return { key: app, values: [app, certificate], words: { app, certificate }, subject: `app:${app}` };
  },
});
