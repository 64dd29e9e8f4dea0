import { readAll } from "../../bytes/source.ts";
import { FormatError } from "../../formats/error.ts";
import {
  asMessage,
  asSigned,
  asText,
  asUnsigned,
  decodeMessage,
  type FieldValue,
  first,
  type Message,
} from "../../formats/protobuf/decode.ts";
import { isNoTime, toMicroseconds } from "../../formats/time.ts";
import type { RecordDraft } from "../../records/kinds.ts";
import { defineArtifact } from "../artifact.ts";

const largest = 32 * 2 ** 20;

export const notificationHistory = defineArtifact({
  id: "android.notification_history",
  title: "Notifications that were shown",
  platform: "android",
  versions: "Android 11 and later, where the owner turned the history on",
  where: {
    android_filesystem: ["data/system_ce/*/notification_history/history/*"],
    files: ["**notification_history/history/*"],
  },
  kinds: ["notification"],
  timeBasis: "utc",
  reach: "24 hours, sometimes more",
  references: ["AOSP notificationhistory.proto: numbers of fields; places in the pool of strings count from 1"],
  view: { type: "table", columns: ["time", "app_id", "title", "text"] },

  async *read(input) {
    const bytes = readAll(await input.open(), largest);
    const file = decodeMessage(bytes);
    const pool = poolOf(first(file, 2));
    for (const [index, value] of (file.get(5) ?? []).entries()) {
      const key = `notification/${index}`;
      try {
        const notification = asMessage(value);
        if (notification)
          yield recordOf(notification, pool, key, (message) => input.problem("value", message, { key }));
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        input.problem("damaged", `a notification cannot be decoded: ${error.message}`, { key });
      }
    }
  },
});

function poolOf(value: FieldValue | undefined): readonly string[] {
  const pool = asMessage(value);
  return (pool?.get(2) ?? []).map((text) => asText(text) ?? "");
}

/** A text of its own, or its place in the pool. */
function pooled(message: Message, own: number, index: number, pool: readonly string[]): string | null {
  const text = asText(first(message, own));
  if (text !== undefined) return text;
  return pool[Number(asUnsigned(first(message, index)) ?? 0) - 1] ?? null;
}

function recordOf(
  notification: Message,
  pool: readonly string[],
  key: string,
  tell: (message: string) => void,
): RecordDraft {
  const posted = asSigned(first(notification, 9));
  const time = posted === undefined || isNoTime(posted) ? null : toMicroseconds(posted, "unix_ms");
  if (time === undefined) tell(`posted_time_ms is ${posted}, which can be no time`);
  const channel = pooled(notification, 3, 4, pool);
  const uid = asUnsigned(first(notification, 7));
  return {
    kind: "notification",
    time: time ?? null,
    locator: { key },
    app_id: pooled(notification, 1, 2, pool),
    title: asText(first(notification, 10)) ?? null,
    text: asText(first(notification, 11)) ?? null,
    event: "posted",
    details: {
      ...(channel === null ? {} : { channel }),
      ...(uid === undefined ? {} : { uid: Number(uid) }),
    },
  };
}
