import { expect, it } from "vitest";
import { hostsInPath } from "./storage-hosts.ts";

it.each([
  ["Library/WebKit/WebsiteData/LocalStorage/https_evil.example.org_0.localstorage", ["evil.example.org"]],
  ["Library/WebKit/WebsiteData/LocalStorage/https_evil.example.org_0.localstorage-wal", ["evil.example.org"]],
  ["WebsiteData/IndexedDB/https_evil.example.org_8443", ["evil.example.org"]],
  ["IndexedDB/https_evil.example.org_0/x/http_other.example.com_0", ["evil.example.org", "other.example.com"]],
  ["Default/IndexedDB/https_evil.example.org_0.indexeddb.leveldb/LOG", ["evil.example.org"]],
  ["x/https_A.example.org_0", ["a.example.org"]],
  ["x/https_my_host.example.org_0", ["my_host.example.org"]],
  ["Documents/https_notes.txt", undefined],
  ["Library/SMS/sms.db", undefined],
  [`x/https_${"a".repeat(500)}_0`, undefined],
])("%s", (path, hosts) => {
  expect(hostsInPath(path)).toEqual(hosts);
});
