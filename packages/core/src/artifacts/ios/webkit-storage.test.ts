import { describe, expect, it } from "vitest";
import { readArtifact, type TestFiles } from "../../../test/read-artifact.ts";
import { domainOf, originOfName } from "./webkit.ts";
import { webkitStorage } from "./webkit-storage.ts";

const application = "private/var/mobile/Containers/Data/Application/AAAA";
const data = `${application}/Library/WebKit/WebsiteData`;
const empty = new Uint8Array(0);
const modified = 1_700_000_000_000_000;

async function read(tree: TestFiles) {
  return readArtifact(webkitStorage, tree, "ios_filesystem");
}

describe("folders of web storage", () => {
  it("tells a usual one", async () => {
    const file = { bytes: empty, metadata: { modified, created: modified - 1 } };
    const { records, problems } = await read({ [`${data}/LocalStorage/https_evil.example.org_0.localstorage`]: file });
    expect(problems).toEqual([]);
    expect(records).toEqual([
      {
        kind: "web_trace",
        time: modified,
        locator: { path: `${data}/LocalStorage/https_evil.example.org_0.localstorage` },
        trace: "storage",
        url: "https://evil.example.org",
        application: "AAAA",
        details: {
          folder: `${data}/LocalStorage`,
          storage: "local_storage",
          port: 0,
          created: modified - 1,
        },
      },
    ]);
  });

  const view = `${application}/SystemData/com.apple.SafariViewService/Library/WebKit/WebsiteData`;
  const cases: [title: string, tree: TestFiles, expected: object[]][] = [
    [
      "a folder of databases",
      { [`${data}/IndexedDB/http_a.example.org_8080`]: "folder" },
      [{ url: "http://a.example.org:8080", details: { storage: "indexed_db", port: 8080 } }],
    ],
    [
      "a folder that only its files show, once",
      {
        [`${data}/IndexedDB/https_a.example.org_0/x/1.db`]: empty,
        [`${data}/IndexedDB/https_a.example.org_0/2.db`]: empty,
      },
      [{ url: "https://a.example.org", time: null, locator: { path: `${data}/IndexedDB/https_a.example.org_0` } }],
    ],
    [
      "two sites in one path",
      { [`${data}/Default/https_a.example.org_0/https_b.example.org_0`]: "folder" },
      [{ url: "https://a.example.org" }, { url: "https://b.example.org", details: { storage: "other" } }],
    ],
    [
      "a web view of Safari in another application",
      { [`${view}/LocalStorage/https_a.example.org_0.localstorage`]: empty },
      [{ details: { storage: "safari_view_service" } }],
    ],
    ["a site outside the data of web views", { [`${application}/Documents/https_a.example.org_0`]: "folder" }, []],
    ["other names", { [`${data}/LocalStorage/ftp_a.example.org_0`]: empty, [`${data}/https__0`]: "folder" }, []],
  ];
  it.each(cases)("reads %s", async (_, tree, expected) => {
    const { records, problems } = await read(tree);
    expect(records).toMatchObject(expected);
    expect(problems).toEqual([]);
  });
});

it.each([
  ["https_www.example.org_0", { url: "https://www.example.org", host: "www.example.org", port: 0 }],
  [
    "http_my_host.example.org_81.localstorage",
    { url: "http://my_host.example.org:81", host: "my_host.example.org", port: 81 },
  ],
  ["https_a.example.org_0.localstorage-wal", { url: "https://a.example.org", host: "a.example.org", port: 0 }],
  ["https_a.example.org_123456", undefined],
  ["https_a.example.org", undefined],
  ["file__0", undefined],
])("the origin of %s", (name, origin) => {
  expect(originOfName(name)).toEqual(origin);
});

it.each([
  ["AppDomain-com.example.app-Library/WebKit/x", "AppDomain-com.example.app"],
  ["AppDomainGroup-group.com.example-Library/x/y", "AppDomainGroup-group.com.example"],
  [`${data}/x`, "AAAA"],
  ["private/var/mobile/Library/WebKit/x", null],
])("the application of %s", (path, application) => {
  expect(domainOf(path)).toBe(application);
});
