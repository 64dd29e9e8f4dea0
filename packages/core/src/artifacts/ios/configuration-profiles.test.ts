import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { configurationProfilesSample } from "../../../test/samples/configuration-profiles.ts";
import { profileEventsSample } from "../../../test/samples/profile-events.ts";
import { plistOf, sampleTime } from "../../../test/samples/sample.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { configurationProfiles } from "./configuration-profiles.ts";
import { profileEvents } from "./profile-events.ts";

const plist = (value: unknown) => writeBinaryPlist(plistOf(value));

describe("configuration profiles", () => {
  const { path, bytes } = configurationProfilesSample();

  it("are read whole", async () => {
    const { records, problems } = await readArtifact(configurationProfiles, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        time: sampleTime * 1e6,
        profile_id: "11111111-2222-3333-4444-555555555555",
        name: "Company",
        payload_types: ["com.apple.vpn.managed", "com.apple.notificationsettings"],
        organization: "Example Ltd",
        description: "See https://mdm.example.com/",
        installed: sampleTime * 1e6,
        removable: false,
        details: {
          PayloadContent: [{ PayloadType: "com.apple.vpn.managed", PERSISTENT_REF: "AQI=" }, {}],
          SignerCerts: ["Aw=="],
        },
      },
    ]);
  });

  it.each([
    ["private/var/containers/Shared/SystemGroup/X/Library/ConfigurationProfiles/profile-1.stub"],
    ["private/var/mobile/Library/ConfigurationProfiles/profile-1.stub"],
  ])("lie in a dump at %s", async (place) => {
    expect((await readArtifact(configurationProfiles, { [place]: bytes }, "ios_filesystem")).records.length).toBe(1);
  });

  it("keep all payloads but a poisoned one", async () => {
    const content = [7, { PayloadType: "com.apple.mdm" }, {}];
    const { records, problems } = await readArtifact(configurationProfiles, {
      [path]: plist({ PayloadUUID: 5, PayloadContent: content }),
    });
    expect(records).toMatchObject([{ profile_id: null, payload_types: ["com.apple.mdm"], removable: null }]);
    expect(problems.map(({ locator }) => locator)).toEqual([
      { key: "PayloadUUID" },
      { key: "PayloadContent/0" },
      { key: "PayloadContent/2" },
    ]);
  });

  it("that are too large for a record are cut, and that is said", async () => {
    const { records, problems } = await readArtifact(configurationProfiles, {
      [path]: plist({ PayloadUUID: "u", Large: "x".repeat(2_000_000) }),
    });
    expect(records).toMatchObject([{ profile_id: "u" }]);
    expect(problems).toMatchObject([{ code: "limit" }]);
  });
});

describe("events of configuration profiles", () => {
  const { path, bytes } = profileEventsSample();

  it("have an operation and a process", async () => {
    const { records, problems } = await readArtifact(profileEvents, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        time: sampleTime * 1e6,
        locator: { key: "ProfileEvents/0/11111111-2222-3333-4444-555555555555" },
        profile_id: "11111111-2222-3333-4444-555555555555",
        operation: "install",
        process: "Preferences",
      },
      { profile_id: "aaaa", operation: "remove", process: "bridgehead" },
      { profile_id: "bbbb" },
    ]);
  });

  it("are kept where their details are not what they should be", async () => {
    const events = [7, { aaaa: "x" }, { bbbb: { Operation: 1, Process: "p" } }];
    const { records, problems } = await readArtifact(profileEvents, { [path]: plist({ ProfileEvents: events }) });
    expect(records).toMatchObject([
      { profile_id: "aaaa", time: null },
      { profile_id: "bbbb", operation: null, process: "p" },
    ]);
    expect(problems.length).toBe(3);
  });
});
