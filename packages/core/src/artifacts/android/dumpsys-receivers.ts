import { defineArtifact } from "../artifact.ts";
import { serviceDump } from "./dump.ts";
import { resolverTable } from "./resolver-table.ts";

export const dumpsysReceivers = defineArtifact({
  id: "android.dumpsys_receivers",
  title: "Actions that receivers are told of",
  platform: "android",
  versions: "all",
  where: serviceDump("package"),
  kinds: ["app_component"],
  store: "android.package_manager",
  timeBasis: "device_local",
  reach: "what was installed when the dump was made",
  references: ["AOSP IntentResolver.java, dump", "AOSP PackageManagerService.java: Receiver Resolver Table"],
  view: { type: "table", columns: ["action", "app_id", "component"] },
  read: (input) => resolverTable(input, "Receiver Resolver Table:", "receiver"),
});
