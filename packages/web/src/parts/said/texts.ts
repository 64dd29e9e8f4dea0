import { catalogue } from "../../text/catalogue.ts";

export const texts = catalogue("said", {
  en: { by: "By", notes: "Notes", addNote: "Add a note", tags: "Tags", addTag: "Add a tag", tag: "Tag" },
  fr: {
    by: "Par",
    notes: "Notes",
    addNote: "Ajouter une note",
    tags: "Étiquettes",
    addTag: "Ajouter une étiquette",
    tag: "Étiquette",
  },
  es: {
    by: "Por",
    notes: "Notas",
    addNote: "Añadir una nota",
    tags: "Etiquetas",
    addTag: "Añadir una etiqueta",
    tag: "Etiqueta",
  },
  ar: {
    by: "بواسطة",
    notes: "الملاحظات",
    addNote: "إضافة ملاحظة",
    tags: "الوسوم",
    addTag: "إضافة وسم",
    tag: "وسم",
  },
});
