import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import catalogue from "../src/plan/measures/catalogue/measures.json" with { type: "json" };

/** The licences of the packages that the files belong to, as one text in order of package name. */
export async function collectNotices(files: readonly string[]): Promise<string> {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== null));
  const notices = await Promise.all([...folders].sort().map(describePackage));
  const heading = "improve contains the following packages, under the licences given with each.\n";
  const fonts = `Source Sans 3, cut and without its name\n\n${(await readFile("fonts/LICENSE", "utf8")).trim()}\n`;
  const data = `${catalogue.source}\n\n${catalogue.licence}\n`;
  return [heading, ...new Set(notices), fonts, data].join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the innermost package that contains a file; null for our own files. */
function packageFolder(file: string): string | null {
  const found = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file);
  return found?.[0] ?? null;
}

async function describePackage(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  return `${name} ${version} (${license})\n\n${texts.join("\n\n").trim()}\n`;
}
