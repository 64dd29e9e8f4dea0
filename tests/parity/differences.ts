import type { Alert, LoneRecord } from "./compare.ts";

/**
 * Where Sillage differs from its peer on purpose. Every line says why and how often it is met in each case, so that a
 * line that no longer holds fails as well as a difference that stands in no line. docs/peer-differences.md tells them.
 */
export interface Difference<T> {
  readonly id: string;
  readonly why: string;
  readonly is: (one: T) => boolean;
  /** How often, by case; a case that is not named has none. */
  readonly times: Readonly<Partial<Record<CaseName, number>>>;
}

export type CaseName = "oracle-ios-backup" | "oracle-ios-fs" | "ios-backup";

const both = (times: number) => ({ "oracle-ios-backup": times, "oracle-ios-fs": times });

/** The gap of a phone on which nothing else lies near it. */
const gapAlone = /^Missing process 5\. .*com\.apple\.Fitness/;

export const alertDifferences: readonly Difference<Alert>[] = [
  {
    id: "sub-domains",
    why: "A host below an indicated host belongs to the same people.",
    is: ({ side, record }) => side === "ours" && record.includes("//a.wicked.example.com/"),
    times: both(5),
  },
  {
    id: "w-hosts",
    why: "The peer cuts every leading w, so that wicked.example.com never matches.",
    is: ({ side, record }) => side === "ours" && record.includes("//wicked.example.com/"),
    times: both(5),
  },
  {
    id: "ports",
    why: "A port does not change whose host it is.",
    is: ({ side, record }) => side === "ours" && record.includes("eviL.Example.org:8443"),
    times: both(5),
  },
  {
    id: "messages-without-handle",
    why: "The peer drops messages whose sender has no row.",
    is: ({ side, record }) => side === "ours" && record.includes("NOHANDLE-GUID"),
    times: both(1),
  },
  {
    id: "attributed-body",
    why: "Text that stands only in attributedBody is read.",
    is: ({ side, record }) => side === "ours" && record.includes("ATTRIB-GUID"),
    times: both(1),
  },
  {
    id: "short-links",
    why: "The name of an indicated host in the path of a short link is no visit to it. Short links are listed, not opened.",
    is: ({ side, record }) => side === "peer" && record.includes("//bit.ly/evil.example.org"),
    times: both(5),
  },
  {
    id: "every-indicator-of-a-record",
    why: "The peer stops at the first indicator that a record meets.",
    is: ({ side, module, says }) =>
      side === "ours" && module === "webkit_session_resource_log" && says === "indicator.url",
    times: both(1),
  },
  {
    id: "both-ends-of-a-redirect",
    why: "The finding rests on the visit that redirected and on the one it led to.",
    is: ({ side, says, record }) =>
      side === "ours" && says === "ios.rapid_redirect" && record.includes("redirect_source"),
    times: both(2),
  },
  {
    id: "truncated-names",
    why: "A name cut at 16 characters can be another process: a lead, not a critical finding.",
    is: ({ indicator }) => indicator === "longprocessname_truncated",
    times: { "oracle-ios-backup": 2, "oracle-ios-fs": 4 },
  },
  {
    id: "orphaned-usage",
    why: "One finding for the rows of one time instead of two high alerts and a medium one for a row: ordinary phones have it. What lies near it makes it high.",
    is: ({ side, says }) =>
      side === "ours" ? says === "ios.orphan_usage" : /manipulated|empty 'proc_name': (?:75|62) /.test(says),
    times: { "oracle-ios-backup": 1, "oracle-ios-fs": 4 },
  },
  {
    id: "gaps-alone",
    why: "Gaps in the numbering of processes are information by themselves: every phone has some.",
    is: ({ level, says }) => (says === "ios.missing_process_rows" && level === "INFORMATIONAL") || gapAlone.test(says),
    times: { "ios-backup": 2 },
  },
  {
    id: "programs-not-listed",
    why: "A dump without the system's own folders does not say which programs were on the phone.",
    is: ({ side, says }) => side === "peer" && says.startsWith("Could not find the binary"),
    times: { "oracle-ios-fs": 2 },
  },
  {
    id: "programs-of-temporary-folders",
    why: "A program that ran from a folder of temporary files is told whether or not its path is published.",
    is: ({ side, says }) => side === "ours" && says === "ios.tmp_binary",
    times: { "oracle-ios-fs": 2 },
  },
  {
    id: "times-of-settings",
    why: "When the settings of updates were written is information, and weighs where something lies near.",
    is: ({ side, says }) => side === "ours" && says === "ios.update_settings_touched",
    times: { "ios-backup": 1 },
  },
  {
    id: "profiles",
    why: "Every profile is shown to its owner, who has to say whether it is known.",
    is: ({ side, says }) => side === "ours" && says === "ios.configuration_profile",
    times: { "oracle-ios-backup": 2 },
  },
  {
    id: "backup-differences",
    why: "Files that were exchanged in a backup after it was made differ from its list, which the peer does not compare.",
    is: ({ side, says }) => side === "ours" && says === "ios.backup_difference",
    times: { "oracle-ios-backup": 27, "ios-backup": 10 },
  },
  {
    id: "places-of-location-clients",
    why: "A program that used location lies where neither the system nor the store puts programs.",
    is: ({ side, says }) => side === "ours" && says === "ios.location_client_place",
    times: both(2),
  },
  {
    id: "indicated-paths-in-dumps",
    why: "The peer's paths of dumps lack the leading slash that indicators have.",
    is: ({ side, module, says }) => side === "ours" && module === "filesystem" && says === "indicator.path",
    times: { "oracle-ios-fs": 2 },
  },
  {
    id: "hosts-in-paths-of-dumps",
    why: "Folders that web views name after a host are looked up wherever they lie, as in backups.",
    is: ({ side, module, says }) => side === "ours" && module === "filesystem" && says === "indicator.url",
    times: { "oracle-ios-fs": 2 },
  },
];

export const recordDifferences: readonly Difference<LoneRecord>[] = [
  {
    id: "missing-processes",
    why: "A gap in a numbering is a finding, not a record: the phone holds no such row.",
    is: ({ side, record }) => side === "peer" && record.includes('"proc_name":"MISSING ['),
    times: { "oracle-ios-backup": 1, "oracle-ios-fs": 2, "ios-backup": 1 },
  },
  {
    id: "look-ups-without-date",
    why: "An identity that was looked up without a date is a record too.",
    is: ({ side, module, record }) => side === "ours" && module === "id_status_cache" && record.includes('"nodate"'),
    times: both(1),
  },
  {
    id: "messages-without-handle",
    why: "The peer drops messages whose sender has no row.",
    is: ({ side, record }) => side === "ours" && record.includes("NOHANDLE-GUID"),
    times: both(1),
  },
  {
    id: "attributed-body",
    why: "The same message with its text, and without.",
    is: ({ record }) => record.includes("ATTRIB-GUID"),
    times: both(2),
  },
];
