import { durationSeconds } from "../../artifacts/android/duration.ts";
import { simpleRule } from "../simple-rule.ts";

/** An acquisition takes less than this; what the shell did in it was done for the acquisition. */
const acquisitionSeconds = 3600;

/** What a person would call private. The shell writes files and holds wake locks for any command. */
const privateOperations =
  /^(?:(?:READ|WRITE|RECEIVE|SEND)_(?:CONTACTS|SMS|MMS|CALL_LOG|CALENDAR|ICC_SMS|CELL_BROADCASTS)|READ_PHONE_(?:STATE|NUMBERS)|CALL_PHONE|PROCESS_OUTGOING_CALLS|RECORD_AUDIO|CAMERA|(?:FINE|COARSE|MONITOR)\w*LOCATION\w*|READ_CLIPBOARD|READ_MEDIA_\w+|GET_ACCOUNTS|REQUEST_INSTALL_PACKAGES|PROJECT_MEDIA)$/;

export const shellOperation = simpleRule({
  id: "android.shell_operation",
  version: 1,
  title: "The shell of a connected computer used a permission",
  severity: "medium",
  class: "extraction",
  platform: "android",
  needs: ["android.dumpsys_appops"],
  rationale: "Tools that copy a phone through a cable work as this package.",
  falsePositives: ["Developers, and acquisitions made earlier for the owner."],
  references: ["MVT, module DumpsysAppops"],
  vouched: "source_read",
  sentences: {
    statement:
      "The shell, through which a connected computer works, used the permission {operation} ({count:records}). Tools that copy data from a phone do so. Who connected a computer, and why, is a question for the owner.",
    acquisition:
      "The shell, through which a connected computer works, used permissions in the hour before this dump was made ({count:records}): {operation} and perhaps others. The acquisition itself does so.",
  },
  see(record) {
    if (record.kind !== "app_operation" || record.app_id !== "com.android.shell") return undefined;
    // Allowed is not used, and refused was not read.
    if (record.outcome !== "access") return undefined;
    const operation = record.operation ?? "";
    const seen = { key: operation, values: [operation], words: { operation } };
    const age = record.details?.["age"];
    const seconds = typeof age === "string" ? durationSeconds(age) : undefined;
    if (seconds !== undefined && seconds > -acquisitionSeconds) {
      return { ...seen, key: "acquisition", severity: "informational", class: "exposure", sentence: "acquisition" };
    }
    return privateOperations.test(operation) ? seen : { ...seen, severity: "low" };
  },
});
