import { writeBinaryPlist } from "@sillage/core/formats/plist/write.ts";
import { iphoneContent } from "../iphone/content.ts";
import type { ProcessUsage } from "../iphone/databases/data-usage.ts";
import type { Visit } from "../iphone/databases/safari-history.ts";
import type { SmsMessage } from "../iphone/databases/sms.ts";
import type { PhoneFile } from "../iphone/phone-file.ts";
import { traps } from "../iphone/traps.ts";
import { plist, plistDate } from "../plist.ts";
import type { Deterministic } from "../random.ts";
import { iso, seconds } from "../time.ts";
import type { CaseExpectation, CasePlan, CaseTruth, PracticeCase } from "./case.ts";
import { about, daytime, number, some, token } from "./choose.ts";
import { iphoneOf, someone } from "./people.ts";
import { iphonePiece } from "./pieces.ts";

/**
 * Modelled on what Amnesty International published of Morocco in 2019 and 2020: lures by SMS, later injections into the
 * network, and programs that start within the minute. Domains and process names are published; everything else is not
 * what was seen on anybody's phone.
 */
export const networkInjection: PracticeCase = {
  id: "network-injection",
  title: "Lures, then redirects in the network",
  summary:
    "In spring, text messages with links reached a reporter. In summer, pages opened without encryption led elsewhere at once, and programs with published names used the network within the minute.",
  packs: ["amnesty-morocco-2019", "amnesty-pegasus"],
  plan,
};

const lureDomains = ["stopsms.biz", "hmizat.co", "infospress.com", "revolution-news.co", "videosdownload.co"];
const injectionDomains = ["free247downloads.com", "urlpush.net"];
const validationDomains = ["documentpro.org", "tahmilmilafate.com", "baramije.net"];
const laterPrograms = ["msgacntd", "roleaboutd", "stagingd", "fservernetd", "lobbrogd"];
const sites = ["gazette.example.net", "meteo.example.org", "courrier.example.com", "annonces.example.net"];

const lureTexts = [
  (link: string) => `Soldes privées : -70 % ce soir seulement. Pour ne plus recevoir : ${link}`,
  (link: string) => `Votre abonnement sera débité de 89 EUR demain. Annuler : ${link}`,
  (link: string) => `La liste des témoins a été publiée, vous y êtes : ${link}`,
  (link: string) => `Signez avant minuit pour sauver la bibliothèque du quartier ${link}`,
  (link: string) => `عاجل: شاهد الفيديو قبل حذفه ${link}`,
];

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const lures = chooseLures(random);
  const attempts = [
    injection(random, daytime(random, "2025-05-05", random.below(20))),
    injection(random, daytime(random, "2025-06-08", random.below(20))),
  ];
  // One of which no history is left: it was opened in a private tab.
  const unseen = injection(random, daytime(random, "2025-07-20", random.below(20)));
  const [, success = unseen] = attempts;
  const programs = chooseProgram(random, success.time);
  const decoy = { origin: random.pick(validationDomains), from: success.site, to: success.domain, time: success.time };
  const content = iphoneContent(traps, {
    messages: lures.map(({ message }) => message),
    visits: attempts.flatMap(({ visits }) => visits),
    icons: [success, unseen].map((one) => icon(random, one)),
    storage: [success, unseen].map(({ host, port, time }) => ({
      path: `IndexedDB/https_${host}_${port}`,
      time: about(random, time + 250, 700),
    })),
    redirects: [decoy],
    observed: [
      { domain: decoy.origin, lastSeen: decoy.time, redirectsTo: [success.domain] },
      { domain: success.domain, lastSeen: decoy.time + 3 },
    ],
    processes: programs.rows,
    orphans: [programs.orphan],
    files: touchedFiles(random, success.time),
  });
  return {
    owner: person.name,
    pieces: [iphonePiece("filesystem", iphoneOf(person, random), content)],
    custody: [],
    truth: truthOf(lures, attempts, unseen, decoy, programs),
  };
}

interface Lure {
  readonly domain: string;
  readonly message: SmsMessage;
}

function chooseLures(random: Deterministic): Lure[] {
  const texts = some(random, lureTexts, lureTexts.length);
  return some(random, lureDomains, 3 + random.below(2)).map((domain, index) => {
    const link = `https://${domain}/${random.below(2) === 0 ? `${number(random, 7)}s` : token(random, 6)}`;
    return {
      domain,
      message: {
        time: daytime(random, "2025-02-20", index * 12 + random.below(10)),
        service: "SMS",
        handle: random.pick(["InfoPromo", "Actu", "+33639980181", "+33639980182"]),
        fromMe: false,
        body: "text",
        text: (texts[index] ?? lureTexts[0])?.(link) ?? link,
      },
    };
  });
}

interface Injection {
  readonly time: number;
  /** The site that was asked for. */
  readonly site: string;
  readonly domain: string;
  readonly host: string;
  readonly port: number;
  readonly landing: string;
  readonly visits: readonly Visit[];
}

/** An unencrypted address, answered within some milliseconds by somebody else; later the page that was meant. */
function injection(random: Deterministic, moment: number): Injection {
  const time = moment + random.below(1_000) / 1_000;
  const site = random.pick(sites);
  const domain = random.pick(injectionDomains);
  const host = `${token(random, 10)}.${token(random, 8)}.${domain}`;
  const port = 30_000 + random.below(1_900);
  const page = `https://${host}:${port}/${token(random, 7)}`;
  const landing = `${page}#${number(random, 45 + random.below(6))}`;
  const answered = time + 2 + random.below(36);
  return {
    time,
    site,
    domain,
    host,
    port,
    landing,
    visits: [
      { time, url: `http://${site}/`, redirectsToNext: true },
      { time: answered, url: landing, failed: true },
      { time: about(random, time + seconds(25), 20_000), url: `https://duckduckgo.com/?q=${site.split(".")[0]}` },
      { time: about(random, time + seconds(50), 20_000), url: `https://${site}/`, title: site },
    ],
  };
}

function icon(random: Deterministic, { landing, host, port, time }: Injection) {
  const address = `https://${host}:${port}/favicon.ico`;
  return { page: landing, icon: address, time: about(random, time + 600, 1_400), rejected: true };
}

interface Programs {
  readonly rows: readonly ProcessUsage[];
  readonly orphan: {
    readonly processPk: number;
    readonly time: number;
    readonly wwanIn: number;
    readonly wwanOut: number;
  };
}

/** The first program, one whose own row was taken away, and what stayed for hours. */
function chooseProgram(random: Deterministic, time: number): Programs {
  const first = about(random, time + seconds(8), 14_000);
  const second = about(random, first + seconds(15), 38_000);
  const row = (pk: number, process: string, from: number, lasts: number, wwanIn: number, wwanOut: number) => ({
    pk,
    process,
    bundle: null,
    first: from,
    last: from + lasts,
    wifiIn: 0,
    wifiOut: 0,
    wwanIn,
    wwanOut,
  });
  const later = random.pick(laterPrograms);
  return {
    rows: [
      row(85, "bh", first, seconds(2), 2_600_000 + random.below(900_000), 120_000 + random.below(40_000)),
      row(
        87,
        later,
        second,
        seconds(7_000 + random.below(90_000)),
        random.below(900_000),
        2_000_000 + random.below(999_999),
      ),
    ],
    orphan: {
      processPk: 86,
      time: about(random, first + seconds(3), 10_000),
      wwanIn: random.below(9_000),
      wwanOut: 90_000 + random.below(90_000),
    },
  };
}

/** Settings that were written in those seconds: crash reports and updates. */
function touchedFiles(random: Deterministic, time: number): PhoneFile[] {
  const written = (device: string, after: number): PhoneFile => {
    const modified = about(random, time + seconds(after), 3_000);
    return { device, content: writeBinaryPlist(plist({ LastChange: plistDate(modified) })), modified, owner: 0 };
  };
  return [
    written("private/var/root/Library/Preferences/com.apple.CrashReporter.plist", 3),
    written("private/var/mobile/Library/Preferences/com.apple.softwareupdateservicesd.plist", 30),
  ];
}

function truthOf(
  lures: readonly Lure[],
  attempts: readonly Injection[],
  unseen: Injection,
  decoy: { readonly origin: string; readonly time: number },
  programs: Programs,
): CaseTruth {
  const success = attempts.at(-1) ?? unseen;
  const published = "^indicator\\.";
  return {
    mustFind: [
      ...lures.map(
        ({ domain, message }): CaseExpectation => ({
          id: `lure-${domain}`,
          says: "A text message links to a published domain.",
          rule: published,
          classes: ["targeting"],
          atLeast: "high",
          artifact: "ios.sms",
          contains: [domain],
          time: iso(message.time),
        }),
      ),
      ...attempts.flatMap(({ time, host }, index): CaseExpectation[] => [
        {
          id: `redirect-${index + 1}`,
          says: "An unencrypted page led within milliseconds to a random host with a high port.",
          rule: "^ios\\..*redirect",
          classes: ["attempt"],
          atLeast: "high",
          artifact: "ios.safari_history",
          contains: [host],
          time: iso(time),
        },
        {
          id: `visit-${index + 1}`,
          says: "The host that it led to is published.",
          rule: published,
          classes: ["attempt"],
          atLeast: "high",
          artifact: "ios.safari_history",
          contains: [host],
        },
      ]),
      {
        id: "icon-published",
        says: "Safari asked a published host for an icon.",
        rule: published,
        classes: ["attempt"],
        atLeast: "high",
        artifact: "ios.safari_favicons",
        contains: [success.host],
      },
      {
        id: "icon-without-history",
        says: "Safari asked a host for an icon that its history does not know.",
        rule: "^ios\\..*without_history$",
        classes: ["attempt", "anomaly"],
        atLeast: "low",
        artifact: "ios.safari_favicons",
        contains: [unseen.host],
      },
      {
        id: "decoy",
        says: "The session log holds the published domain that came between.",
        rule: published,
        classes: ["attempt"],
        atLeast: "high",
        artifact: "ios.webkit_resource_log",
        contains: [decoy.origin],
      },
      ...[success, unseen].map(
        ({ host, port }, index): CaseExpectation => ({
          id: `storage-${index + 1}`,
          says: "Safari keeps a folder for the host and its high port.",
          classes: ["attempt", "anomaly"],
          atLeast: "low",
          contains: [`${host}_${port}`],
        }),
      ),
      ...programs.rows.flatMap(({ process, first }) =>
        ["ios.datausage", "ios.netusage"].map(
          (artifact): CaseExpectation => ({
            id: `${process}-${artifact.slice(4)}`,
            says: "A program of a published name used the network.",
            rule: published,
            classes: ["execution"],
            atLeast: "high",
            artifact,
            contains: [process],
            time: iso(first),
          }),
        ),
      ),
      {
        id: "orphan",
        says: "Network use is counted for a program whose own row is gone.",
        rule: "^ios\\.orphan_usage$",
        classes: ["anomaly", "execution"],
        atLeast: "low",
        time: iso(programs.orphan.time),
      },
      {
        id: "executed",
        says: "Redirect, icon, programs and network use are one event: code ran.",
        rule: "^incident\\.execution$",
        classes: ["execution"],
        atLeast: "high",
        contains: ["bh"],
        time: iso(success.time),
        tool: "Pegasus",
        sentence: "execution of code",
        joins: ["attempt", "execution"],
      },
    ],
    mustNotClaim: [
      {
        why: "who listens in a network is not on the phone",
        text: "\\b(Morocc|government|authorit|police|intelligence)",
      },
      { why: "nothing tells of an extraction", classes: ["extraction"], above: "low" },
      { why: "nobody installed an application", classes: ["surveillance_app"], above: "low" },
    ],
    unresolved: [],
  };
}
