import { expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { filesystemSample } from "../../../test/samples/filesystem.ts";
import { sampleTime } from "../../../test/samples/sample.ts";
import { filesystem } from "./filesystem.ts";

it("shows every file and folder with its full path", async () => {
  const { records, problems } = await readArtifact(filesystem, filesystemSample().tree, "ios_filesystem");
  const data = "private/var/mobile/Containers/Data/Application/AAAA";
  expect(problems).toEqual([]);
  expect(records).toMatchObject([
    {
      path: "/private/var/tmp",
      size: null,
      modified: null,
      details: { type: "folder", relative_path: "private/var/tmp" },
    },
    {
      path: "/private/var/tmp/implant.bin",
      locator: { path: "private/var/tmp/implant.bin" },
      time: sampleTime * 1e6,
      modified: sampleTime * 1e6,
      size: 1,
      mode: "100644",
      owner: 501,
    },
    { path: `/${data}/Library/WebKit/WebsiteData/IndexedDB/https_evil.example.org_0`, hosts: ["evil.example.org"] },
    { path: "/usr/libexec/bridgehead" },
  ]);
});
