import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { remindersSample } from "../../../test/samples/ios-personal.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { isoTime } from "../../formats/time.ts";
import { reminders } from "./reminders.ts";

describe("reminders", () => {
  it("tells list, due time and completion", async () => {
    const { path, bytes } = remindersSample();
    const reading = await readArtifact(reminders, { [path]: bytes });
    expect(reading.problems).toEqual([]);
    const found = recordsOf(reading, "task");
    expect(found).toMatchObject([
      { title: "Call Ana", description: "at noon", list: "Home", completed: null, details: { account: "iCloud" } },
      { title: "Bread", due: null },
      { title: "Nothing", list: null },
    ]);
    expect(isoTime(found[0]?.due ?? 0)).toBe("2023-11-14T23:13:20Z");
    expect(isoTime(found[1]?.completed ?? 0)).toBe("2023-11-14T22:14:50Z");
  });

  it("reads iOS 13, where they stand among other objects", async () => {
    const bytes = buildDatabase((db) =>
      db.exec(`CREATE TABLE ZREMCDOBJECT (Z_PK INTEGER PRIMARY KEY, ZTITLE1 VARCHAR, ZNOTES1 VARCHAR, ZNAME VARCHAR,
        ZCREATIONDATE TIMESTAMP);
        INSERT INTO ZREMCDOBJECT VALUES (1, NULL, NULL, 'iCloud', NULL), (2, 'Milk', 'two', NULL, 721692800)`),
    );
    const path = "HomeDomain-Library/Reminders/Container_v1/Stores/Data-9C3FDBA9-DDC2-420C-B37F-3283F5D18C94.sqlite";
    const reading = await readArtifact(reminders, { [path]: bytes });
    expect(recordsOf(reading, "task")).toMatchObject([{ title: "Milk", description: "two", time: 1.7e15 }]);
    expect(reading.problems).toEqual([]);
  });
});
