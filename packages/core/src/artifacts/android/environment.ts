import { defineArtifact } from "../artifact.ts";
import { keyValues } from "./key-values.ts";

export const environment = defineArtifact({
  id: "android.environment",
  title: "Environment variables of the debugging shell",
  platform: "android",
  versions: "AndroidQF and tools that write its format",
  where: { androidqf: ["env.txt"] },
  kinds: ["setting"],
  timeBasis: "utc",
  reach: "the moment of the acquisition",
  references: ["AndroidQF, module environment: `env`"],
  view: { type: "table", columns: ["key", "value"] },

  async *read(input) {
    yield* keyValues(input, "environment");
  },
});
