import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { type Detection, defineRule, type Rule, type RuleContext } from "../rule.ts";
import { type Origin, originOf } from "./installers.ts";

export type AppRecord = SourcedRecord & DraftOf<"app">;

/** What the evidence tells of one application, gathered for a rule. */
export interface KnownApp {
  readonly id: string;
  readonly origin: Origin;
  /** As the lists of packages have it; none for parts of the system. */
  readonly listed: readonly AppRecord[];
  /** What the rule asked for beside them. */
  readonly own: readonly SourcedRecord[];
  /** Whether it has an activity to start it with; undefined where no table of activities was read. */
  readonly startable: boolean | undefined;
}

/** A rule on applications, which may hold together what several artifacts tell of one. */
export interface AppRule extends Omit<Rule, "scope" | "detect" | "wants" | "notes" | "platform"> {
  /** The applications that a record of interest is of. The lists of packages are held anyhow. */
  about?(record: SourcedRecord): readonly string[];
  see(app: KnownApp): readonly SeenApp[];
}

/** Severity and class are the rule's where not said otherwise. */
export interface SeenApp extends Partial<Pick<Detection, "severity" | "class" | "sentence" | "time">> {
  readonly key: string;
  readonly records: readonly SourcedRecord[];
  readonly values: readonly string[];
  readonly words: Detection["words"];
}

/** Kept of parts of the system, of which a phone has hundreds, and of activities: names alone. */
const systemNote = "system ";
const startNote = "start ";

export function appRule({ about, see, ...rule }: AppRule): Rule {
  const applicationsOf = about ?? (() => []);
  const asksForStart = rule.needs !== "any" && rule.needs.includes("android.dumpsys_activities");
  return defineRule({
    ...rule,
    platform: "android",
    scope: "examination",
    wants: (record) => (record.kind === "app" && record.system !== true) || applicationsOf(record).length > 0,
    notes(record) {
      if (record.kind === "app") {
        return record.system === true ? `${systemNote}${record.evidence} ${record.app_id}` : undefined;
      }
      if (!asksForStart || record.kind !== "app_component" || record.component_type !== "activity") return undefined;
      if (record.action !== "android.intent.action.MAIN") return undefined;
      return `${startNote}${record.evidence} ${className(record.component ?? "")}`;
    },
    detect(context) {
      const system = new Set<string>();
      // A case may hold several phones: what one of them says of an application says nothing of another's.
      const onPhone = (evidence: number, name: string) => `${phoneOf(context, evidence)} ${name}`;
      const noted = (text: string, note: string) => {
        const [evidence = "", name = ""] = text.slice(note.length).split(" ", 2);
        return onPhone(Number(evidence), name);
      };
      const starts = new Map<string, string[]>();
      const phonesWithStarts = new Set<string>();
      const apps = new Map<string, { phone: string; id: string; listed: AppRecord[]; own: SourcedRecord[] }>();
      const appOf = (record: SourcedRecord, id: string) => {
        const name = onPhone(record.evidence, id);
        const known = apps.get(name);
        if (known) return known;
        const app = { phone: String(phoneOf(context, record.evidence)), id, listed: [], own: [] };
        apps.set(name, app);
        return app;
      };
      return {
        note(text) {
          if (text.startsWith(systemNote)) system.add(noted(text, systemNote));
          else if (text.startsWith(startNote)) {
            const [name = "", component = ""] = noted(text, startNote).split("/", 2);
            starts.set(name, [...(starts.get(name) ?? []), component]);
            phonesWithStarts.add(name.slice(0, name.indexOf(" ")));
          }
        },
        record(record) {
          if (record.kind === "app" && record.system !== true && record.app_id) {
            appOf(record, record.app_id).listed.push(record);
          }
          for (const id of applicationsOf(record)) appOf(record, id).own.push(record);
        },
        end() {
          for (const [name, { phone, id, listed, own }] of apps) {
            const origin = system.has(name) ? "system" : originOf(listed);
            const startable = phonesWithStarts.has(phone) ? isStartable(starts.get(name) ?? [], listed) : undefined;
            for (const seen of see({ id, origin, listed, own, startable })) {
              context.report({ severity: rule.severity, class: rule.class, subject: `app:${id}`, ...seen });
            }
          }
        },
      };
    },
  });
}

/** Which phone of a case a piece of evidence is of. */
export function phoneOf({ phones }: RuleContext, evidence: number): number {
  return phones?.[evidence] ?? 0;
}

/** An application may turn its own activities off: so icons vanish. */
function isStartable(classes: readonly string[], listed: readonly AppRecord[]): boolean {
  const disabled = new Set(listed.flatMap(({ app_id, details }) => disabledOf(app_id ?? "", details)));
  return classes.some((name) => !disabled.has(name));
}

function disabledOf(app: string, details: AppRecord["details"]): string[] {
  const components = details?.["disabledComponents"];
  if (!Array.isArray(components)) return [];
  return components.flatMap((name) =>
    typeof name === "string" ? [className(`${app}/${name}`).slice(app.length + 1)] : [],
  );
}

/** `org.example/.Main` is short for `org.example/org.example.Main`. */
function className(component: string): string {
  return component.replace(/^([^/]+)\/\./, "$1/$1.");
}

/** The lists that tell where applications come from. */
export const packageLists = ["android.packages", "android.dumpsys_packages"] as const;

/** Nobody vouches for it: it came from a file or through a cable. */
export function isSideloaded({ origin }: KnownApp): boolean {
  return origin === "file" || origin === "cable";
}

/** A store, which knows who published it. */
export function isFromStore({ origin }: KnownApp): boolean {
  return origin === "store" || origin === "free_store";
}
