import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { managementSample } from "../../../test/samples/management.ts";
import { provisioningProfilesSample, signedProfile } from "../../../test/samples/provisioning-profiles.ts";
import { trustStoreSample } from "../../../test/samples/trust-store.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { isoTime } from "../../formats/time.ts";
import { management } from "./management.ts";
import { provisioningProfiles } from "./provisioning-profiles.ts";
import { trustStore } from "./trust-store.ts";

const sha256 = (...bytes: number[]): string => createHash("sha256").update(new Uint8Array(bytes)).digest("hex");

describe("ios.trust_store", () => {
  it("names the certificates and what they are trusted for", async () => {
    const { path, bytes } = trustStoreSample();
    const found = recordsOf(await readArtifact(trustStore, { [path]: bytes }), "trusted_certificate");
    expect(found[0]).toMatchObject({ name: "ROOT 1", organization: "EXAMPLE", details: { trust_settings: [] } });
    expect(found[0]?.certificate_hashes?.[0]).toBe(sha256(0x30, 1));
    expect(found[1]?.details).toEqual({ trust_settings: [{ kSecTrustSettingsResult: 3 }] });
  });

  it("reads the older form, found by its SHA-1, without certificate and settings", async () => {
    const bytes = buildDatabase((db) => {
      db.exec("CREATE TABLE tsettings (sha1 BLOB, subj BLOB, tset BLOB, data BLOB)");
      // A subject that ends in the middle of its name.
      db.exec("INSERT INTO tsettings VALUES (x'0a0b', x'06035504030c7f41', NULL, NULL)");
    });
    const reading = await readArtifact(trustStore, { "KeychainDomain-TrustStore.sqlite3": bytes });
    expect(reading.problems).toEqual([]);
    expect(recordsOf(reading, "trusted_certificate")).toMatchObject([
      { name: null, organization: null, certificate_hashes: ["0a0b"], details: {} },
    ]);
  });
});

describe("ios.provisioning_profiles", () => {
  it("finds the property list inside its signature", async () => {
    const { path, bytes } = provisioningProfilesSample();
    const [found] = recordsOf(await readArtifact(provisioningProfiles, { [path]: bytes }), "provisioning_profile");
    expect(found).toMatchObject({
      name: "Helper",
      app_id: "org.example.helper",
      organization: "Example Ltd",
      all_devices: true,
    });
    expect(isoTime(found?.expires ?? 0)).toBe("2024-11-13T22:13:20Z");
    expect(found?.certificate_hashes?.[0]).toBe(sha256(1, 2));
  });

  it.each([
    ["a profile for named phones", signedProfile("<key>Name</key><string>x</string>"), 1, []],
    ["no property list", new Uint8Array([0x30, 0x82, 1]), 0, ["damaged"]],
    ["one that is cut", signedProfile("<key>Name</key>").slice(0, 80), 0, ["damaged"]],
  ])("%s", async (_, bytes, records, problems) => {
    const path = "private/var/containers/Bundle/Application/A/x.app/embedded.mobileprovision";
    const reading = await readArtifact(provisioningProfiles, { [path]: bytes }, "ios_filesystem");
    expect(reading.records).toHaveLength(records);
    expect(reading.problems.map(({ code }) => code)).toEqual(problems);
    for (const found of recordsOf(reading, "provisioning_profile")) expect(found.all_devices).toBeNull();
  });
});

it("tells who supervises a phone", async () => {
  const { path, bytes } = managementSample();
  const [found] = recordsOf(await readArtifact(management, { [path]: bytes }), "management");
  expect(found).toMatchObject({
    organization: "Example Ltd",
    url: "https://mdm.example.com/enrol",
    supervised: true,
    removable: false,
  });
});
