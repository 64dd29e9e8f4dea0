import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { type Plain, plist } from "../../plist.ts";
import { macSeconds } from "../../time.ts";
import type { DatabaseContent } from "../../writers/sqlite-writer.ts";

export interface Shortcut {
  readonly name: string;
  readonly created: number;
  readonly modified: number;
  readonly description: string;
  readonly actions: readonly { readonly identifier: string; readonly parameters: { readonly [key: string]: Plain } }[];
}

/** Shortcuts.sqlite. */
export function shortcuts(list: readonly Shortcut[]): DatabaseContent {
  return {
    schema: `
CREATE TABLE ZSHORTCUT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIONCOUNT INTEGER, ZDELETED INTEGER, ZACTIONS INTEGER, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZLASTRUNEVENTDATE TIMESTAMP, ZACTIONSDESCRIPTION VARCHAR, ZNAME VARCHAR, ZWORKFLOWID VARCHAR );
CREATE TABLE ZSHORTCUTACTIONS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB );
CREATE TABLE ZTRIGGER ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZENABLED INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB );`,
    tables: [
      {
        name: "ZSHORTCUT",
        rows: list.map((one, index) => ({
          Z_PK: index + 1,
          Z_ENT: 9,
          Z_OPT: 2,
          ZACTIONCOUNT: one.actions.length,
          ZACTIONS: index + 1,
          ZCREATIONDATE: macSeconds(one.created),
          ZMODIFICATIONDATE: macSeconds(one.modified),
          ZACTIONSDESCRIPTION: one.description,
          ZNAME: one.name,
          ZWORKFLOWID: `5C000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
        })),
      },
      {
        name: "ZSHORTCUTACTIONS",
        rows: list.map((one, index) => ({
          Z_PK: index + 1,
          Z_ENT: 10,
          Z_OPT: 1,
          ZSHORTCUT: index + 1,
          ZDATA: writeBinaryPlist(
            plist(
              one.actions.map((action) => ({
                WFWorkflowActionIdentifier: action.identifier,
                WFWorkflowActionParameters: action.parameters,
              })),
            ),
          ),
        })),
      },
    ],
  };
}
