import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of our own package, whether this runs from `src/` or from the bundle in `dist/`. */
function findPackageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json"))) {
    const above = path.dirname(folder);
    if (above === folder)
      throw new Error("There is no package.json above the program: install improve again");
    folder = above;
  }
  return folder;
}

/** A file that ships with the package: `packageFile("templates", "cabinet")`. */
export const packageFile = (...names: string[]): string => path.join(findPackageRoot(), ...names);

/**
 * Tells one build of the program from another, as `scripts/build.ts` gives it; null where it runs from its source. What was
 * kept by another build is not used.
 */
export const BUILD: string | null = typeof IMPROVE_BUILD === "undefined" ? null : IMPROVE_BUILD;

declare const IMPROVE_BUILD: string;

/** Our own version, as package.json has it. */
export const VERSION: string = JSON.parse(readFileSync(packageFile("package.json"), "utf8")).version;
