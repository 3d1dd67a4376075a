import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of our own package, whether this runs from `src/` or from the bundle in `dist/`. */
function findPackageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
  return folder;
}

/** A file that ships with the package: `packageFile("templates", "cabinet")`. */
export const packageFile = (...names: string[]): string => path.join(findPackageRoot(), ...names);

/** Our own version, as package.json has it. */
export const VERSION: string = JSON.parse(readFileSync(packageFile("package.json"), "utf8")).version;
