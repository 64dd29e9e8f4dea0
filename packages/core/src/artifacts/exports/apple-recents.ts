import { array, date, type Maybe, text } from "../../formats/plist/access.ts";
import { type ArtifactInput, defineArtifact } from "../artifact.ts";
import { plistFields, typeOf } from "../ios/plist-values.ts";
import { dictionariesWith } from "./plist-search.ts";

/** The addresses that iCloud Mail remembers, each with the times it was written to or heard from. */
export const appleRecents = defineArtifact({
  id: "account.apple_recents",
  title: "Recent addresses of an Apple account",
  platform: "account",
  versions: "exports of privacy.apple.com: Recents.xml",
  where: { account_export: ["**/*Recents.xml"] },
  shapes: ["apple_recents"],
  kinds: ["interaction"],
  timeBasis: "utc",
  reach: "some months",
  references: ["a timeline reader of Apple's exports: Recents.xml"],
  view: { type: "table", columns: ["time", "recipients", "recipient_names"] },
  async *read(input) {
    let found = 0;
    for (const { entries, place } of dictionariesWith(await input.plist(), "t", input)) {
      found++;
      const fields = plistFields(entries, place, input);
      const address = fields.value("address", text);
      const name = fields.value("displayName", text);
      for (const time of timesOf(entries.get("t"), place, input)) {
        yield {
          kind: "interaction",
          time,
          locator: { key: place },
          direction: "unknown",
          app_id: "com.apple.mobilemail",
          recipients: address === null ? null : [address],
          recipient_names: name === null ? null : [name],
          details: fields.details("t", "address", "displayName"),
        };
      }
    }
    if (found === 0) input.problem("schema", "no address with times");
  },
});

/** One without a time is told once. */
function timesOf(value: Maybe, place: string, input: ArtifactInput): (number | null)[] {
  const found = (array(value) ?? [value]).flatMap((one) => {
    const time = date(one);
    if (time === undefined) input.problem("value", `t is ${typeOf(one)}, not a date`, { key: place });
    return time ?? [];
  });
  return found.length > 0 ? found : [null];
}
