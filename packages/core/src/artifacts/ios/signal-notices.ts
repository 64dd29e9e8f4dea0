/**
 * What Signal writes into a conversation by itself. Source of the numbers: Signal-iOS SDSRecordType.swift,
 * TSInfoMessage.h, TSErrorMessage.h.
 */
const recordWords: ReadonlyMap<number, string> = new Map([
  [1, "identity changed: an incoming message was not accepted"],
  [4, "unread messages begin"],
  [5, "unknown contact: offer to block"],
  [7, "offer to share the profile"],
  [13, "verification of the contact changed"],
  [17, "identity changed: a message was not accepted"],
  [22, "offers for a new contact"],
  [23, "identity changed: a message was not sent"],
  [25, "offer to add to contacts"],
  [28, "time after which messages disappear changed"],
  [54, "message of an unknown version"],
  [70, "message that could not be decrypted yet"],
  [76, "activation of payments asked for"],
  [77, "payments activated"],
]);

const infoRecord = 10;
const errorRecord = 9;

const infoWords: readonly string[] = [
  "session ended by the owner",
  "not registered",
  "unsupported message",
  "group changed",
  "group left",
  "time after which messages disappear changed",
  "offer to add to contacts",
  "verification of the contact changed",
  "offer to share the profile with a person",
  "offer to share the profile with a group",
  "message of an unknown version",
  "joined Signal",
  "conversation taken over from another device",
  "profile changed",
  "phone number changed",
  "recipient hidden",
  "activation of payments asked for",
  "payments activated",
  "conversations joined into one",
  "session changed to another number",
  "reported as spam",
  "name learned from the profile",
  "person blocked",
  "group blocked",
  "person no longer blocked",
  "group no longer blocked",
  "message request accepted",
  "session ended by the other",
  "poll ended",
  "message pinned",
];

const errorWords: readonly string[] = [
  "message without a session",
  "identity that was not trusted",
  "key that was not valid",
  "key that was missing",
  "message that was not valid",
  "message received twice",
  "message of a version that is not valid",
  "safety number changed",
  "unknown contact: offer to block",
  "group could not be made",
  "session refreshed",
  "message could not be decrypted",
];

/** What a row tells that is no message; undefined for messages. */
export function noticeOf(record: number | null, info: number | null, error: number | null): string | undefined {
  if (record === infoRecord) return infoWords[info ?? -1] ?? `notice of type ${info}`;
  if (record === errorRecord) return errorWords[error ?? -1] ?? `error of type ${error}`;
  return record === null ? undefined : recordWords.get(record);
}
