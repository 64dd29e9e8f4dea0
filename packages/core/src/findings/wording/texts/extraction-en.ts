/** What is known, publicly, of traces that extraction leaves: docs/extraction.md. */
export const enExtraction = {
  extractionLimits:
    "Traces of extraction tools: this program can recognise some traces of Cellebrite, MFSocket, BXAQ and AFLogical. For other products no public trace is known to it. Absence of a finding does not mean the phone was not extracted.",
  custodyConnection: "Something was connected",
};

export type ExtractionTexts = typeof enExtraction;
