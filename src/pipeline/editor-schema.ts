import { readFile } from "../disk/read-file.ts";
import type { PlanFolder } from "../load/folder.ts";
import { packageFile } from "../package.ts";

/** The JSON Schema that a plan folder keeps for editors, and the line by which a file of the plan names it. */

/** Its name, in the folder itself. */
export const SCHEMA_FILE = "improve.schema.json";

/** How the schemas begin that we write: by this the command replaces them. */
export const WRITTEN_BY = "improve schema --plan";

/** The schema that every plan can have; `improve schema --plan` puts one with the plan's ids in its place. */
export async function schemaForAll(): Promise<string> {
  const shipped = await readFile(packageFile("schemas", "plan.schema.json"), "utf8");
  const comment = `${WRITTEN_BY} writes this file again, with the ids of the plan`;
  return `{"$comment":${JSON.stringify(comment)},${shipped.trimEnd().slice(1)}\n`;
}

/**
 * What a file of a plan that is written anew says of itself in its first line, as a comment: what it said before or, of a
 * new file, where its folder has a schema for editors.
 */
export async function schemaHeading(folder: PlanFolder, name: string): Promise<string[]> {
  const before = await folder.read(name);
  if (typeof before !== "string")
    return /^# (yaml-language-server: .*)/.exec(before.toString())?.slice(1) ?? [];
  const names = await folder.list().catch((): string[] => []);
  return names.includes(SCHEMA_FILE) ? [schemaLine(name)] : [];
}

/** The schema of its plan, as seen from a file. */
export const schemaLine = (name: string): string =>
  `yaml-language-server: $schema=${"../".repeat(name.split("/").length - 1) || "./"}${SCHEMA_FILE}`;
