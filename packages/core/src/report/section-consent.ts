import { type Line, paragraph, type Section, section, value } from "./document.ts";
import type { ReportInput } from "./input.ts";

/** Who agreed to the examination, to what, and until when; or that nobody is recorded to have. */
export function consentSection(input: ReportInput): Section {
  const { wording, consent } = input;
  const title = wording.text("consentTitle");
  if (!consent)
    return section("section", 2, title, [paragraph("plain", wording.text("bannerConsent"))], { id: "consent" });
  const rows: { title: string; lines: readonly Line[] }[] = [
    { title: wording.text("consentBy"), lines: [[value(consent.by, wording)]] },
    { title: wording.text("consentTo"), lines: [[value(consent.to, wording)]] },
    { title: wording.text("consentPurpose"), lines: [[value(consent.purpose, wording)]] },
    { title: wording.text("consentGiven"), lines: [[wording.day(consent.given)]] },
    { title: wording.text("consentUntil"), lines: [[wording.day(consent.until)]] },
  ];
  if (consent.scope.length > 0) {
    rows.push({ title: wording.text("consentScope"), lines: consent.scope.map((scope) => [value(scope, wording)]) });
  }
  return section("section", 2, title, [{ block: "facts", rows }], { id: "consent" });
}
