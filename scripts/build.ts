import { hash } from "node:crypto";
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type InputOptions, rolldown } from "rolldown";
import { collectNotices } from "./notices.ts";

/** What stands for the name of the build until there is one. */
const UNNAMED = "a build without a name";

const FOR_NODE: InputOptions = {
  platform: "node",
  external: [/^node:/, "@sparticuz/chromium"],
  logLevel: "silent",
  // The other one loads threads, which are not used.
  resolve: { alias: { fflate: "fflate/browser" } },
  transform: { define: { IMPROVE_BUILD: JSON.stringify(UNNAMED) } },
};

/**
 * What each command needs lies in one file, what most need of a plan in another, and what a check needs besides in a third: to
 * find a file takes as long as to load much of what is in it.
 */
const TOGETHER = {
  start: ["commands/cli.ts", "output-errors.ts"],
  plan: [
    "pipeline/loaded-plan.ts",
    "pipeline/diff-reports.ts",
    "reporters/changes/index.ts",
    "publish/write.ts",
  ],
  check: ["pipeline/check-plan.ts", "pipeline/settings.ts", "reporters/index.ts"],
};

// The types stay: they are made apart, and only for the package.
for (const folder of ["chunks", "preview"]) await rm(`dist/${folder}`, { recursive: true, force: true });
await mkdir("dist", { recursive: true });
await writeLibrary();
const modules = [...(await bundle()), ...(await bundleStart()), ...(await bundleClient())];
await nameBuild();
await chmod("dist/improve.js", 0o755);
await writeFile("dist/THIRD-PARTY-NOTICES.txt", await collectNotices(modules));

/** Names what the library exports to programs, which import it. */
async function writeLibrary(): Promise<void> {
  const names = Object.keys(await import("../src/index.ts"));
  const text = `import library from "./chunks/library.cjs";\nexport const { ${names.join(", ")} } = library;\n`;
  await writeFile("dist/index.js", text);
}

/** Bundles what runs first into one file, which loads at a glance. */
async function bundleStart(): Promise<string[]> {
  const build = await rolldown({ ...FOR_NODE, input: "src/start.ts" });
  const { output } = await build.write({
    file: "dist/improve.js",
    format: "esm",
    banner: "#!/usr/bin/env node",
    codeSplitting: false,
    minify: { mangle: false, compress: true },
    comments: { legal: false },
  });
  await build.close();
  return output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

/** Puts a name for what was built into it: the digest of all its code. */
async function nameBuild(): Promise<void> {
  const files = (await readdir("dist", { recursive: true })).filter((name) => /\.c?js$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(`dist/${name}`, "utf8")));
  const digest = hash("sha256", texts.join("\0"), "hex");
  for (const [index, name] of files.entries()) {
    const text = texts[index] as string;
    if (text.includes(UNNAMED)) await writeFile(`dist/${name}`, text.replaceAll(UNNAMED, digest));
  }
}

/**
 * Bundles every dependency except the embedded Chromium, and returns the files that went in. They are CommonJS, whose compiled
 * code can be kept when they have run (`src/kept-code.ts`).
 */
async function bundle(): Promise<string[]> {
  const places = new Map<string, string>();
  const build = await rolldown({
    ...FOR_NODE,
    input: { main: "src/main.ts", library: "src/index.ts", "preview-work": "src/preview/work.ts" },
    plugins: [
      {
        name: "places",
        buildEnd() {
          const place = (id: string, chunk: string): void => {
            if (places.has(id)) return;
            places.set(id, chunk);
            for (const imported of this.getModuleInfo(id)?.importedIds ?? []) place(imported, chunk);
          };
          for (const [chunk, files] of Object.entries(TOGETHER))
            for (const file of files) place(path.resolve("src", file), chunk);
        },
      },
    ],
  });
  const { output } = await build.write({
    dir: "dist/chunks",
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // It makes large tables before it packs anything: `src/kept-code.ts` loads it when it does.
        { name: "packing", test: /\/node_modules\/fflate\// },
        ...Object.keys(TOGETHER).map((name) => ({ name, test: (id: string) => places.get(id) === name })),
      ],
    },
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
