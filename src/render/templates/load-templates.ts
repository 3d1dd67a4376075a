import { realpathSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { readFile, readNow } from "../../disk/read-file.ts";
import { UsageError } from "../../errors.ts";
import { inlineStyles, MOST_BYTES } from "../../theme/inline-styles.ts";
import { type Inlined, inlineFile } from "../../theme/pictures.ts";
import { HelperError, type Template } from "./handlebars.ts";

/** The templates and style sheets of folders, by the names under which they replace each other. */
export interface TemplateSet {
  readonly templates: ReadonlyMap<string, Template>;
  readonly styles: ReadonlyMap<string, string>;
  /**
   * The `data:` address of a file in the council's own folder.
   * @throws HelperError when there is no such file, or it may not be put into a report.
   */
  readonly asset: (named: string) => string;
}

/**
 * Reads the templates and style sheets of folders. A file in a later folder replaces the file of that name in an earlier one.
 * `partials/blocks/table.hbs` is included as `blocks/table`. What a council's style sheet refers to is put into it.
 * @throws UsageError when a folder cannot be read, has no templates and no style sheets, or names a file that it cannot have.
 */
export async function loadTemplates(
  own: readonly string[],
  councils: string | undefined,
): Promise<TemplateSet> {
  const templates = new Map<string, Template>();
  const styles = new Map<string, string>();
  for (const folder of councils === undefined ? own : [...own, councils]) {
    for (const name of await listFiles(folder)) {
      const file = path.join(folder, name);
      const source = await readFile(file, "utf8");
      const withSlashes = name.split(path.sep).join("/");
      if (!name.endsWith(".css")) {
        templates.set(withSlashes.replace(/^partials\//, "").replace(/\.hbs$/, ""), { file, source });
        continue;
      }
      const inlined = await inlineStyles(source, async (named) =>
        inlineIn(folder, path.join(path.dirname(name), named)),
      );
      if ("reason" in inlined) throw new UsageError(`${file} ${inlined.reason}.`, inlined.hint);
      styles.set(withSlashes, inlined.css);
    }
  }
  return { templates, styles, asset: (named) => assetOf(councils, named) };
}

const LAID_OUT = "Give a folder laid out like templates/cabinet, holding the files that differ from it.";

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOENT: ["does not exist", LAID_OUT],
  ENOTDIR: ["is a file, not a folder", LAID_OUT],
  ELOOP: ["cannot be read: a link in its path leads back to itself", "Mend the link."],
};

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    const [reason, hint] = REASONS[cause.code] ?? ["cannot be read", "Check its permissions."];
    throw new UsageError(`The templates folder "${folder}" ${reason}.`, hint, cause);
  });
  // Links are left out, as one could lead out of the folder.
  const files = entries.filter((entry) => entry.isFile() && /\.(hbs|css)$/.test(entry.name));
  if (files.length === 0)
    throw new UsageError(`The folder "${folder}" holds no .hbs and no .css file.`, LAID_OUT);
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

function assetOf(folder: string | undefined, named: string): string {
  if (folder === undefined)
    throw new HelperError(`there is no folder of templates to look for "${named}" in`, LAID_OUT);
  const inlined = inlineIn(folder, named);
  if ("data" in inlined) return inlined.data;
  throw new HelperError(`the asset "${named}" ${inlined.reason}`, inlined.hint);
}

/** A picture or a font in a folder. A link is followed only if it stays inside the folder. */
function inlineIn(folder: string, named: string): Inlined {
  const file = path.join(folder, named);
  try {
    const [root, target] = [realpathSync(folder), realpathSync(file)];
    if (path.isAbsolute(named) || !target.startsWith(root + path.sep)) return OUTSIDE;
    if (statSync(target).size > MOST_BYTES) {
      return {
        reason: `is larger than ${MOST_BYTES / 1024} KB`,
        hint: "Make it smaller: it is in every report.",
      };
    }
    return inlineFile(readNow(target));
  } catch {
    if (path.relative(folder, file).startsWith("..")) return OUTSIDE;
    return {
      reason: "is not there, or cannot be read",
      hint: `Put it into the folder "${folder}", or correct its name.`,
    };
  }
}

const OUTSIDE: Inlined = {
  reason: "lies outside the folder of the templates",
  hint: "Put the file itself into the folder.",
};
