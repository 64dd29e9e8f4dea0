import { defineConfig } from "vitest/config";

export default defineConfig({
  // Tests read the sources; only the command line's own tests run what was built.
  resolve: { conditions: ["sillage-source"] },
  ssr: { resolve: { conditions: ["sillage-source", "node", "import", "module", "default"] } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/test/**/*.test.ts",
      "practice/src/**/*.test.ts",
      "tests/**/*.test.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
