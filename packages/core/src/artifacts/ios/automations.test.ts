import { expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { calendarParticipantsSample } from "../../../test/samples/calendar-participants.ts";
import { shortcutsSample } from "../../../test/samples/shortcuts.ts";
import { shortcutsAutomationsSample } from "../../../test/samples/shortcuts-automations.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { calendarParticipants } from "./calendar-participants.ts";
import { shortcutsAutomations } from "./shortcuts-automations.ts";

const path = shortcutsAutomationsSample().path;

it("tells what starts an automation, what it does and whether it asks", async () => {
  const { bytes } = shortcutsAutomationsSample();
  const [found] = recordsOf(await readArtifact(shortcutsAutomations, { [path]: bytes }), "automation");
  expect(found).toMatchObject({
    title: "Shortcut 1",
    event: "WFAppInFocusTrigger",
    enabled: true,
    asks: false,
    notifies: false,
    actions: ["is.workflow.actions.openurl"],
    related_urls: ["https://start.example.org/"],
  });
});

it("a database of shortcuts alone has no automations and no problem", async () => {
  const reading = await readArtifact(shortcutsAutomations, { [path]: shortcutsSample().bytes });
  expect(reading).toMatchObject({ records: [], problems: [] });
});

it("a trigger that cannot be read costs its kind, not the automation", async () => {
  const bytes = buildDatabase((db) =>
    db.exec(`CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZCREATIONDATE TIMESTAMP);
      CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB);
      CREATE TABLE ZTRIGGER (Z_PK INTEGER PRIMARY KEY, ZENABLED INTEGER, ZSHORTCUT INTEGER, ZDATA BLOB);
      INSERT INTO ZSHORTCUT VALUES (1, 'One', NULL); INSERT INTO ZTRIGGER VALUES (7, 1, 1, x'0badc0de')`),
  );
  const reading = await readArtifact(shortcutsAutomations, { [path]: bytes });
  expect(recordsOf(reading, "automation")).toMatchObject([{ title: "One", event: null, asks: null, actions: null }]);
  expect(reading.problems).toMatchObject([{ code: "damaged", locator: { table: "ZTRIGGER", rowid: 7 } }]);
});

it("tells participants apart from the organiser, and whose identity is gone", async () => {
  const { path: calendar, bytes } = calendarParticipantsSample();
  const found = recordsOf(await readArtifact(calendarParticipants, { [calendar]: bytes }), "calendar_participant");
  expect(found.map(({ contact, name, has_identity }) => [contact, name, has_identity])).toEqual([
    [null, "Ana", true],
    ["ben@example.org", "Ben", true],
    ["gone@example.org", null, false],
  ]);
});

it("says of no identity that it is gone where the calendar has no table of them", async () => {
  const bytes = buildDatabase((db) =>
    db.exec(`CREATE TABLE CalendarItem (ROWID INTEGER PRIMARY KEY, summary TEXT, organizer_id INTEGER);
      CREATE TABLE Participant (ROWID INTEGER PRIMARY KEY, identity_id INTEGER, owner_id INTEGER, email TEXT);
      INSERT INTO Participant VALUES (1, 4, 1, 'a@example.org')`),
  );
  const { path: calendar } = calendarParticipantsSample();
  const reading = await readArtifact(calendarParticipants, { [calendar]: bytes });
  expect(recordsOf(reading, "calendar_participant")).toMatchObject([{ has_identity: null }]);
});
