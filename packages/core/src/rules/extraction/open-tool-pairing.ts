import { pairingRule } from "./pairing-rule.ts";

export const openToolPairing = pairingRule({
  id: "extraction.open_tool_pairing",
  version: 1,
  kind: "open_tool",
  title: "Pairing by an open tool",
  severity: "informational",
  // That such a pairing in custody is somebody else's work is our inference.
  inCustody: "low",
  rationale:
    "Open programs for iPhones give a fixed number of their own. Helplines acquire phones with them, and so do others.",
  falsePositives: ["The acquisition that is examined here, or an earlier one.", "Developers and curious owners."],
  references: [
    "pymobiledevice3, lockdown.py: SYSTEM_BUID",
    "UFADE, an open acquisition tool that is built on pymobiledevice3",
  ],
  vouched: "source_read",
  sentences: {
    statement:
      "A computer paired with the phone through a program that gives the number {number} for its system ({count:records}). Open tools give this number, those of helplines among them: it may be the acquisition itself.",
    asked:
      "A program that gives the number {number} for its computer’s system asked to pair with the phone ({count:records}); the log does not show that it was allowed. Open tools give this number, those of helplines among them.",
  },
  tool: () => ({ name: "pymobiledevice3", trace: "family" }),
});
