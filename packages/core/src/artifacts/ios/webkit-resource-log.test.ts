import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { plistOf } from "../../../test/samples/sample.ts";
import { PlistUid } from "../../formats/plist/value.ts";
import { writeBinaryPlist, writeXmlPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { webkitResourceLog } from "./webkit-resource-log.ts";

const name = "Library/WebKit/WebsiteData/ResourceLoadStatistics/full_browsing_session_resourceLog.plist";
const path = `AppDomain-com.example.app-${name}`;
const when = parseIsoTime("2023-11-14T22:13:20Z");

async function readBytes(bytes: Uint8Array) {
  const reading = await readArtifact(webkitResourceLog, { [path]: bytes });
  return { domains: recordsOf(reading, "web_trace"), problems: reading.problems };
}

const read = (...browsingStatistics: unknown[]) =>
  readBytes(writeBinaryPlist(plistOf({ version: 15, browsingStatistics })));

describe("the log of what web views loaded", () => {
  // The fields that WebKit writes, by the model of the file.
  const models: [title: string, entry: object, lists: object][] = [
    [
      "before model 15",
      {
        PrevalentResourceOrigin: "evil.example.org",
        topFrameUniqueRedirectsFrom: [{ origin: "from.example.org", count: 1 }],
        topFrameUniqueRedirectsTo: [{ origin: "to.example.org", count: 2 }],
        subframeUnderTopFrameOrigins: [{ origin: "frame.example.org", count: 1 }],
        subresourceUnderTopFrameOrigins: [{ origin: "part.example.org", count: 1 }],
        storageAccessUnderTopFrameOrigins: [{ origin: "store.example.org" }],
      },
      {},
    ],
    [
      "from model 15 on",
      {
        PrevalentResourceDomain: "evil.example.org",
        topFrameUniqueRedirectsFrom: [{ domain: "from.example.org" }],
        topFrameUniqueRedirectsTo: [{ domain: "to.example.org" }],
        subframeUnderTopFrameDomains: [{ domain: "frame.example.org" }],
        subresourceUnderTopFrameDomains: [{ domain: "part.example.org" }],
        storageAccessUnderTopFrameDomains: [{ domain: "store.example.org" }],
        subresourceUniqueRedirectsTo: [{ domain: "to.example.org" }],
        subresourceUniqueRedirectsFrom: [{ domain: "from.example.org" }],
        topFrameLinkDecorationsFrom: [{ domain: "link.example.org" }],
        topFrameLoadedThirdPartyScripts: [{ domain: "script.example.org" }],
      },
      {
        subresource_redirect_source: ["from.example.org"],
        subresource_redirect_destination: ["to.example.org"],
        link_decoration_source: ["link.example.org"],
        third_party_scripts: ["script.example.org"],
      },
    ],
  ];
  it.each(models)("tells an entry %s", async (_, entry, lists) => {
    const { domains, problems } = await read({
      ...entry,
      lastSeen: 1_700_000_000,
      hadUserInteraction: true,
      mostRecentUserInteraction: 1_700_000_001.5,
      dataRecordsRemoved: 3,
    });
    const details = {
      redirect_source: ["from.example.org"],
      redirect_destination: ["to.example.org"],
      subframe_under_origin: ["frame.example.org"],
      subresource_under_origin: ["part.example.org"],
      storage_access_under_origin: ["store.example.org"],
      ...lists,
      most_recent_user_interaction: "2023-11-14T22:13:21.500Z",
      dataRecordsRemoved: 3,
    };
    expect(problems).toEqual([]);
    expect(domains).toEqual([
      {
        kind: "web_trace",
        time: when,
        locator: { key: "browsingStatistics/0" },
        trace: "redirect",
        url: "evil.example.org",
        related_urls: [...new Set(Object.values(details).filter(Array.isArray).flat())],
        application: "AppDomain-com.example.app",
        user_interaction: true,
        details,
      },
    ]);
  });

  const times: [title: string, value: unknown, time: number | null | undefined, problems: number][] = [
    ["a date", new Date("2023-11-14T22:13:20Z"), when, 0],
    ["never", 0, null, 0],
    ["never, as -1", -1, null, 0],
    ["the end of time", 2n ** 63n - 1n, null, 1],
    ["a text", "yesterday", null, 1],
  ];
  it.each(times)("takes %s as a time", async (_, lastSeen, time, count) => {
    const { domains, problems } = await read(
      { PrevalentResourceOrigin: "a.example.org", lastSeen },
      { PrevalentResourceOrigin: "b.example.org", lastSeen: 1_700_000_000 },
    );
    expect(domains).toMatchObject([
      { url: "a.example.org", time },
      { url: "b.example.org", time: when },
    ]);
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual(
      Array(count).fill(["value", { key: "browsingStatistics/0/lastSeen" }]),
    );
  });

  const origin = { PrevalentResourceOrigin: "a.example.org" };
  const poisoned: [title: string, entry: unknown, expected: object[], key: string][] = [
    ["an entry", "text", [], "browsingStatistics/0"],
    [
      "a name",
      { PrevalentResourceOrigin: [1], lastSeen: 1_700_000_000 },
      [{ url: null, time: when }],
      "PrevalentResourceOrigin",
    ],
    [
      "an answer",
      { ...origin, hadUserInteraction: "yes" },
      [{ url: "a.example.org", user_interaction: null }],
      "hadUserInteraction",
    ],
    [
      "a list",
      { ...origin, topFrameUniqueRedirectsTo: new PlistUid(1) },
      [{ related_urls: [] }],
      "topFrameUniqueRedirectsTo",
    ],
    [
      "an element of a list",
      { ...origin, topFrameUniqueRedirectsTo: [{ count: 1 }, { origin: "to.example.org" }, "bare.example.org"] },
      [{ related_urls: ["to.example.org", "bare.example.org"] }],
      "topFrameUniqueRedirectsTo/0",
    ],
  ];
  it.each(poisoned)("loses nothing else to %s of a wrong type", async (_, entry, expected, key) => {
    const { domains, problems } = await read(entry, { PrevalentResourceOrigin: "b.example.org" });
    expect(domains).toMatchObject([...expected, { url: "b.example.org" }]);
    expect(problems.map(({ code }) => code)).toEqual(["value"]);
    expect(JSON.stringify(problems[0]?.locator)).toContain(key);
  });

  const others: [title: string, bytes: Uint8Array, code: string | undefined][] = [
    ["XML", writeXmlPlist(plistOf({ browsingStatistics: [] })), undefined],
    ["without statistics", writeBinaryPlist(plistOf({ version: 15 })), "damaged"],
    ["a list", writeBinaryPlist(plistOf([1])), "damaged"],
    ["no property list", new TextEncoder().encode("bplist00 broken"), "damaged"],
  ];
  it.each(others)("reads a file that is %s", async (_, bytes, code) => {
    const { domains, problems } = await readBytes(bytes);
    expect(domains).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
  });
});
