import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { rolldown } from "rolldown";
import { collectNotices } from "./notices.ts";
import { OWN_FACES, OWN_FILES } from "./own-fonts.ts";

const FONT_PACKAGE = "node_modules/@fontsource/source-sans-3";

/**
 * Turns the compile cache on before the program is loaded, and tells the user of an old Node why it cannot run. The folder
 * of the cache is made here: Node's own making of it never ends where no folder can be made, as with TMPDIR=/proc.
 */
const ENTRY = `#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
if (!module.enableCompileCache) {
  console.error(\`improve needs Node 22.12 or newer; this is Node \${process.versions.node}.\`);
  process.exit(2);
}
const cache = join(tmpdir(), "node-compile-cache");
let error = null;
try {
  mkdirSync(cache);
} catch ({ code }) {
  error = code;
}
if (error === null || error === "EEXIST") module.enableCompileCache(cache);
await import("./main.js");
`;

// The types stay: they are made apart, and only for the package.
for (const folder of ["chunks", "fonts", "preview"])
  await rm(`dist/${folder}`, { recursive: true, force: true });
const modules = [...(await bundle()), ...(await bundleClient())];
await copyFonts();
await writeFile("dist/improve.js", ENTRY);
await chmod("dist/improve.js", 0o755);
await writeFile(
  "dist/THIRD-PARTY-NOTICES.txt",
  await collectNotices([...modules, `${FONT_PACKAGE}/index.css`]),
);

/** Bundles every dependency except the embedded Chromium, and returns the files that went in. */
async function bundle(): Promise<string[]> {
  const build = await rolldown({
    input: { main: "src/main.ts", index: "src/index.ts", "preview-work": "src/preview/work.ts" },
    platform: "node",
    external: [/^node:/, "@sparticuz/chromium"],
    logLevel: "silent",
  });
  const { output } = await build.write({
    dir: "dist",
    format: "esm",
    chunkFileNames: "chunks/[name].js",
    minify: { mangle: false, compress: true },
    comments: { legal: false },
  });
  await build.close();
  return output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

/** Bundles what the page of a preview runs, and returns the files that went in. */
async function bundleClient(): Promise<string[]> {
  const build = await rolldown({
    input: "src/preview/client/client.ts",
    platform: "browser",
    logLevel: "silent",
  });
  const { output } = await build.write({
    file: "dist/preview/client.js",
    format: "esm",
    minify: true,
    comments: { legal: false },
  });
  await build.close();
  await copyFile("src/preview/client/client.css", "dist/preview/client.css");
  return output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

async function copyFonts(): Promise<void> {
  await mkdir("dist/fonts", { recursive: true });
  for (const { subset, file } of OWN_FILES) {
    for (const face of OWN_FACES)
      await copyFile(`${file}-${face}.woff2`, `dist/fonts/${subset}-${face}.woff2`);
  }
}
