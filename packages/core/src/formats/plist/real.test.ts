import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { isoTime } from "../time.ts";
import { array, bytes, date, dict, get, integer, text } from "./access.ts";
import { parsePlist } from "./parse.ts";
import { writeBinaryPlist, writeXmlPlist } from "./write.ts";

const read = (...path: string[]) => parsePlist(new Uint8Array(readFileSync(sharedPath("evidence/real", ...path))));

withShared("real property lists", () => {
  test("libplist, XML", () => {
    const list = read("libplist/test/data/2.plist");
    expect(get(list, "Some ASCII string")).toBe("Test ASCII String");
    expect(get(list, "Some UTF8 strings", 1)).toBe("日本語");
    expect([...(dict(read("libplist/test/data/1.plist"))?.keys() ?? [])]).toContain('Keys & "entities"');
  });

  test("libplist, binary", () => {
    const data = bytes(get(read("libplist/test/data/data.bplist"), "Some Data"));
    expect(new TextDecoder().decode(data?.subarray(0, 14))).toBe("0123456789TEST");
  });

  test("a backup's settings", () => {
    const list = read("plaso/test_data/ios/com.apple.MobileBackup.plist");
    expect(isoTime(date(get(list, "AccountEnabledDate")) ?? 0)).toBe("2023-04-15T13:58:42.481634Z");
    expect(text(get(list, "ServerRestrictedDomains"))).toBe("");
  });

  test("who was looked up for iMessage", () => {
    const list = read("plaso/test_data/ios/com.apple.identityservices.idstatuscache.plist");
    const entry = get(list, "com.apple.private.alloy.icloudpairing", "mailto:thisisdfir@gmail.com");
    expect(get(entry, "LookupDate")).toBe(635290963.186637);
    expect(integer(get(entry, "IDStatus"))).toBe(1);
  });

  test("known networks", () => {
    const list = read("plaso/test_data/ios/com.apple.wifi.known-networks.plist");
    expect([...(dict(list)?.keys() ?? [])][0]).toBe("wifi.network.ssid.Matt_Foley");
    expect(isoTime(date(get(list, "wifi.network.ssid.Matt_Foley", "JoinedByUserAt")) ?? 0)).toBe(
      "2023-04-15T13:53:47.472469Z",
    );
  });

  test("a backup's Info.plist", () => {
    const list = read("mvt/tests/artifacts/ios_backup/Info.plist");
    expect(text(get(list, "Build Version"))).toBe("18C66");
    expect(array(get(list, "Installed Applications"))).toBeDefined();
  });

  describe("what was read can be written and read again", () => {
    test.each([
      "libplist/test/data/2.plist",
      "libplist/test/data/data.bplist",
      "plaso/test_data/ios/com.apple.MobileBackup.plist",
      "plaso/test_data/plist/NSKeyedArchiver.plist",
      "imessage-exporter/imessage-database/test_data/url_message/Twitter.plist",
    ])("%s", (path) => {
      const list = read(path);
      expect(parsePlist(writeBinaryPlist(list))).toEqual(list);
      if (!path.includes("MobileBackup")) expect(parsePlist(writeXmlPlist(list))).toEqual(list);
    });
  });
});
