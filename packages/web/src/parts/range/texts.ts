import { catalogue } from "../../text/catalogue.ts";

export const texts = catalogue("range", {
  en: {
    from: "From",
    to: "To",
    apply: "Apply",
    whole: "Whole time",
    chart: "How many over time, from {{from}} to {{to}}. Drag to set a range, or type it.",
  },
  fr: {
    from: "Du",
    to: "Au",
    apply: "Appliquer",
    whole: "Toute la période",
    chart: "Nombre dans le temps, de {{from}} à {{to}}. Faites glisser pour choisir une période, ou tapez-la.",
  },
  es: {
    from: "Desde",
    to: "Hasta",
    apply: "Aplicar",
    whole: "Todo el tiempo",
    chart: "Cuántos en el tiempo, de {{from}} a {{to}}. Arrastre para elegir un tiempo, o escríbalo.",
  },
  ar: {
    from: "من",
    to: "إلى",
    apply: "تطبيق",
    whole: "كل المدة",
    chart: "العدد عبر الزمن، من {{from}} إلى {{to}}. اسحب لتحديد مدة، أو اكتبها.",
  },
});
