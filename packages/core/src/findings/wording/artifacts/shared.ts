import type { ArtifactTitles } from "./titles.ts";

/** Titles of stores that both systems have. */
export const sharedTitles: ArtifactTitles = {
  Calls: {
    fr: "Appels",
    es: "Llamadas",
    ar: "المكالمات",
  },
  "Firefox history": {
    fr: "Historique de Firefox",
    es: "Historial de Firefox",
    ar: "سجل تصفح Firefox",
  },
  "Google's history of places on the phone": {
    fr: "Historique des lieux de Google sur le téléphone",
    es: "Historial de lugares de Google en el teléfono",
    ar: "سجل الأماكن من Google على الهاتف",
  },
  "Signal messages and calls": {
    fr: "Messages et appels Signal",
    es: "Mensajes y llamadas de Signal",
    ar: "رسائل سيجنال ومكالماته",
  },
  "Telegram messages, conversations and contacts": {
    fr: "Messages, conversations et contacts Telegram",
    es: "Mensajes, conversaciones y contactos de Telegram",
    ar: "رسائل تيليجرام ومحادثاته وجهات اتصاله",
  },
  "WhatsApp calls": {
    fr: "Appels WhatsApp",
    es: "Llamadas de WhatsApp",
    ar: "مكالمات WhatsApp",
  },
  "WhatsApp contacts": {
    fr: "Contacts WhatsApp",
    es: "Contactos de WhatsApp",
    ar: "جهات اتصال WhatsApp",
  },
  "WhatsApp messages and conversations": {
    fr: "Messages et conversations WhatsApp",
    es: "Mensajes y conversaciones de WhatsApp",
    ar: "رسائل WhatsApp ومحادثاته",
  },
};
