import { canonicalIp, canonicalUrl, hostOf, isAddress } from "../indicators/host.ts";
import { isKnownHost, textCandidates } from "../indicators/text.ts";
import { takeDeviceNumbers } from "./device-numbers.ts";
import { takeDocuments } from "./document.ts";
import { accountOfUrl, takeHandles } from "./handle.ts";
import { asciiDigits, type Identifier, type IdentifierContext, Remaining } from "./identifier.ts";
import { findPhones } from "./phone.ts";
import { takePrices } from "./price.ts";
import { takeVehicles } from "./vehicle.ts";
import { takeWallets } from "./wallet.ts";

/** So much of a text is looked through. */
const longestText = 100_000;

/** The identifiers in a text. What is surest is taken first: the digits of an address are no number to call. */
export function identifiersInText(text: string, context: IdentifierContext, tell: (found: Identifier) => void): void {
  const from = new Remaining(asciiDigits(text.slice(0, longestText)));
  takeLinks(from, tell);
  takeWallets(from, tell);
  takeVehicles(from, tell);
  takeDeviceNumbers(from, tell);
  takeDocuments(from, tell);
  // An account's number (ISO 13616) is told by nothing here, and is no number to call.
  from.take(bankAccount, () => true);
  takePrices(from, tell);
  findPhones(from, context.country, tell);
  takeHandles(from, context.service, tell);
}

const bankAccount = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu;

function takeLinks(from: Remaining, tell: (found: Identifier) => void): void {
  for (const { kind, text } of textCandidates(from.text)) {
    if (kind === "email") {
      if (!identifiersOfEmail(text, tell)) continue;
    } else if (kind === "url" ? hostOf(text) === "" : !isHostInText(text)) continue;
    else identifiersOfUrl(text, isDoubtful(kind, text) ? guessing(tell) : tell);
    from.remove(text);
  }
  for (const [address] of from.text.matchAll(
    /(?<![\p{L}\p{N}:.])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?![\p{L}\p{N}:])/giu,
  )) {
    // Times of day have no letters and fewer colons.
    const ip = /[a-f]|::/i.test(address) ? canonicalIp(address) : "";
    if (ip === "") continue;
    tell({ kind: "ip", value: ip });
    from.remove(address);
  }
}

/** A sentence without space behind its full stop ("Hello.It") is no host, nor is a file's name. */
function isHostInText(text: string): boolean {
  return isKnownHost(hostOf(text)) && !/^[^/:?#]*[a-z]\.[A-Z][a-z]+$/.test(text);
}

/** Top-level domains that are endings of files as well: `README.md` is in texts more often than a host of Moldova. */
const fileEndings = /\.(?:md|rs|sh|py|pl|ps|cc|so|zip|mov|app|dev|bat|cab|foo|java|prof)$/i;

/** `README.md`, and `1.2.3.4` as a version: what stands alone may be something else. */
function isDoubtful(kind: "url" | "host", text: string): boolean {
  return kind === "host" && (fileEndings.test(text) || /^\d(?:\.\d){3}$/.test(text));
}

function guessing(tell: (found: Identifier) => void): (found: Identifier) => void {
  return (found) => tell({ ...found, guessed: true });
}

export function identifiersOfEmail(text: string, tell: (found: Identifier) => void): boolean {
  const address = text.toLowerCase();
  const at = address.lastIndexOf("@");
  const host = address.slice(at + 1);
  if (at < 1 || !/^[^\s@<>()]+$/.test(address.slice(0, at)) || !isKnownHost(host)) return false;
  tell({ kind: "email", value: address });
  return true;
}

/** A link, its host or address, and the account that it leads to. A host alone is no link. */
export function identifiersOfUrl(text: string, tell: (found: Identifier) => void): void {
  const host = hostOf(text);
  if (host === "") return;
  const url = canonicalUrl(text);
  const path = url.slice(url.indexOf(host) + host.length).replace(/^:\d+/, "");
  if (url !== "" && (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || path.length > 1)) {
    tell({ kind: "url", value: url.replace(/^\/\//, "") });
  }
  identifiersOfHost(host, tell);
  const account = accountOfUrl(host, path);
  if (account) tell(account);
}

export function identifiersOfHost(host: string, tell: (found: Identifier) => void): void {
  if (isAddress(host)) tell({ kind: "ip", value: host });
  else if (isKnownHost(host)) tell({ kind: "domain", value: host.toLowerCase() });
}
