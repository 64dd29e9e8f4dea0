import type { Identifier, Remaining } from "./identifier.ts";
import { internationalPhone } from "./phone.ts";

interface Site {
  readonly service: string;
  /** The account's name in the path. */
  readonly path: RegExp;
}

/** Hosts whose first part of a path names an account. */
const sites: Readonly<Record<string, Site>> = {
  "instagram.com": { service: "Instagram", path: /^\/([\w.]{2,30})\/?$/ },
  "twitter.com": { service: "X", path: /^\/(\w{2,15})(?:\/|$)/ },
  "x.com": { service: "X", path: /^\/(\w{2,15})(?:\/|$)/ },
  "facebook.com": { service: "Facebook", path: /^\/([\w.]{5,50})\/?$/ },
  "tiktok.com": { service: "TikTok", path: /^\/@([\w.]{2,24})(?:\/|$)/ },
  "t.me": { service: "Telegram", path: /^\/([A-Za-z]\w{3,31})(?:\/|$)/ },
  "telegram.me": { service: "Telegram", path: /^\/([A-Za-z]\w{3,31})(?:\/|$)/ },
  "snapchat.com": { service: "Snapchat", path: /^\/add\/([\w.-]{3,15})(?:\/|$)/ },
  "youtube.com": { service: "YouTube", path: /^\/@([\w.-]{3,30})(?:\/|$)/ },
  "linkedin.com": { service: "LinkedIn", path: /^\/in\/([\w%-]{3,100})(?:\/|$)/ },
  "github.com": { service: "GitHub", path: /^\/([\w-]{1,39})(?:\/|$)/ },
};

/** First parts of paths that name a page of the site itself. */
const pages = new Set(
  "p reel reels explore stories accounts share sharer intent home search hashtag i watch groups events pages profile.php login joinchat addstickers proxy settings about privacy terms help".split(
    " ",
  ),
);

/** The account that a link leads to, or the number where it is one. */
export function accountOfUrl(host: string, path: string): Identifier | undefined {
  const name = host.replace(/^(?:www|m|mobile)\./, "");
  if (name === "wa.me") return internationalPhone(/^\/\+?(\d{7,15})(?:[/?#]|$)/.exec(path)?.[1] ?? "");
  const site = Object.hasOwn(sites, name) ? sites[name] : undefined;
  const found = site?.path.exec(path.replace(/[?#].*$/, ""))?.[1];
  if (!site || found === undefined || pages.has(found.toLowerCase())) return undefined;
  return { kind: "handle", value: found.toLowerCase(), service: site.service };
}

const mention = /(?<![\p{L}\p{N}_@./])@([A-Za-z][\w.]{2,29}\w)(?![\p{L}\p{N}@])/gu;
const namedServices: readonly (readonly [RegExp, string])[] = [
  [/instagram|\binsta\b|\bIG\b|إنستغرام|انستغرام|انستا/iu, "Instagram"],
  [/telegram|télégram|تلغرام|تيليغرام|تليجرام/iu, "Telegram"],
  [/twitter|تويتر/iu, "X"],
  [/tik ?tok|تيك توك/iu, "TikTok"],
  [/snap(?:chat)?\b|سناب/iu, "Snapchat"],
  [/\bsignal\b/iu, "Signal"],
];

/** Signs that call everybody. */
const calls = new Set("everyone channel here all todos tous".split(" "));

/** `@name` in a text. The service is that which the text names, or the record's own; otherwise it is not known. */
export function takeHandles(from: Remaining, service: string | undefined, tell: (found: Identifier) => void): void {
  if (!from.text.includes("@")) return;
  const named = namedServices.filter(([word]) => word.test(from.text)).map(([, name]) => name);
  const known = named.length === 1 ? named[0] : service;
  from.take(mention, (_, [name = ""]) => {
    if (calls.has(name.toLowerCase())) return false;
    tell({
      kind: "handle",
      value: name.toLowerCase(),
      ...(known === undefined ? {} : { service: known }),
      // A word of the text may speak of something else.
      guessed: true,
    });
    return true;
  });
}
