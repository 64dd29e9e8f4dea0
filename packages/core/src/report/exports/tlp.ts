/** Traffic Light Protocol 2.0 (FIRST, August 2022): who may be told. */
export const tlpLevels = ["clear", "green", "amber", "amber+strict", "red"] as const;
export type Tlp = (typeof tlpLevels)[number];

/** Ids of OASIS' marking definitions for TLP 2.0 (cti-stix-common-objects, extension-definition-specifications/tlp-2.0). */
export const tlpMarkings: Readonly<Record<Tlp, string>> = {
  clear: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
  green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  amber: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  "amber+strict": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};

export const tlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
