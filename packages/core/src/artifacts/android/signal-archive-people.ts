import type { FrameObject } from "../../formats/signal-backup/archive-frames.ts";
import type { Locator, RecordDraft } from "../../records/kinds.ts";
import type { Details } from "../rows.ts";
import { at, flag, id, objects, phone, text, time, uuid } from "./signal-frame-values.ts";

export interface ArchiveRecipient {
  /** The number, else the user name or the account's id; groups and lists have none of their own. */
  readonly address: string | null;
  readonly name: string | null;
  readonly self: boolean;
  /** Accounts in a group. */
  readonly members?: readonly string[];
}

/** Frames name people by a number of the archive; who that is, earlier frames say. */
export interface ArchivePeople {
  readonly recipients: Map<string, ArchiveRecipient>;
  readonly chats: Map<string, ArchiveRecipient>;
  readonly byAccount: Map<string, ArchiveRecipient>;
}

/** Notes who a number stands for; people are told as contacts. */
export function* notePerson(frame: FrameObject, locator: Locator, people: ArchivePeople): Generator<RecordDraft> {
  const contact = at(frame, "contact");
  const recipient = contact ? personOf(contact) : otherOf(frame);
  people.recipients.set(id(frame, "id"), recipient);
  if (!contact) return;
  const account = uuid(contact, "aci");
  if (account !== null) people.byAccount.set(account, recipient);
  yield {
    kind: "contact",
    locator,
    name: recipient.name,
    contact: recipient.address,
    service: "Signal",
    details: detailsOf(contact),
  };
}

/** The owner's own names for somebody come before the one that they gave themselves. */
function personOf(contact: FrameObject): ArchiveRecipient {
  const nickname = at(contact, "nickname");
  const name =
    named(text(nickname, "given"), text(nickname, "family")) ??
    named(text(contact, "systemNickname"), null) ??
    named(text(contact, "systemGivenName"), text(contact, "systemFamilyName")) ??
    named(text(contact, "profileGivenName"), text(contact, "profileFamilyName"));
  const address = phone(contact, "e164") ?? (text(contact, "username") || uuid(contact, "aci") || uuid(contact, "pni"));
  return { address, name, self: false };
}

function named(given: string | null, family: string | null): string | null {
  return [given, family].filter((part) => part).join(" ") || null;
}

function otherOf(frame: FrameObject): ArchiveRecipient {
  const number = id(frame, "id");
  const group = at(frame, "group");
  if (group) {
    const snapshot = at(group, "snapshot");
    const members = objects(snapshot, "members").flatMap((member) => uuid(member, "userId") ?? []);
    // The group's own id could only be had from its key, which is a secret.
    return { address: `group ${number}`, name: text(at(snapshot, "title"), "title"), self: false, members };
  }
  const list = at(at(frame, "distributionList"), "distributionList");
  if (list) return { address: `list ${number}`, name: text(list, "name") || null, self: false };
  const link = at(frame, "callLink");
  if (link) return { address: `call link ${number}`, name: text(link, "name") || null, self: false };
  if (at(frame, "releaseNotes")) return { address: "release notes", name: null, self: false };
  return { address: null, name: null, self: at(frame, "self") !== undefined };
}

function detailsOf(contact: FrameObject): Details {
  const details: Details = {};
  for (const name of ["aci", "pni"]) {
    const value = uuid(contact, name);
    if (value !== null) details[name] = value;
  }
  for (const name of ["username", "note", "visibility", "identityState"]) {
    const value = text(contact, name);
    if (value) details[name] = value;
  }
  if (flag(contact, "blocked")) details["blocked"] = true;
  const left = time(at(contact, "notRegistered"), "unregisteredTimestamp");
  if (left !== null) details["unregisteredTimestamp"] = left / 1000;
  return details;
}
