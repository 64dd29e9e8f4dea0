import { expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import type { PlistValue } from "../../formats/plist/value.ts";
import { writeBinaryPlist } from "../../formats/plist/write.ts";
import { parseIsoTime } from "../../formats/time.ts";
import { shortcuts } from "./shortcuts.ts";

const path = "HomeDomain-Library/Shortcuts/Shortcuts.sqlite";
const when = parseIsoTime("2023-11-14T22:13:20Z");

function action(identifier: string, parameters: Record<string, PlistValue>): PlistValue {
  return new Map<string, PlistValue>([
    ["WFWorkflowActionIdentifier", identifier],
    ["WFWorkflowActionParameters", new Map(Object.entries(parameters))],
  ]);
}

async function read(...actions: (Uint8Array | null)[]) {
  const bytes = buildDatabase((db) => {
    db.exec(`CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR);
      CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB);
      INSERT INTO ZSHORTCUT VALUES (1, 'Beacon', 721692800, 721692800, 'does things'), (2, 'Other', 721692800, NULL, NULL)`);
    const insert = db.prepare("INSERT INTO ZSHORTCUTACTIONS (ZSHORTCUT, ZDATA) VALUES (1, ?)");
    for (const data of actions) insert.run(data);
  });
  const reading = await readArtifact(shortcuts, { [path]: bytes });
  return { found: recordsOf(reading, "web_trace"), problems: reading.problems };
}

it("tells a shortcut with the links in all its actions", async () => {
  const actions = writeBinaryPlist([
    action("is.workflow.actions.url", { WFURLActionURL: "https://evil.example.org/short" }),
    action("is.workflow.actions.downloadurl", {
      WFURL: new Map<string, PlistValue>([["Value", new Map([["string", "https://evil.example.org/a?x=\ufffc"]])]]),
      WFHTTPHeaders: [new Map([["k", "see https://two.example/"]])],
    }),
  ]);
  const { found, problems } = await read(actions);
  expect(problems).toEqual([]);
  expect(found[0]).toEqual({
    kind: "web_trace",
    time: when,
    locator: { table: "ZSHORTCUT", rowid: 1 },
    trace: "shortcut",
    title: "Beacon",
    application: "Shortcuts",
    url: "https://evil.example.org/short",
    related_urls: ["https://evil.example.org/a?x=", "https://two.example/"],
    details: {
      ZMODIFICATIONDATE: "2023-11-14T22:13:20Z",
      ZACTIONSDESCRIPTION: "does things",
      parsed_actions: 2,
      actions: ["is.workflow.actions.url", "is.workflow.actions.downloadurl"],
    },
  });
  expect(found[1]).toMatchObject({ title: "Other", url: null, related_urls: [], details: { parsed_actions: 0 } });
});

it("tells the shortcut though its actions cannot be read", async () => {
  const { found, problems } = await read(
    new TextEncoder().encode("bplist00 broken"),
    writeBinaryPlist([action("a", { URL: "evil.example/x" })]),
    writeBinaryPlist("no list"),
    null,
  );
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({ title: "Beacon", url: "evil.example/x", details: { actions: ["a"] } });
  expect(problems).toMatchObject([{ code: "damaged", locator: { table: "ZSHORTCUT", rowid: 1 } }]);
});
