import { defineConfig } from "vitest/config";

/** Tests that run the built program or a browser. Each of their files gets a process of its own. */
const PROGRAMS = ["audit", "browser", "package", "program", "publish", "render/browser", "sides", "word"].map(
  (name) => `test/${name}{/**/*,}.test.ts`,
);

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
    projects: [
      { extends: true, test: { name: "programs", include: PROGRAMS } },
      {
        extends: true,
        // These call the library, which keeps no state, so they can share the modules that are loaded.
        test: { name: "library", include: ["test/**/*.test.ts"], exclude: PROGRAMS, isolate: false },
      },
    ],
  },
});
