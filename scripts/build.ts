import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { rolldown } from "rolldown";

const FONTS = "node_modules/@fontsource/source-sans-3/files";
const FACES = ["400-normal", "400-italic", "600-normal", "700-normal"];
const SUBSETS = ["latin", "latin-ext"];

/** The compile cache must be on before the program is loaded, hence the two-line entry. */
const ENTRY = `#!/usr/bin/env node
import module from "node:module";
module.enableCompileCache();
await import("./main.js");
`;

await rm("dist", { recursive: true, force: true });
await bundle();
await copyFonts();
await writeFile("dist/improve.js", ENTRY);
await chmod("dist/improve.js", 0o755);

async function bundle(): Promise<void> {
  const build = await rolldown({
    input: { main: "src/main.ts" },
    platform: "node",
    external: [/^node:/, "@sparticuz/chromium"],
    logLevel: "silent",
  });
  await build.write({
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    minify: { mangle: false, compress: true },
    legalComments: "none",
  });
  await build.close();
}

async function copyFonts(): Promise<void> {
  await mkdir("dist/fonts", { recursive: true });
  for (const subset of SUBSETS) {
    for (const face of FACES) {
      const name = `source-sans-3-${subset}-${face}.woff2`;
      await copyFile(path.join(FONTS, name), path.join("dist/fonts", name));
    }
  }
}
