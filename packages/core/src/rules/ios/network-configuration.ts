import { simpleRule } from "../simple-rule.ts";

export const networkConfiguration = simpleRule({
  id: "ios.network_configuration",
  version: 1,
  title: "Configuration that carries or filters traffic",
  severity: "informational",
  class: "exposure",
  platform: "ios",
  needs: ["ios.network_configurations"],
  rationale: "Who carries a phone's traffic sees where it goes, and can answer in place of the real server.",
  falsePositives: ["VPNs, advertisement blockers and name services that the owner or an employer installed."],
  sentences: {
    statement:
      "The phone keeps the network configuration {name} of the application {app}: {types}. Settings of these kinds carry or filter the phone's traffic. Whether the owner knows it is a question for the owner.",
    with_server:
      "The phone keeps the network configuration {name} of the application {app}: {types}, with the server {server}. Settings of these kinds carry or filter the phone's traffic. Whether the owner knows it is a question for the owner.",
  },
  references: ["Headers of NetworkExtension.framework: NEConfiguration and the classes of its settings"],
  vouched: "inference",
  see(record) {
    if (record.kind !== "network_configuration" || !record.settings?.length) return undefined;
    const [name, app, server] = [record.name ?? "", record.app_id ?? "", record.host ?? ""];
    const types = record.settings.join(", ");
    return {
      key: `${app}:${name}:${types}`,
      values: [name, app, server].filter((value) => value !== ""),
      ...(app === "" ? {} : { subject: `app:${app}` }),
      sentence: server === "" ? "statement" : "with_server",
      words: { name, app, types, ...(server === "" ? {} : { server }) },
    };
  },
});
