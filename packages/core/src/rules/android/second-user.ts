import { simpleRule } from "../simple-rule.ts";

/** Profiles that belong to the owner: for work, for copies of applications, private spaces, Samsung's folder. */
const ownTypes = /usertype\.(?:profile\.|full\.(?:SYSTEM|GUEST|DEMO))|usertype\.system\./i;
/** Makers' numbers: Samsung's Dual Messenger and Secure Folder, Xiaomi's and others' second applications. */
const makersNumbers = (id: number) => id === 95 || (id >= 150 && id <= 160) || (id >= 900 && id <= 999);
/** UserInfo.java: FLAG_GUEST, FLAG_RESTRICTED, FLAG_MANAGED_PROFILE, FLAG_PROFILE. */
const ownFlags = 0x4 | 0x8 | 0x20 | 0x1000;

export const secondUser = simpleRule({
  id: "android.second_user",
  version: 1,
  title: "The phone has another user",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.dumpsys_user"],
  rationale: "A second user has applications and files of its own, which the owner does not see.",
  falsePositives: ["Work profiles, Secure Folder, Island, copies of messengers, users for children and guests."],
  references: ["AOSP UserInfo.java: numbers and flags; UserManager.java: types"],
  vouched: "inference",
  sentences: {
    statement:
      "The phone has the user {user} ({name}) beside its owner. It has applications and files of its own, which this evidence may not hold. Whether the owner made it is a question for the owner.",
    profile:
      "The phone has the profile {user} ({name}), of a kind that owners use: for work, for a second copy of applications, or a private space. Its applications and files may not be in this evidence.",
  },
  see(record) {
    if (record.kind !== "phone_user") return undefined;
    const id = record.user_id ?? 0;
    if (id < 10) return undefined;
    const name = record.name ?? "";
    const flags = record.details?.["flags"];
    const own =
      ownTypes.test(record.user_type ?? "") ||
      makersNumbers(id) ||
      (typeof flags === "string" && (Number(flags) & ownFlags) !== 0);
    const seen = {
      key: String(id),
      values: [String(id), name],
      words: { user: id, name },
      time: record.created ?? null,
    };
    return own ? { ...seen, severity: "informational", sentence: "profile" } : seen;
  },
});
