import type { TreeSample } from "./sample.ts";

const data = "private/var/mobile/Containers/Data/Application/AAAA/Library/WebKit/WebsiteData";

export function webkitStorageSample(): TreeSample {
  return {
    kind: "ios_filesystem",
    tree: {
      [`${data}/IndexedDB/https_evil.example.org_0`]: "folder",
      [`${data}/LocalStorage/http_ok.example.com_8080.localstorage`]: new Uint8Array(1),
      [`${data}/IndexedDB/https_third.example.org_0/x/y.sqlite3`]: new Uint8Array(1),
    },
  };
}
