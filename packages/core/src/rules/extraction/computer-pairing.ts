import { pairingRule } from "./pairing-rule.ts";

export const computerPairing = pairingRule({
  id: "extraction.computer_pairing",
  version: 1,
  kind: "ordinary",
  title: "Pairing with a computer",
  severity: "informational",
  inCustody: "low",
  rationale: "A computer has to pair with an iPhone before it can make a backup or copy files.",
  falsePositives: ["The owner's computer, a helpline's computer, equipment that plays music from the phone."],
  references: [
    "Citizen Lab, From Protest to Peril, January 2026: pairings in lockdownd.log (known to us from reports about it)",
    "FCSC 2025, iForensics, write-up of iCompromise: pairings of a real log",
  ],
  vouched: "secondary",
  sentences: {
    statement:
      "The computer that gave the number {number} was allowed to pair with the phone ({count:records}). A paired computer can make a backup and copy files. Whether the owner knows it is a question for the owner.",
    asked:
      "The computer that gave the number {number} asked to pair with the phone ({count:records}); the log does not show that it was allowed.",
  },
});
