import type { CaseFile } from "@sillage/core/case/case-file.ts";
import { phoneOf } from "@sillage/core/identifiers/phone.ts";

/** The phone's own country, by evidence: what was asked for, or that of the number which the evidence gives. */
export function phoneCountries({ evidence }: CaseFile, asked?: string): readonly (string | undefined)[] {
  return evidence.map(({ device }) => asked ?? phoneOf(device.phoneNumber ?? "")?.country);
}
