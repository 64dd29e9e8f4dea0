import { describe, expect, it } from "vitest";
import { readArtifact } from "../../../test/read-artifact.ts";
import { applicationStateSample } from "../../../test/samples/ios-usage.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { applicationState } from "./application-state.ts";

describe("application state", () => {
  it("tells where an application lies and when its screen was pictured", async () => {
    const { path, bytes } = applicationStateSample();
    const { records, problems } = await readArtifact(applicationState, { [path]: bytes });
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: "app",
        app_id: "net.example.chat",
        paths: [
          "/private/var/containers/Bundle/Application/B1/Chat.app",
          "/private/var/mobile/Containers/Data/Application/D1",
        ],
      },
      {
        kind: "app_use",
        time: parseIsoTime("2023-11-14T22:13:20Z"),
        details: { last_used: "2023-11-14T22:13:25Z", path: "a.ktx" },
      },
      { kind: "app_use", event: "picture of its screen" },
    ]);
  });

  it("reads a list within a list, and says what it cannot read", async () => {
    const inner = writeBinaryPlist(new Map([["bundleIdentifier", "com.example.other"]]));
    const bytes = buildDatabase((db) => {
      db.exec(`CREATE TABLE application_identifier_tab (id INTEGER PRIMARY KEY, application_identifier TEXT);
        INSERT INTO application_identifier_tab VALUES (1, 'com.example.app');
        CREATE TABLE key_tab (id INTEGER PRIMARY KEY, key TEXT); INSERT INTO key_tab VALUES (1, 'compatibilityInfo');
        CREATE TABLE kvs (id INTEGER PRIMARY KEY, application_identifier INTEGER, key INTEGER, value BLOB);`);
      const insert = db.prepare("INSERT INTO kvs VALUES (?, 1, 1, ?)");
      insert.run(1, writeBinaryPlist(inner));
      insert.run(2, Uint8Array.of(1, 2, 3));
    });
    const files = { "HomeDomain-Library/FrontBoard/applicationState.db": bytes };
    const { records, problems } = await readArtifact(applicationState, files);
    expect(records).toMatchObject([
      { app_id: "com.example.app", listed_as: "com.example.other", paths: [] },
      { app_id: "com.example.app", paths: [] },
    ]);
    expect(problems).toHaveLength(1);
  });
});
