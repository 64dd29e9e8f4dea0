import type { Finding } from "../findings/finding.ts";
import type { IndicatorType } from "../indicators/indicator.ts";

/**
 * Text from evidence is data on every output. These functions make it fit to be shown: nothing in it may act, hide or
 * become a link.
 */

/** Controls, bidi overrides and isolates (Unicode TR 36), invisible characters, tags, lone surrogates. */
const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}|(?<!\p{Script=Arabic})\u200c|(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d/gu;
/** More marks on one letter than any script writes: they would run over the neighbouring lines. */
const manyMarks = /(\p{Mark}{6})\p{Mark}+/gu;

/** Shows what would otherwise act or hide: `␛` for an escape, `⟨U+202E⟩` for an override. One line. */
export function visible(text: string): string {
  return text
    .replace(hidden, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return String.fromCodePoint(0x2400 + code);
      if (code === 0x7f) return "\u2421";
      return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
    })
    .replace(manyMarks, "$1⟨…⟩");
}

/** Cuts between characters; says nothing of it. */
export function start(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const last = text.charCodeAt(characters - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? characters - 1 : characters);
}

const schemeAndHost = /\b(https?|ftp|wss?)(:\/\/)([^\s/?#<>"']*)/gi;
const bareWww = /(?<![\w.])www\.[\w.-]+/gi;
const bareHost = /^(?:[^\s@/]+@)?(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}_-]+(?::\d+)?(?=[/?#]|$)/u;

/** `hxxps://evil[.]example/x`: no reader, mail program or terminal makes a link of it. */
export function defang(text: string): string {
  return text
    .replace(schemeAndHost, (_, scheme: string, slashes: string, host: string) => {
      const name = scheme.toLowerCase().replace("tt", "xx").replace("ftp", "fxp").replace("ws", "wx");
      return `${name}${slashes}${brackets(host)}`;
    })
    .replace(bareWww, brackets);
}

/** For values known to be of the network: bare hosts, IP addresses and e-mail addresses as well. */
export function defangNetworkValue(text: string): string {
  return defang(text).replace(bareHost, brackets);
}

function brackets(host: string): string {
  return host.replace(/(?<!\[)\.(?!\])/g, "[.]");
}

const networkTypes: readonly IndicatorType[] = ["domain", "ipv4", "ipv6", "url", "email"];

/** How the values of a finding are defanged: `sms.db` is no host, in a finding about a link `evil.example` is one. */
export function defangFor(finding: Finding): (text: string) => string {
  const network = finding.indicator
    ? networkTypes.includes(finding.indicator.type)
    : finding.class === "targeting" || finding.class === "attempt";
  return network ? defangNetworkValue : defang;
}

/** An ISO time without the parts of its second: for a reader, who does not count them. */
export function wholeSeconds(iso: string): string {
  return iso.replace(/(:\d\d)\.\d+/, "$1");
}
