import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Of two workers none has to wait for the other's last file: those that start programs and browsers take longest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesLong = ({ moduleId }: TestSpecification): boolean =>
      /\/test\/(browser|mutations|package|program|render\/browser|site)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(takesLong), ...sorted.filter((one) => !takesLong(one))];
  }
}

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
    // What was made of a file of TypeScript is kept for the next run.
    fsModuleCache: true,
    sequence: { sequencer: LongestFirst },
  },
});
