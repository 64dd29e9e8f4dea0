/** Writes docs/identifiers.md: what is found in records, and how surely, measured on the labelled corpus. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { identifiersInText } from "@sillage/core/identifiers/from-text.ts";
import { type Identifier, identifierKinds } from "@sillage/core/identifiers/identifier.ts";
import { identifierCorpus, type LabelledText } from "@sillage/practice/corpus/corpus.ts";
import { type Counts, type Measured, measureReader, precision, recall } from "@sillage/practice/corpus/measure.ts";

export const identifiersFile = resolve(import.meta.dirname, "../docs/identifiers.md");

export function measureIdentifiers(seed?: string): Measured {
  return measureReader(identifierCorpus(seed), inText);
}

export function inText({ text, country }: LabelledText): Identifier[] {
  const found: Identifier[] = [];
  identifiersInText(text, { country }, (identifier) => found.push(identifier));
  return found;
}

const how: Readonly<Record<(typeof identifierKinds)[number], string>> = {
  phone: "E.164, with its country. Without a country's code it is read as one of the phone's own country: a guess",
  email: "lower case; the host's top-level domain exists",
  url: "with its scheme and host in lower case; defanged ones put right",
  domain: "hosts of links, and bare ones whose top-level domain exists",
  ip: "IPv4 and IPv6 in their usual form",
  handle: "from links to accounts, ids of messengers, and `@name` in a text (a guess)",
  wallet:
    "Bitcoin, Litecoin, Dogecoin, Tron (Base58Check, Bech32), Ethereum (EIP-55; in one case without check: a guess)",
  imei: "15 digits with the Luhn check; a guess where the text does not say IMEI",
  imsi: "15 digits that the text calls an IMSI: it has no check digit",
  iccid: "89 and the Luhn check",
  vehicle: "17 signs with the check digit of North America; without it only where the text speaks of one, a guess",
  document: "passports and cards by their machine-readable zone (ICAO Doc 9303), DNI and NIE of Spain, NIR of France",
  price: "currency and sum; signs and words that several states use are taken for the commonest, a guess",
};

/** The page's text. */
export function identifiersPage(measured: Measured): string {
  const kinds = identifierKinds.filter((kind) => measured.byKind.has(kind));
  return `# Identifiers in records

\`sillage observables CASE\` lists what the records of a case name. Made by \`npm run build && node tools/identifier-figures.ts\`.

| kind | what is taken for one |
|---|---|
${identifierKinds.map((kind) => `| ${kind} | ${how[kind]} |`).join("\n")}

Fields that hold a number or address are read as such; texts are searched. What is surer is taken first, so that the
digits of a wallet or of a document are no number to call.

## How surely

Measured on ${measured.texts} labelled messages in English, French, Spanish and Arabic (\`practice/src/corpus\`), many of
which hold what looks like an identifier and is none: dates, orders, cards, versions, files, wrong check digits. What
no pattern finds is labelled too: numbers in words, numbers of a country that nothing names, addresses written out,
accounts without a sign. The messages are made from sentences: real ones are less regular, and figures on them differ.

Precision: of what was found, how much was right. Recall: of what was there, how much was found.

| language | precision | recall | right | wrong | missed |
|---|---|---|---|---|---|
${[...measured.byLanguage].map(([language, counts]) => row(language, counts)).join("\n")}
${row("all", measured.all)}

| said | precision | right | wrong |
|---|---|---|---|
${said("for certain", measured.certain)}
${said("as a guess", measured.guesses)}

| kind | precision | recall | right | wrong | missed |
|---|---|---|---|---|---|
${kinds.map((kind) => row(kind, measured.byKind.get(kind) ?? { right: 0, wrong: 0, missed: 0 })).join("\n")}
`;
}

const share = (value: number) => value.toFixed(3);

function said(how: string, counts: Counts): string {
  return `| ${how} | ${share(precision(counts))} | ${counts.right} | ${counts.wrong} |`;
}

function row(name: string, counts: Counts): string {
  return `| ${name} | ${share(precision(counts))} | ${share(recall(counts))} | ${counts.right} | ${counts.wrong} | ${counts.missed} |`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(identifiersFile, identifiersPage(measureIdentifiers()));
