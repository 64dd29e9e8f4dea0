import type { Language } from "@sillage/core/findings/language.ts";

/** What a browser shows that has no session: what to do, in every language, for nobody has chosen one yet. */
const words: Readonly<Record<Language, { readonly title: string; readonly text: string }>> = {
  en: {
    title: "The workbench is not open in this window",
    text: "An address works once. Go to the window in which Sillage runs and press Enter there, or open the newest address that it shows.",
  },
  fr: {
    title: "L’atelier n’est pas ouvert dans cette fenêtre",
    text: "Une adresse ne sert qu’une fois. Allez à la fenêtre où tourne Sillage et appuyez-y sur Entrée, ou ouvrez la dernière adresse qu’elle affiche.",
  },
  es: {
    title: "El banco de trabajo no está abierto en esta ventana",
    text: "Una dirección sirve una sola vez. Vaya a la ventana en la que funciona Sillage y pulse allí Intro, o abra la última dirección que muestra.",
  },
  ar: {
    title: "منصة العمل ليست مفتوحة في هذه النافذة",
    text: "يعمل كل عنوان مرة واحدة. اذهب إلى النافذة التي يعمل فيها Sillage واضغط Enter، أو افتح أحدث عنوان يظهر فيها.",
  },
};

const style = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:38rem;margin:10vh auto;padding:0 1rem}
h1,h2{font-size:1.2rem;margin:1.6rem 0 .2rem}p{margin:0}`;

/** Its own policy: this page has its style in itself, and nothing else. */
export const closedPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

export function closedPage(): string {
  const parts = Object.entries(words).map(([language, { title, text }], index) => {
    const head = index === 0 ? "h1" : "h2";
    return `<section lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><${head}>${title}</${head}><p>${text}</p></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sillage</title><style>${style}</style><main>${parts.join("")}</main></html>`;
}
