import { writeBinaryPlist } from "../../src/formats/plist/write.ts";
import { buildDatabase } from "../sqlite-builder.ts";
import { type FileSample, macTime, plistOf } from "./sample.ts";

export function shortcutsSample(): FileSample {
  const actions = (url: string) =>
    writeBinaryPlist(
      plistOf([
        {
          WFWorkflowActionIdentifier: "is.workflow.actions.downloadurl",
          WFWorkflowActionParameters: { WFURL: url, WFHTTPHeaders: [{ referer: "https://other.example.org/" }] },
        },
      ]),
    );
  const bytes = buildDatabase((db) => {
    db.exec(
      `CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZCREATIONDATE TIMESTAMP,
        ZMODIFICATIONDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR);
       CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB);`,
    );
    for (let id = 1; id <= 3; id++) {
      db.prepare("INSERT INTO ZSHORTCUT VALUES (?, ?, ?, ?, 'does things')").run(
        id,
        `Shortcut ${id}`,
        macTime + id,
        macTime + 60,
      );
      db.prepare("INSERT INTO ZSHORTCUTACTIONS VALUES (?, ?, ?)").run(id, id, actions(`https://${id}.example.org/`));
    }
  });
  return { kind: "ios_backup", path: "HomeDomain-Library/Shortcuts/Shortcuts.sqlite", bytes };
}
