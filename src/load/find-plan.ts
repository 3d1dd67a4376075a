import { access, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { compareText } from "../problems/locate.ts";
import { list } from "../text/words.ts";

/** The folder that is meant where several could be, or none can be found. */
export const USUAL_FOLDER = "data";

/**
 * Finds the plan that is meant where none is named: the one that the command stands in, at whatever depth, or else the
 * only one among the folders beside it.
 * @returns its path as seen from the current folder; `data` where there is no plan.
 * @throws UsageError where several plans could be meant.
 */
export async function findPlanFolder(): Promise<string> {
  const here = process.cwd();
  for (const folder of await foldersAbove(here)) {
    if (await holdsHeader(folder)) return path.relative(here, folder) || ".";
  }
  const beside = (await entriesOf(here))
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
    .map(({ name }) => name)
    .sort(compareText);
  const plans: string[] = [];
  for (const name of beside) if (name === USUAL_FOLDER || (await holdsHeader(name))) plans.push(name);
  const [found, ...others] = plans;
  if (found === undefined) return USUAL_FOLDER;
  if (others.length === 0) return found;
  throw new UsageError(
    `There is more than one plan here: ${list(plans.map((name) => `"${name}"`))}`,
    `Name the one that is meant, such as ${found}; improve diff takes --plan ${found}.`,
  );
}

/** A folder and those above it, up to the top of its repository. */
async function foldersAbove(folder: string): Promise<string[]> {
  const above = path.dirname(folder);
  const isTop = above === folder || (await exists(path.join(folder, ".git")));
  return isTop ? [folder] : [folder, ...(await foldersAbove(above))];
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Whether a YAML file of the folder itself holds the plan's own entry. */
async function holdsHeader(folder: string): Promise<boolean> {
  for (const entry of await entriesOf(folder)) {
    if (!entry.isFile() || !/^[^.].*\.ya?ml$/i.test(entry.name)) continue;
    const text = await readFile(path.join(folder, entry.name), "utf8").catch(() => "");
    if (/^plan:/m.test(text)) return true;
  }
  return false;
}

const entriesOf = (folder: string) => readdir(folder, { withFileTypes: true }).catch(() => []);
