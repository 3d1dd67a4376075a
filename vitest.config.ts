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
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most tests wait for a program or a browser, so every core gets a worker.
    maxWorkers: "100%",
    // The library keeps no state, so test files can share the modules that are loaded.
    isolate: false,
    // Node loads all files, as it does for users. Nothing is transformed, and no module is replaced by another.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
  },
});
