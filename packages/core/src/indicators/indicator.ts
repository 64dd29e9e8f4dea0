/** The types that indicators have: STIX object paths in the field's words. */
export const indicatorTypes = [
  "domain",
  "ipv4",
  "ipv6",
  "url",
  "email",
  "process",
  "file_name",
  "file_path",
  "sha256",
  "sha1",
  "md5",
  "app_id",
  "certificate_sha256",
  "certificate_sha1",
  "certificate_md5",
  "configuration_profile",
  "android_property",
] as const;
export type IndicatorType = (typeof indicatorTypes)[number];

/**
 * What having met the value would mean. `tool`: made or used by spyware; `distribution`: where it is handed out;
 * `vendor_website`: its seller's site, which researchers and victims visit too; `watchware`: legal family or company
 * supervision.
 */
export type IndicatorRole = "tool" | "distribution" | "vendor_website" | "watchware";

/** An indicator pack as it was loaded: what every report names. */
export interface PackSummary {
  /** `amnesty-pegasus`, or the file name of a pack that the user gave. */
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  /** Date of the publisher's snapshot, `YYYY-MM-DD`; empty where unknown. */
  readonly date: string;
  readonly source: string;
  /** Where the research that it rests on was published; none where the pack does not say. */
  readonly references: readonly string[];
  /** Vetted: bundled by us from its publisher. Others are the user's, and named so. */
  readonly vetted: boolean;
  /** Indicators usable. */
  readonly count: number;
  /** SHA-256 of the pack's bytes. */
  readonly digest: string;
  readonly problems: readonly PackProblem[];
}

export interface PackProblem {
  /** STIX id, line number or JSON path of what was not used. */
  readonly where: string;
  readonly message: string;
}
