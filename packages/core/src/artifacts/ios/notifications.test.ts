import { describe, expect, it } from "vitest";
import { keyedArchive } from "../../../test/keyed-archive-builder.ts";
import { readArtifact } from "../../../test/read-artifact.ts";
import { notificationsSample } from "../../../test/samples/ios-usage.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { notifications } from "./notifications.ts";

const number = "08279DC0-9C2F-4B17-AC0D-AD9B9BC486DC";

describe("notifications", () => {
  it("tells texts and time, and whose they are", async () => {
    const { path, bytes } = notificationsSample();
    const list = keyedArchive({ "com.apple.mobilephone": "X", "net.example.chat": number });
    const files = { [path]: bytes, "HomeDomain-Library/UserNotificationsServer/Library.plist": list };
    const { records, problems } = await readArtifact(notifications, files);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        app_id: "net.example.chat",
        time: parseIsoTime("2023-11-14T22:13:20Z"),
        title: "Ana",
        subtitle: "Group",
        text: "see https://example.org/x",
        details: { AppNotificationIdentifier: "N-1" },
      },
      { text: "hello", title: null },
      { title: "Later", time: null },
    ]);
  });

  it.each([
    ["no list of folders", {}, number],
    ["a list that does not name the folder", { list: keyedArchive({ a: "b" }) }, number],
  ])("names the folder where there is %s", async (_, { list }: { list?: Uint8Array }, expected) => {
    const { path, bytes } = notificationsSample();
    const more = list ? { "HomeDomain-Library/UserNotificationsServer/Library.plist": list } : {};
    const { records } = await readArtifact(notifications, { [path]: bytes, ...more });
    expect(records[0]).toMatchObject({ app_id: expected });
  });

  it("finds nothing in the archive of an application without notifications", async () => {
    const { path } = notificationsSample();
    const { records, problems } = await readArtifact(notifications, { [path]: keyedArchive(null) });
    expect([records, problems]).toEqual([[], []]);
  });
});
