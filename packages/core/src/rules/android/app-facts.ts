import type { DraftOf, SourcedRecord } from "../../records/kinds.ts";
import { type Detection, defineRule, type Rule } from "../rule.ts";
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
      if (record.kind === "app") return record.system === true ? systemNote + record.app_id : undefined;
      if (!asksForStart || record.kind !== "app_component" || record.component_type !== "activity") return undefined;
      return record.action === "android.intent.action.MAIN" ? startNote + className(record.component ?? "") : undefined;
    },
    detect(context) {
      const system = new Set<string>();
      const starts = new Map<string, string[]>();
      const apps = new Map<string, { readonly listed: AppRecord[]; readonly own: SourcedRecord[] }>();
      const appNamed = (id: string) => {
        const known = apps.get(id);
        if (known) return known;
        const app = { listed: [], own: [] };
        apps.set(id, app);
        return app;
      };
      return {
        note(text) {
          if (text.startsWith(systemNote)) system.add(text.slice(systemNote.length));
          else if (text.startsWith(startNote)) {
            const component = text.slice(startNote.length);
            const id = component.slice(0, component.indexOf("/"));
            starts.set(id, [...(starts.get(id) ?? []), component]);
          }
        },
        record(record) {
          if (record.kind === "app" && record.system !== true && record.app_id)
            appNamed(record.app_id).listed.push(record);
          for (const id of applicationsOf(record)) appNamed(id).own.push(record);
        },
        end() {
          for (const [id, { listed, own }] of apps) {
            const origin = system.has(id) ? "system" : originOf(listed);
            const startable = starts.size === 0 ? undefined : isStartable(starts.get(id) ?? [], listed);
            for (const seen of see({ id, origin, listed, own, startable })) {
              context.report({ severity: rule.severity, class: rule.class, subject: `app:${id}`, ...seen });
            }
          }
        },
      };
    },
  });
}

/** An application may turn its own activities off: so icons vanish. */
function isStartable(components: readonly string[], listed: readonly AppRecord[]): boolean {
  const disabled = new Set(
    listed.flatMap(({ app_id, details }) => disabledOf(app_id ?? "", details?.["disabledComponents"])),
  );
  return components.some((component) => !disabled.has(component));
}

function disabledOf(app: string, components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((name) => (typeof name === "string" ? [className(`${app}/${name}`)] : []));
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
