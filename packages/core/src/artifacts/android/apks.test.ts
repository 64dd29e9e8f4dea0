import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apkManifest } from "../../../test/apk-builder.ts";
import { readArtifact } from "../../../test/read-artifact.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { buildZip } from "../../../test/zip-builder.ts";
import { apks } from "./apks.ts";

const read = (bytes: Uint8Array) => readArtifact(apks, { "apks/a.apk": new Uint8Array(bytes) }, "androidqf");
const manifest = apkManifest("org.example.app", "1.2", ["android.permission.READ_SMS"]);

describe("an APK", () => {
  const cases: [string, Uint8Array, object, string[]][] = [
    [
      "with a manifest",
      buildZip([{ name: "AndroidManifest.xml", data: manifest }]),
      { app_id: "org.example.app", version: "1.2", requested_permissions: ["android.permission.READ_SMS"] },
      [],
    ],
    [
      "with texts in UTF-8",
      buildZip([{ name: "AndroidManifest.xml", data: apkManifest("org.مثال", "1", [], true) }]),
      { app_id: "org.مثال", requested_permissions: [] },
      [],
    ],
    ["without a manifest", buildZip([{ name: "x", data: "y" }]), { app_id: null, certificate_hashes: [] }, []],
    [
      "with a damaged manifest",
      buildZip([{ name: "AndroidManifest.xml", data: manifest.slice(0, -20) }]),
      { app_id: "org.example.app" },
      ["damaged"],
    ],
    [
      "with a manifest in plain XML",
      buildZip([{ name: "AndroidManifest.xml", data: "<manifest package='a'/>" }]),
      { app_id: null },
      ["damaged"],
    ],
    [
      "with a signature that is none",
      buildZip([
        { name: "AndroidManifest.xml", data: manifest },
        { name: "META-INF/X.RSA", data: "0\u0003abc" },
      ]),
      { app_id: "org.example.app", certificate_hashes: [] },
      ["damaged"],
    ],
  ];
  it.each(cases)("%s", async (_, bytes, expected, codes) => {
    const { records, problems } = await read(bytes);
    expect(records).toMatchObject([{ kind: "app", ...expected }]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it("with more signatures than any has", async () => {
    const parts = Array.from({ length: 30 }, (_, index) => ({ name: `META-INF/${index}.RSA`, data: "" }));
    const { problems } = await read(buildZip(parts));
    expect(problems.filter(({ code }) => code === "limit")).toHaveLength(1);
  });

  it("that is none", async () => {
    const { records, problems } = await read(new TextEncoder().encode("PK and nothing else"));
    expect(records).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it("of any bytes in a manifest is read without failing", async () => {
    for (let at = 8; at < manifest.length; at += 3) {
      const bytes = manifest.slice();
      bytes[at] = 0xff;
      const { records } = await read(buildZip([{ name: "AndroidManifest.xml", data: bytes }]));
      expect(records).toHaveLength(1);
    }
  });
});

withShared("real APKs", () => {
  // The hashes are those that OpenSSL gives of the certificates in their signature files.
  const v1 = "6f5c31608f1f9e285eb6343c7c8af07de81c1fb2148b5349bec906444144576d";
  const both = "b39038a91d8880fb01d2f6bdaeb22d39c1b7c447cef69e779bad544e9a3ec6a3";
  const hello = "6e566427da36dd913639b1112f747b77408851b4857a1d63ebf91e02b06f2088";
  const cases: [string, string, [scheme: string, sha256: string][]][] = [
    ["TestActivity.apk", "tests.androguard", [["v1", v1]]],
    [
      "TestActivity_signed_both.apk",
      "tests.androguard",
      [
        ["v2", both],
        ["v1", both],
      ],
    ],
    ["TestActivity_unsigned.apk", "tests.androguard", []],
    [
      "hello-world.apk",
      "de.rhab.helloworld",
      [
        ["v2", hello],
        ["v1", hello],
      ],
    ],
  ];
  it.each(cases)("%s", async (name, app, signers) => {
    const { records, problems } = await read(readFileSync(sharedPath("evidence/real/androguard/tests/data/APK", name)));
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { app_id: app, version: "1.0", details: { signed_by: signers.map(([scheme, sha256]) => ({ scheme, sha256 })) } },
    ]);
  });
});
