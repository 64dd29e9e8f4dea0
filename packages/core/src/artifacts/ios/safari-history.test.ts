import { describe, expect, it } from "vitest";
import { readArtifact, recordsOf } from "../../../test/read-artifact.ts";
import { buildDatabase } from "../../../test/sqlite-builder.ts";
import { safariHistory } from "./safari-history.ts";

it("reads", async () => {
  const bytes = buildDatabase((db) => {
    db.exec("CREATE TABLE history_items (id INTEGER PRIMARY KEY, url TEXT); CREATE TABLE history_visits (id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, title TEXT)");
    db.exec("INSERT INTO history_items VALUES (1, 'https://example.org/'); INSERT INTO history_visits VALUES (7, 1, 700000000.5, 't')");
  });
  const reading = await readArtifact(safariHistory, { "HomeDomain-Library/Safari/History.db": bytes });
  console.log(JSON.stringify(reading));
});
