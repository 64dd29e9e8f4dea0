import { simpleRule } from "../simple-rule.ts";

/** Actions that fetch or open a page, or run commands elsewhere. */
const reaching: ReadonlySet<string> = new Set([
  "is.workflow.actions.openurl",
  "is.workflow.actions.downloadurl",
  "is.workflow.actions.showwebpage",
  "is.workflow.actions.getwebpagecontents",
  "is.workflow.actions.runsshscript",
]);
/** An application that is opened, a time of day: they come round by themselves. */
const recurring: ReadonlySet<string> = new Set(["WFAppInFocusTrigger", "WFTimeOfDayTrigger"]);

export const silentAutomation = simpleRule({
  id: "ios.silent_automation",
  version: 1,
  title: "Automation that reaches out without asking",
  severity: "medium",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.shortcuts_automations"],
  rationale:
    "Spyware that did not survive a restart has come back through an automation that opened its page whenever an application was opened.",
  falsePositives: ["Automations that the owner made, for instance for a home, a car or a habit."],
  sentences: {
    statement:
      "The automation {title} runs without asking, is started by {event}, and does: {actions}. Links in it: {links}. Whether the owner made it is a question for the owner.",
  },
  references: ["Marczak and Fossaceca, Black Hat Europe 2023: automations of Predator, 2021"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "automation" || record.enabled === false || record.asks !== false) return undefined;
    const actions = (record.actions ?? []).filter((action) => reaching.has(action));
    if (actions.length === 0) return undefined;
    // Links of applications' own schemes open these applications.
    const links = (record.related_urls ?? []).filter((link) => /^https?:/i.test(link));
    const isPublishedForm = recurring.has(record.event ?? "") && record.notifies === false && links.length > 0;
    const { title, event } = record;
    return {
      // Whoever automates a home has others: only the form that was published weighs more.
      severity: isPublishedForm ? "medium" : "low",
      key: JSON.stringify(record.locator),
      values: [title ?? "", ...actions, ...links],
      words: { title: title ?? "", event: event ?? "", actions: actions.join(", "), links: links.join(", ") },
    };
  },
});
