import { cellebriteHostId, pairingRule } from "./pairing-rule.ts";
import { cellebrite } from "./products.ts";

export const cellebritePairing = pairingRule({
  id: "extraction.cellebrite_pairing",
  version: 1,
  kind: "cellebrite",
  title: "Pairing under a number of Cellebrite's programs",
  severity: "low",
  rationale:
    "A computer tells a phone its own number when it pairs. Programs of Cellebrite are published to give one and the same number on every computer.",
  falsePositives: [
    "An acquisition with the same product that the owner agreed to.",
    "A log that was altered: the number is public.",
  ],
  references: [
    "Citizen Lab, From Protest to Peril, January 2026: HostID and SystemBUID in lockdownd.log (known to us from reports about it)",
  ],
  vouched: "secondary",
  sentences: {
    statement:
      "A computer that gave the number {number} was allowed to pair with the phone ({count:records}). This number is published as built into programs of Cellebrite, the same on every computer.",
    asked:
      "A computer that gave the number {number} asked to pair with the phone ({count:records}); the log does not show that it was allowed. This number is published as built into programs of Cellebrite, the same on every computer.",
  },
  // The number of the host is what was published as the sign; that of the system stands beside it.
  tool: ({ host_id }) => ({ name: cellebrite, trace: host_id === cellebriteHostId ? "unique" : "family" }),
});
