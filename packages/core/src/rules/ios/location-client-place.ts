import { simpleRule } from "../simple-rule.ts";

/** Folders under /var in which programs lie that the system or the store put there. */
const usualPlaces =
  /^\/(?!(?:private\/)?var\/)|^\/(?:private\/)?var\/(?:containers\/Bundle|staged_system_apps|MobileAsset|MobileSoftwareUpdate)\//;

export const locationClientPlace = simpleRule({
  id: "ios.location_client_place",
  version: 1,
  title: "Program in an unusual place used location",
  severity: "low",
  class: "anomaly",
  platform: "ios",
  needs: ["ios.locationd_clients"],
  rationale: "Implants lie in folders that the owner's data are in, where applications do not.",
  falsePositives: ["Programs of developers, and of systems that were opened up."],
  sentences: {
    statement:
      "The system's list of programs that used location names {client} at {path}, where neither the system nor the store puts programs.",
  },
  references: ["KasperskyLab, triangle_check: locationd/clients.plist", "Which places are usual is our own"],
  vouched: "source_read",
  see(record) {
    if (record.kind !== "location_client") return undefined;
    const paths = [record.path, record.executable, record.registered];
    const path = paths.find((one) => one?.startsWith("/") && !usualPlaces.test(one));
    if (!path) return undefined;
    const client = record.process ?? record.app_id ?? "";
    return { key: path, values: [client, path], words: { client, path } };
  },
});
