import type { ExtractionTexts } from "./extraction-en.ts";

export const frExtraction: ExtractionTexts = {
  extractionLimits:
    "Traces d’outils d’extraction : ce programme peut reconnaître certaines traces de Cellebrite, MFSocket, BXAQ et AFLogical. Pour d’autres produits, il ne connaît aucune trace publique. L’absence de constat ne signifie pas que le téléphone n’a pas été extrait.",
  custodyConnection: "Quelque chose a été branché",
};
