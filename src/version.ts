import { readFileSync } from "node:fs";
import { packageFile } from "./package-root.ts";

/** Our own version, as package.json has it. */
export const VERSION: string = JSON.parse(readFileSync(packageFile("package.json"), "utf8")).version;
