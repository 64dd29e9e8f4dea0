import { simpleRule } from "../simple-rule.ts";

/** android.os.Process: applications have ids from here in each user, of 100,000. */
const firstApplication = 10_000;
const everywhere = /^(?:0\.0\.0\.0|::|\*)$/;

export const networkListener = simpleRule({
  id: "android.network_listener",
  version: 1,
  title: "Application that waits for connections from anywhere",
  severity: "low",
  class: "exposure",
  platform: "android",
  needs: ["android.netstat"],
  rationale: "Agents of tools that copy a phone, and some spyware, wait for a computer to connect.",
  falsePositives: ["Applications that send pictures and sound to other devices, file servers of the owner."],
  references: ["toybox netstat.c: LISTEN, User"],
  vouched: "inference",
  sentences: {
    statement:
      "An application (user {uid}) waited for connections from anywhere at the port {port}. Applications for sending pictures and sound do so; tools that copy a phone do, too.",
  },
  see(record) {
    if (record.kind !== "connection" || record.state !== "LISTEN") return undefined;
    const { uid, local_port: port } = record;
    if (typeof uid !== "number" || uid % 100_000 < firstApplication || typeof port !== "number") return undefined;
    if (!everywhere.test(record.local_ip ?? "")) return undefined;
    const values = [String(port), ...(record.process ? [record.process] : [])];
    return { key: `${uid} ${port}`, values, words: { uid, port } };
  },
});
