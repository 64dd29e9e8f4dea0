import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { ileappFiles } from "../../../test/real-files.ts";
import {
  chromeDownloadsSample,
  safariBookmarksSample,
  safariDownloadsSample,
  storeSystemSample,
} from "../../../test/samples/ios-browsers.ts";
import { sharedPath, withShared } from "../../../test/shared.ts";
import { isoTime, parseIsoTime } from "../../formats/time.ts";
import { chromeDownloads } from "./chrome-downloads.ts";
import { safariBookmarks } from "./safari-bookmarks.ts";
import { safariDownloads } from "./safari-downloads.ts";
import { storeSystem } from "./store-system.ts";

const when = parseIsoTime("2023-11-14T22:13:20Z") ?? 0;

it("Safari's bookmarks are told apart from its reading list", async () => {
  const { path, bytes } = safariBookmarksSample();
  const { records, problems } = await readArtifact(safariBookmarks, { [path]: bytes });
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    { trace: "bookmark", url: "https://news.example.org/", time: when, details: { folder: "BookmarksBar" } },
    { trace: "bookmark", time: null },
    {
      trace: "reading list",
      title: "An article",
      details: { read: false, DateAdded: "2023-11-14T22:13:20Z", PreviewText: "It begins" },
    },
  ]);
});

it("Safari's downloads are told with what came of them", async () => {
  const { path, bytes } = safariDownloadsSample();
  const { records, problems } = await readArtifact(safariDownloads, { [path]: bytes });
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    { url: "https://example.org/a.zip", size: 2048, state: "finished", time: when, end: when + 9e6 },
    { url: "https://example.org/b.zip", state: "not finished", end: null, details: { bytes_loaded: 1024 } },
    {},
  ]);
});

describe("Chrome's downloads", () => {
  it("are told with the URL at the end of their chain", async () => {
    const { path, bytes } = chromeDownloadsSample();
    const { records, problems } = await readArtifact(chromeDownloads, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        url: "https://files.example.org/a.zip",
        referrer: "https://example.org/",
        size: 10,
        state: "finished",
        time: when,
        end: when + 1e6,
        details: { redirected_from: ["https://short.example.org/x"] },
      },
      { url: "https://files.example.org/b.zip", referrer: "https://tab.example.org/", size: null, end: null },
      { url: null, state: "interrupted" },
    ]);
  });
});

withShared("real files", () => {
  it("the two downloads of an old Chrome, which plaso reads too", async () => {
    const { path } = chromeDownloadsSample();
    const bytes = new Uint8Array(readFileSync(sharedPath("evidence/real/plaso/test_data/chrome/History")));
    const { records, problems } = await readArtifact(chromeDownloads, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        url: "http://fatloss4idiotsx.com/download/funcats/funcats_scr.exe",
        path: "/home/john/Downloads/funcats_scr.exe",
        size: 1132155,
        time: parseIsoTime("2011-05-23T08:35:30Z"),
      },
      { path: "/home/john/Downloads/Cats Demo.exe" },
    ]);
  });

  it("the sixteen installations that iLEAPP reads of a phone with iOS 16", async () => {
    const files = ileappFiles("storeSystem", "testdata.storeSystem.storeSystemAppInstalls.mvs_ios_2023.zip");
    const reading = await readArtifact(storeSystem, files, "ios_filesystem");
    expect(reading.problems).toEqual([]);
    const found = recordsOf(reading, "app_event").filter(({ event }) => event === "installation asked for");
    expect(found).toHaveLength(16);
    const authy = found.find(({ app_id }) => app_id === "com.authy");
    expect(isoTime(authy?.time ?? 0)).toBe("2022-12-19T03:17:51Z");
    expect(authy).toMatchObject({ installer: "com.apple.AppStore", details: { vendor_name: "Authy Inc." } });
  });
});

it("installations from the store are told with who bought them, and updates that were installed", async () => {
  const { path, bytes } = storeSystemSample();
  const { records, problems } = await readArtifact(storeSystem, { [path]: bytes }, "ios_filesystem");
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    { app_id: "net.example.chat", version: "3.1.4", time: when, details: { appleID: "ana@example.org" } },
    { app_id: "com.example.other", version: "314" },
    { app_id: "net.example.chat", event: "updated", time: when + 60e6 },
  ]);
});
