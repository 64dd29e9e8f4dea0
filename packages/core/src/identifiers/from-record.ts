import { canonicalIp, hostOf } from "../indicators/host.ts";
import { type DetailValue, type Field, type RecordKind, recordKinds } from "../records/kinds.ts";
import { deviceNumber } from "./device-numbers.ts";
import { identifiersInText, identifiersOfEmail, identifiersOfHost, identifiersOfUrl } from "./from-text.ts";
import type { Identifier, IdentifierContext } from "./identifier.ts";
import { internationalPhone, phoneOf } from "./phone.ts";

/** A record as the store of a case has it, as far as identifiers go. */
export interface IdentifiedRecord {
  readonly kind: RecordKind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly details: DetailValue;
}

type Tell = (found: Identifier) => void;

/** What every record yields, by what its fields are declared to hold. Each identifier once a record. */
export function identifiersOf(record: IdentifiedRecord, context: IdentifierContext): Identifier[] {
  const found = new Map<string, Identifier>();
  const tell: Tell = (identifier) => {
    const key = `${identifier.kind} ${identifier.value}`;
    const known = found.get(key);
    // What one field states is certain, though another has it without its country.
    if (!known || (known.guessed && !identifier.guessed)) found.set(key, identifier);
  };
  const { service } = record.fields;
  const own = typeof service === "string" ? { ...context, service } : context;
  for (const [name, read] of readersOf(record.kind)) {
    const value = record.fields[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "string" && one !== "") read(one, own, tell);
    }
  }
  if (record.kind === "device") deviceDetails(record.details, tell);
  return [...found.values()];
}

type Reader = (value: string, context: IdentifierContext, tell: Tell) => void;

const readersByKind = new Map<RecordKind, readonly (readonly [string, Reader])[]>();

/** The fields of a kind that are read, and how. */
function readersOf(kind: RecordKind): readonly (readonly [string, Reader])[] {
  const known = readersByKind.get(kind);
  if (known) return known;
  const fields: Readonly<Record<string, Field>> = recordKinds[kind].fields;
  const readers = Object.entries(fields).flatMap(([name, field]) => {
    const read = readerOf(name, field);
    return read ? [[name, read] as const] : [];
  });
  readersByKind.set(kind, readers);
  return readers;
}

function readerOf(name: string, { observes }: Field): Reader | undefined {
  if (name === "imei") return (value, _, tell) => tellDefined(deviceNumber("imei", value), tell);
  if (name === "phone_number" || name === "thread") return contactValue;
  switch (observes) {
    case "url":
      return (value, _, tell) => identifiersOfUrl(value, tell);
    case "host":
      return (value, _, tell) => identifiersOfHost(hostOf(value), tell);
    case "ip":
      return (value, _, tell) => {
        const ip = canonicalIp(value);
        if (ip !== "") tell({ kind: "ip", value: ip });
      };
    case "email":
      return contactValue;
    case "free_text":
      return identifiersInText;
    default:
      return undefined;
  }
}

/** The same few people write most messages: so many values are remembered. */
const mostRemembered = 20_000;
const remembered = new Map<string, readonly Identifier[]>();

/** Whom a field of a message, call, contact or account names; empty where that is no identifier. */
export function contactIdentifiers(value: string, context: IdentifierContext): readonly Identifier[] {
  const key = `${context.country ?? ""} ${context.service ?? ""} ${value}`;
  const known = remembered.get(key);
  if (known) return known;
  const found: Identifier[] = [];
  readContact(value, context, (identifier) => void found.push(identifier));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, found);
  return found;
}

function contactValue(value: string, context: IdentifierContext, tell: Tell): void {
  for (const found of contactIdentifiers(value, context)) tell(found);
}

function readContact(value: string, context: IdentifierContext, tell: Tell): void {
  const text = value.trim();
  const [, user, server] = /^(\d+)(?::\d+)?@(s\.whatsapp\.net|c\.us|lid)$/.exec(text) ?? [];
  if (user !== undefined) {
    if (server === "lid") tell({ kind: "handle", value: text, service: "WhatsApp" });
    else tellDefined(internationalPhone(user), tell);
    return;
  }
  if (/@g\.us$|@broadcast$|@newsletter$/.test(text)) return;
  const address = text.replace(/^(?:tel|mailto|sip|sms|imessage):/i, "");
  const phone = phoneOf(address, context.country);
  if (phone) tell(phone);
  else if (address.includes("@") && !address.startsWith("@")) identifiersOfEmail(address, tell);
  else if (/^https?:\/\//i.test(address)) identifiersOfUrl(address, tell);
  else if (/^@[\w.]{3,}$/.test(address)) {
    const { service } = context;
    tell({ kind: "handle", value: address.slice(1).toLowerCase(), ...(service === undefined ? {} : { service }) });
  }
}

/** Backups name a phone's numbers in their own words. */
function deviceDetails(details: DetailValue, tell: Tell): void {
  if (typeof details !== "object" || details === null || Array.isArray(details)) return;
  for (const [name, value] of Object.entries(details)) {
    const kind = /^(imei|imsi|iccid)(?:[ _]?\d)?$/i.exec(name)?.[1]?.toLowerCase();
    const isNumber = kind === "imei" || kind === "imsi" || kind === "iccid";
    if (isNumber && typeof value === "string") tellDefined(deviceNumber(kind, value), tell);
  }
}

function tellDefined(found: Identifier | undefined, tell: Tell): void {
  if (found) tell(found);
}
