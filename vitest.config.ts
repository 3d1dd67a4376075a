import { defineConfig } from "vitest/config";

export default defineConfig({
  // The packages as users have them. Those that read Markdown are much slower as their authors debug them.
  ssr: {
    resolve: { conditions: ["module", "node", "production"], externalConditions: ["node", "production"] },
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most tests wait for a program or a browser, so every core gets a worker.
    maxWorkers: "100%",
    // The library keeps no state, so test files can share the modules that are loaded.
    isolate: false,
  },
});
