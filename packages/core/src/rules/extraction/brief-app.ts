import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { phoneOf } from "../android/app-facts.ts";
import { defineRule } from "../rule.ts";

/** A tool's visit to a phone; the length is ours. */
const brief = 7200e6;
/** The store's placeholder stands for a download, which takes no longer. */
const download = 86_400e6;

type Event = SourcedRecord & DraftOf<"app_event"> & { readonly time: number };

export const briefApp = defineRule({
  id: "extraction.brief_app",
  version: 1,
  title: "Application that a computer brought for a short while",
  severity: "low",
  class: "extraction",
  platform: "ios",
  needs: ["ios.mobile_installation"],
  scope: "examination",
  rationale: "Some tools copy an iPhone with an application that a computer installs and removes again.",
  falsePositives: [
    "Developers, TestFlight, and owners who try applications from outside the store.",
    "A log that begins after the store's placeholder was written, or an update just before a removal.",
  ],
  references: [
    "EC-DIGIT-CSIRC sysdiagnose, parser mobileinstallation",
    "FCSC 2025, iForensics, write-up of iBackdoor: placeholders and installations in a real log",
  ],
  vouched: "inference",
  inCustody: "low",
  sentences: {
    statement:
      "The application {app} was installed and removed again within two hours. The log has no placeholder for it, which a download from the store leaves: it may have come from a computer.",
  },
  wants: (record) => record.artifact === "ios.mobile_installation" && record.kind === "app_event",
  detect(context) {
    const apps = new Map<string, Event[]>();
    return {
      record(record) {
        if (record.kind !== "app_event" || typeof record.time !== "number" || !record.app_id) return;
        // Apple's own may be removed and come back without a placeholder.
        if (record.app_id.startsWith("com.apple.")) return;
        const key = `${phoneOf(context, record.evidence)} ${record.app_id}`;
        const known = apps.get(key);
        if (known) known.push(record as Event);
        else apps.set(key, [record as Event]);
      },
      end() {
        for (const [key, events] of apps) {
          for (const [came, went] of visits(events)) {
            const app = came.app_id ?? "";
            context.report({
              severity: "low",
              class: "extraction",
              key,
              records: [came, went],
              values: [app],
              words: { app },
              subject: `app:${app}`,
            });
          }
        }
      },
    };
  },
});

/** An installation of what was not there before and came without a placeholder, and its removal soon after. */
function visits(events: readonly Event[]): [Event, Event][] {
  const found: [Event, Event][] = [];
  let placeholder: number | undefined;
  let came: Event | undefined;
  for (const event of events.toSorted((a, b) => a.time - b.time)) {
    if (event.event === "placeholder installed") placeholder = event.time;
    else if (event.event === "installed") came ??= event;
    else if (event.event === "uninstalled") {
      const downloaded = came && placeholder !== undefined && came.time - placeholder <= download;
      if (came && !downloaded && event.time - came.time <= brief) found.push([came, event]);
      came = undefined;
      placeholder = undefined;
    }
  }
  return found;
}
