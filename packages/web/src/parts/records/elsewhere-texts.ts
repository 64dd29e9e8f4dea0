import { catalogue } from "../../text/catalogue.ts";

export const texts = catalogue("elsewhere", {
  en: { conversations: "In its conversation", map: "On the map", people: "Among people" },
  fr: { conversations: "Dans sa conversation", map: "Sur la carte", people: "Parmi les personnes" },
  es: { conversations: "En su conversación", map: "En el mapa", people: "Entre las personas" },
  ar: { conversations: "في محادثتها", map: "على الخريطة", people: "بين الأشخاص" },
});
