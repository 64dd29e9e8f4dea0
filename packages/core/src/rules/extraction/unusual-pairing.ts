import { pairingRule } from "./pairing-rule.ts";

export const unusualPairing = pairingRule({
  id: "extraction.unusual_pairing",
  version: 1,
  kind: "unusual",
  title: "Pairing by unknown software",
  severity: "low",
  inCustody: "low",
  rationale:
    "Apple's programs and the open ones give a computer a number of one form, a UUID. A product for extraction was published to give another.",
  falsePositives: ["Programs of small makers for music, photographs or repair shops.", "A damaged log."],
  references: [
    "libimobiledevice, generate_uuid; go-ios; pymobiledevice3: how they make a HostID",
    "Citizen Lab, From Protest to Peril, January 2026 (known to us from reports about it)",
  ],
  vouched: "inference",
  sentences: {
    statement:
      "A computer that gave the number {number} was allowed to pair with the phone ({count:records}). The number does not have the form that Apple’s programs and the open ones use. Whether the owner knows the computer is a question for the owner.",
    asked:
      "A computer that gave the number {number} asked to pair with the phone ({count:records}); the log does not show that it was allowed. The number does not have the form that Apple’s programs and the open ones use.",
  },
});
