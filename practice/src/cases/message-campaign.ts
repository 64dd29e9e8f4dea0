import { iphoneContent } from "../iphone/content.ts";
import type { SmsMessage } from "../iphone/databases/sms.ts";
import { traps } from "../iphone/traps.ts";
import type { Deterministic } from "../random.ts";
import { iso } from "../time.ts";
import type { CaseExpectation, CasePlan, CaseTruth, PracticeCase } from "./case.ts";
import { daytime, number, some, token } from "./choose.ts";
import { iphoneOf, someone } from "./people.ts";
import { iphonePiece } from "./pieces.ts";

/**
 * Modelled on what Citizen Lab published of Mexico in 2017: many messages in the words of an ordinary life, with links
 * of one form, and others behind short links. Domains are published by Amnesty International, too; texts, senders,
 * numbers in the links and times are invented.
 */
export const messageCampaign: PracticeCase = {
  id: "message-campaign",
  title: "Months of messages",
  summary:
    "Over months, messages about deaths, bills and news reached a lawyer from numbers that nobody knew. Some links are to published domains; others are short and stay unresolved.",
  packs: ["amnesty-pegasus"],
  plan,
};

const domains = [
  "smsmensaje.mx",
  "unonoticias.net",
  "network190.com",
  "ideas-telcel.com.mx",
  "fb-accounts.com",
  "smscentro.com",
  "mymensaje-sms.com",
];
const shorteners = ["bit.ly", "tinyurl.com"];

const texts = [
  "Ayer falleció mi tía, te mando los datos del velorio:",
  "Licenciada, su expediente cambió de juzgado, consulte aquí:",
  "Hay un cargo de 8,400 pesos en su línea, si no lo reconoce:",
  "Salieron fotos tuyas en el restaurante, míralas:",
  "URGENTE: detienen a tu colega, mira la nota",
  "Su cuenta será bloqueada hoy, verifique en",
  "Están acusando a su despacho en el noticiero:",
  "Mi hija tuvo un accidente, ayúdeme a difundir por favor",
  "Tu mensaje anterior no fue enviado, reintentar:",
  "Llegó su estado de cuenta, revíselo en",
  "¿Ya viste lo que publicaron del caso?",
  "Le dejaron un mensaje de voz, escuche:",
  "Confirme su cita del jueves en",
  "Paquete en aduana, pague el envío:",
  "La fiscalía cita a declarar, detalles",
  "Mañana enterramos a mi padre, ojalá vengas:",
];

interface Lure {
  readonly link: string;
  readonly message: SmsMessage;
}

function plan(random: Deterministic): CasePlan {
  const person = someone(random);
  const said = some(random, texts, texts.length);
  const used = some(random, domains, 5);
  const [often = "smsmensaje.mx"] = used;
  // The first domain comes back again and again within a month.
  const hosts = [...Array<string>(4).fill(often), ...used.slice(1), used[1] ?? often];
  const shown = hosts.map((host) => `${random.pick(["http", "https"])}://${host}/${number(random, 7)}s/`);
  const short = Array.from(
    { length: 4 + random.below(3) },
    () => `https://${random.pick(shorteners)}/${token(random, 7)}`,
  );
  const links = [...shown, ...short];
  const lures = links.map((link, index): Lure => {
    const inSeries = index < 4;
    return {
      link,
      message: {
        time: daytime(random, inSeries ? "2025-04-02" : "2025-03-03", inSeries ? index * 6 : random.below(160)),
        service: "SMS",
        handle: `+130555501${10 + random.below(30)}`,
        fromMe: false,
        body: random.below(3) === 0 ? "attributed" : "text",
        text: `${said[index % said.length] ?? ""} ${link}`,
      },
    };
  });
  const content = iphoneContent(traps, { messages: lures.map(({ message }) => message) });
  return {
    owner: person.name,
    pieces: [iphonePiece("backup", iphoneOf(person, random), content)],
    custody: [],
    truth: truthOf(lures.slice(0, shown.length), short, often),
  };
}

function truthOf(lures: readonly Lure[], short: readonly string[], often: string): CaseTruth {
  const hostOf = (link: string) => new URL(link).hostname;
  return {
    mustFind: [
      ...lures.map(
        ({ link, message }): CaseExpectation => ({
          id: `lure-${new URL(link).pathname.replaceAll("/", "")}`,
          says: "A text message links to a published domain.",
          rule: "^indicator\\.url$",
          classes: ["targeting"],
          atLeast: "high",
          artifact: "ios.sms",
          contains: [hostOf(link)],
          time: iso(message.time),
          tool: "Pegasus",
        }),
      ),
      {
        id: "campaign-domain",
        says: "Several messages of one month lead to the same domain.",
        rule: "lure|campaign",
        classes: ["targeting"],
        atLeast: "low",
        artifact: "ios.sms",
        contains: [often],
      },
      {
        id: "campaign-form",
        says: "Links of one form, seven digits and an s, come again and again.",
        rule: "lure_link|link_form|campaign",
        classes: ["targeting"],
        atLeast: "low",
        artifact: "ios.sms",
        contains: lures.slice(0, 1).map(({ link }) => new URL(link).pathname),
      },
    ],
    mustNotClaim: [
      { why: "no record tells that a program ran", classes: ["execution", "surveillance_app"], above: "low" },
      { why: "a message that was received is no attempt on the phone's software", classes: ["attempt"], above: "low" },
      { why: "nothing tells of an extraction", classes: ["extraction"], above: "low" },
      { why: "nothing tells that a link was opened", text: "\\b(infect|compromis|was visited|successful)" },
      { why: "who sent the messages is not on the phone", text: "\\b(Mexic|government|authorit|police|prosecutor)" },
      ...short.map((value) => ({ why: "nobody knows where a short link leads", value, above: "low" as const })),
    ],
    unresolved: short,
  };
}
