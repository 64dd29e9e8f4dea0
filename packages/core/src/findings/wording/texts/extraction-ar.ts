import type { ExtractionTexts } from "./extraction-en.ts";

export const arExtraction: ExtractionTexts = {
  extractionLimits:
    "آثار أدوات الاستخراج: يستطيع هذا البرنامج التعرّف على بعض آثار Cellebrite وMFSocket وBXAQ وAFLogical. ولا يعرف لمنتجات أخرى أثرًا منشورًا. وغياب النتائج لا يعني أن محتوى الهاتف لم يُستخرج.",
  custodyConnection: "وُصل به شيء",
};
