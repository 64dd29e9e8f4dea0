import { isoTime } from "../../formats/time.ts";
import { defineArtifact } from "../artifact.ts";
import type { Details } from "../rows.ts";
import { nameOf, readPeople, signalFile, signalReferences, signalService } from "./signal-people.ts";

export const signalContacts = defineArtifact({
  id: "ios.signal_contacts",
  title: "Signal contacts",
  platform: "ios",
  versions: "Signal for iOS since 2020, with the key from the phone's keychain",
  where: signalFile,
  kinds: ["contact"],
  recovers: [{ table: "model_SignalRecipient", identity: ["recipientPhoneNumber", "recipientUUID", "pni"] }],
  store: "ios.signal",
  timeBasis: "utc",
  reach: "whom the app has met, as they are: being listed says nothing of messages",
  references: signalReferences,
  view: { type: "table", columns: ["name", "contact"] },

  async *read(input) {
    const db = await input.sqlite();
    const people = readPeople(db);
    const rows = db.select({
      from: ["model_SignalRecipient", "r"],
      join: [
        ["model_OWSUserProfile", "p", "p.recipientUUID = r.recipientUUID"],
        ["NicknameRecord", "n", "n.recipientRowID = r.id"],
        ["BlockedRecipient", "b", "b.recipientId = r.id"],
      ],
      columns: {
        phone: "r.recipientPhoneNumber",
        aci: "r.recipientUUID",
        pni: "r.pni",
        unregistered: "r.unregisteredAtTimestamp",
        given: "p.profileName",
        family: "p.familyName",
        username: "p.username",
        about: "p.bio",
        note: "n.note",
        blocked: "b.recipientId",
      },
    });
    let last: number | undefined;
    for (const row of rows) {
      // A join gives a row again where a person has several profiles.
      if (row.rowid === last) continue;
      last = row.rowid;
      const phone = row.text("phone");
      const aci = row.text("aci");
      const person = people.person(phone, aci);
      const details: Details = {};
      for (const column of ["aci", "pni", "username", "about", "note"]) {
        const value = row.text(column);
        if (value) details[column] = value;
      }
      const profile = nameOf(row.text("given"), row.text("family"));
      if (profile) details["profile_name"] = profile;
      const unregistered = row.time("unregistered", "unix_ms");
      if (unregistered !== null) details["unregistered"] = isoTime(unregistered);
      if (row.raw("blocked") !== null) details["blocked"] = true;
      yield {
        kind: "contact",
        locator: { table: "model_SignalRecipient", rowid: row.rowid },
        name: person?.name ?? null,
        contact: person?.address ?? row.text("pni"),
        service: signalService,
        details,
      };
    }
  },
});
