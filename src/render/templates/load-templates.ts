import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../../errors.ts";
import type { Template } from "./handlebars.ts";

interface TemplateSet {
  readonly templates: ReadonlyMap<string, Template>;
  readonly styles: ReadonlyMap<string, string>;
}

/**
 * Reads the templates and style sheets of folders; what a later folder has under the same name replaces
 * what an earlier one has. `partials/blocks/table.hbs` is included as `blocks/table`.
 * @throws UsageError when a folder cannot be read, or holds neither.
 */
export async function loadTemplates(folders: readonly string[]): Promise<TemplateSet> {
  const templates = new Map<string, Template>();
  const styles = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await listFiles(folder)) {
      const file = path.join(folder, name);
      const source = await readFile(file, "utf8");
      const slashed = name.split(path.sep).join("/");
      if (name.endsWith(".css")) styles.set(slashed, source);
      else templates.set(slashed.replace(/^partials\//, "").replace(/\.hbs$/, ""), { file, source });
    }
  }
  return { templates, styles };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "is a file, not a folder",
};

async function listFiles(folder: string): Promise<string[]> {
  const hint = "Give a folder laid out like templates/cabinet, holding the files that differ from it.";
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new UsageError(
      `The templates folder "${folder}" ${REASONS[cause.code] ?? "cannot be read"}.`,
      hint,
      cause,
    );
  });
  // A link could lead out of the folder.
  const files = entries.filter((entry) => entry.isFile() && /\.(hbs|css)$/.test(entry.name));
  if (files.length === 0)
    throw new UsageError(`The folder "${folder}" holds no .hbs and no .css file.`, hint);
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}
