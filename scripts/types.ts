import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/** The types of the library in one file, with those of the packages that the bundle holds. */
const build = await rolldown({
  input: { index: "src/index.ts" },
  platform: "node",
  external: [/^node:/],
  plugins: [dts({ emitDtsOnly: true, tsconfig: "tsconfig.types.json" })],
  // It warns of packages whose locales it leaves out.
  logLevel: "silent",
});
await build.write({ dir: "dist", format: "esm" });
await build.close();
