import { sampleTime, type TreeSample } from "./sample.ts";

const bytes = new Uint8Array([1]);
const metadata = { modified: sampleTime * 1e6, mode: 0o100644, owner: 501, group: 501 };

export function filesystemSample(): TreeSample {
  const data = "private/var/mobile/Containers/Data/Application/AAAA";
  return {
    kind: "ios_filesystem",
    tree: {
      "private/var/tmp": "folder",
      "private/var/tmp/implant.bin": { bytes, metadata },
      [`${data}/Library/WebKit/WebsiteData/IndexedDB/https_evil.example.org_0`]: "folder",
      "usr/libexec/bridgehead": { bytes, metadata },
    },
  };
}
