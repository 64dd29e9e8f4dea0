import type { Row } from "../../formats/sqlite/database.ts";

/** `associated_message_type`, of which 1000 more takes it back. Source: ios-backup-parser docs/schemas/messages.md. */
const tapbacks: ReadonlyMap<number, string> = new Map([
  [2000, "❤️"],
  [2001, "👍"],
  [2002, "👎"],
  [2003, "😂"],
  [2004, "‼️"],
  [2005, "❓"],
]);
const customEmoji = 2006;
const sticker = 2007;
/** A sticker that was put onto a message. */
const placedSticker = 1000;

export interface Tapback {
  readonly reaction: string | null;
  readonly reaction_to: string | null;
  /** It takes back one that was given before. */
  readonly retracted: boolean;
}

/** What a row adds to another message; undefined for messages of their own. */
export function tapbackOf(row: Row): Tapback | undefined {
  const type = row.integer("associated_type") ?? 0;
  const retracted = type >= 3000 && type < 4000;
  const given = retracted ? type - 1000 : type;
  if (given !== placedSticker && (given < 2000 || given >= 3000)) return undefined;
  const named =
    given === customEmoji
      ? row.text("associated_emoji")
      : given === sticker || given === placedSticker
        ? "sticker"
        : null;
  return {
    reaction: named ?? tapbacks.get(given) ?? `type ${given}`,
    reaction_to: targetOf(row.text("associated_guid")),
    retracted,
  };
}

/** `p:0/GUID` names a part of a message, `bp:GUID` its balloon. */
function targetOf(guid: string | null): string | null {
  return guid === null ? null : guid.replace(/^(?:p:\d+\/|bp:)/, "");
}

/** `item_type` and `group_action_type` of rows that are no messages. Source: imessage-exporter, its group actions. */
export function systemEventOf(row: Row): string | undefined {
  const item = row.integer("item_type") ?? 0;
  const action = row.integer("group_action") ?? 0;
  switch (item) {
    case 0:
      return undefined;
    case 1:
      return action === 0
        ? "participant added"
        : action === 1
          ? "participant removed"
          : `item type 1, action ${action}`;
    case 2:
      return "conversation named";
    case 3:
      return (
        ["participant left", "picture of the group changed", "picture of the group removed"][action] ??
        `item type 3, action ${action}`
      );
    case 4:
      return "sharing of location changed";
    case 5:
      return "audio message kept";
    default:
      return `item type ${item}`;
  }
}
