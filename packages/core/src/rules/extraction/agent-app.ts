import { byFact } from "../by-fact.ts";
import type { Severity, ToolHint } from "../rule.ts";
import { appOf, appSources } from "./app-records.ts";
import { afLogical, bxaq } from "./products.ts";

interface Agent {
  readonly severity: Severity;
  readonly tool: ToolHint;
}

/** By their exact names. That of Cellebrite is in an indicator set; MFSocket's is not its own and has a rule of its own. */
const agents: ReadonlyMap<string, Agent> = new Map([
  ["com.fiberhome.wifiserver", { severity: "high", tool: { name: bxaq, trace: "family" } }],
  // Published as open source: owners and students of forensics install it too.
  ["com.viaforensics.android.aflogical_ose", { severity: "medium", tool: { name: afLogical, trace: "unique" } }],
  // Its name is known to us from tutorials alone.
  ["com.viaforensics.android.aflogical", { severity: "low", tool: { name: afLogical, trace: "family" } }],
]);

export const agentApp = byFact({
  id: "extraction.agent_app",
  version: 1,
  title: "Application of an extraction tool",
  severity: "high",
  class: "extraction",
  platform: "android",
  needs: appSources,
  rationale:
    "Some tools copy a phone with an application that they put on it, and that may stay or leave its name in the records.",
  falsePositives: [
    "An acquisition that the owner agreed to, training in forensics.",
    "Another application that was given the same name.",
  ],
  references: [
    "motherboardgithub/bxaq: the application of the Xinjiang border, com.fiberhome.wifiserver",
    "viaforensics/android-forensics: AFLogical OSE, AndroidManifest.xml",
  ],
  vouched: "source_read",
  inCustody: "high",
  sentences: {
    statement:
      "The application {app} is named in the phone’s records ({count:records}). The name is published as that of an application with which {product} copies phones. The name alone was compared.",
  },
  wants: (record) => agents.has(appOf(record) ?? ""),
  factOf: (record) => appOf(record) ?? "",
  see(records) {
    const app = appOf(records[0]) ?? "";
    const agent = agents.get(app);
    if (!agent) return undefined;
    return { ...agent, values: [app], words: { app, product: agent.tool.name }, subject: `app:${app}` };
  },
});
