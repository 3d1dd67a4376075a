import { COLLECTIONS, type CollectionName } from "../plan/schema/plan.ts";
import { type NewEntries, writeList, writeMapping } from "./entries.ts";
import { commentLines, LINE_WIDTH } from "./texts.ts";

/** The collections in the order in which a file has them. */
export const ORDER = [
  "plan",
  "glossary",
  ...(Object.keys(COLLECTIONS) as CollectionName[]),
  "updates",
] as const;

/**
 * The text of a new file of a plan: the collections, and in each entry its fields, in the order of the schema, with a
 * blank line between entries.
 * @param heading what the file says of itself in comments at its top.
 */
export function writeFile(entries: NewEntries, heading: readonly string[] = []): string {
  const sections = ORDER.flatMap((name) => writeSection(name, entries));
  const top = heading.map((text) => commentLines(text, LINE_WIDTH).replace(/^/gm, "#"));
  return `${[...top, sections.join("\n\n")].join("\n")}\n`;
}

function writeSection(
  name: (typeof ORDER)[number],
  { plan, glossary = new Map(), ...lists }: NewEntries,
): string[] {
  if (name === "plan") return plan === undefined ? [] : [`plan:\n${writeMapping(plan, INDENT)}`];
  if (name === "glossary" && glossary.size > 0) {
    return [`glossary:\n${writeMapping({ fields: glossary }, INDENT)}`];
  }
  if (name === "glossary") return [];
  const { [name]: list = [] } = lists;
  return list.length === 0 ? [] : [`${name}:\n${writeList(name, list, INDENT)}`];
}

const INDENT = 2;
