import { PlistUid, type PlistValue } from "../../src/formats/plist/value.ts";
import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, plistOf } from "./sample.ts";

/** A trigger as Shortcuts archives it: an object of its class without fields that matter here. */
export function archivedTrigger(className: string): Uint8Array<ArrayBuffer> {
  const archive: [string, PlistValue][] = [
    ["$version", 100_000],
    ["$archiver", "NSKeyedArchiver"],
    ["$top", new Map([["root", new PlistUid(1)]])],
    [
      "$objects",
      [
        "$null",
        new Map<string, PlistValue>([["$class", new PlistUid(2)]]),
        new Map<string, PlistValue>([
          ["$classname", className],
          ["$classes", [className, "WFTrigger", "NSObject"]],
        ]),
      ],
    ],
  ];
  return writeBinaryPlist(new Map(archive));
}

export function shortcutsAutomationsSample(): FileSample {
  const actions = writeBinaryPlist(
    plistOf([
      {
        WFWorkflowActionIdentifier: "is.workflow.actions.openurl",
        WFWorkflowActionParameters: { WFURL: "https://start.example.org/" },
      },
    ]),
  );
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZCREATIONDATE TIMESTAMP);
       CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB);
       CREATE TABLE ZTRIGGER (Z_PK INTEGER PRIMARY KEY, ZENABLED INTEGER, ZSHOULDPROMPT INTEGER,
        ZSHOULDNOTIFY INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB);`,
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO ZSHORTCUT VALUES (?, ?, ?)").run(id, `Shortcut ${id}`, macTime + id);
      db.prepare("INSERT INTO ZSHORTCUTACTIONS VALUES (?, ?, ?)").run(id, id, actions);
      const trigger = archivedTrigger("WFAppInFocusTrigger");
      db.prepare("INSERT INTO ZTRIGGER VALUES (?, 1, 0, 0, ?, ?)").run(id, id, trigger);
    }
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Shortcuts/Shortcuts.sqlite", bytes };
}
