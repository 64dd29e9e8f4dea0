import type { ExtractionTexts } from "./extraction-en.ts";

export const esExtraction: ExtractionTexts = {
  extractionLimits:
    "Rastros de herramientas de extracción: este programa puede reconocer algunos rastros de Cellebrite, MFSocket, BXAQ y AFLogical. De otros productos no conoce ningún rastro público. Que falte un hallazgo no significa que no se haya extraído el contenido del teléfono.",
  custodyConnection: "Se conectó algo",
};
