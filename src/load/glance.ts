import { readdir } from "node:fs/promises";
import path from "node:path";
import { readFile } from "../disk/read-file.ts";
import { compareText } from "../problems/locate.ts";

/** What an entry of a plan is called. */
export interface GlancedEntry {
  /** Its collection, as files call it. */
  readonly collection: string;
  /** Its id, or the path to a document or a finding. */
  readonly id: string;
  /** Its title or name; empty where it has none on its own lines. */
  readonly title: string;
}

/** What can be completed of a plan. */
export interface Glance {
  /** In the order of the names of files, then as written. */
  readonly entries: readonly GlancedEntry[];
  /** The months in which anything became known, the newest first. */
  readonly months: readonly string[];
}

/**
 * Looks through a plan for its ids, line by line. It must answer while somebody types, so nothing is parsed or judged: what is
 * written in an unusual way is left out, and what cannot be read is not there.
 */
export async function glanceAt(folder: string): Promise<Glance> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found
    .filter(
      (one) => one.isFile() && /^[^.].*\.ya?ml$/i.test(one.name) && !one.parentPath.includes("node_modules"),
    )
    .map((one) => path.join(one.parentPath, one.name))
    .sort(compareText);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  const months = texts.flatMap((text) => [...text.matchAll(DATED)].map(([, month = ""]) => month));
  return { entries: texts.flatMap(entriesIn), months: [...new Set(months)].sort().reverse() };
}

const DATED = /\b(?:date|as-at|held): *"?(\d{4}-\d{2})-\d{2}/g;

/** The start of an entry of a list, on one line or on several. */
const ENTRY = /^( *)- (?:\{ *)?id: *(?:"([^"]+)"|([^\s,}"]+))(.*)/;
const TITLE = /\b(?:title|name): *(?:"([^"]+)"|([^,}"]+))/;

function entriesIn(text: string): GlancedEntry[] {
  const entries: GlancedEntry[] = [];
  let collection = "";
  // The entries that a line is inside of, each further right than the one before.
  let inside: { readonly column: number; readonly id: string }[] = [];
  const lines = text.split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    const [, key] = /^([a-z]+):/.exec(line) ?? [];
    if (key !== undefined) [collection, inside] = [key, []];
    const [whole, indent = "", quoted, bare = "", rest = ""] = ENTRY.exec(line) ?? [];
    if (whole === undefined) {
      const last = entries.at(-1);
      const isOfLast = last?.title === "" && last.id === pathOf(inside);
      const column = (inside.at(-1)?.column ?? 0) + 2;
      if (isOfLast && new RegExp(`^ {${column}}(?:title|name):`).test(line)) {
        const title = titleIn(line);
        // A long title stands on the lines below its key.
        const below = /^[>|][+-]?$/.test(title) ? (lines[at + 1] ?? "").trim() : title;
        entries.splice(-1, 1, { ...last, title: below });
      }
      continue;
    }
    const id = quoted ?? bare;
    inside = [...inside.filter(({ column }) => column < indent.length), { column: indent.length, id }];
    // Of events, documents and findings have ids of their own; elsewhere what is inside an entry is part of it.
    if (collection === "plan" || (inside.length > 1 && collection !== "events")) continue;
    entries.push({ collection, id: pathOf(inside), title: titleIn(rest) });
  }
  return entries;
}

const pathOf = (inside: readonly { readonly id: string }[]): string => inside.map(({ id }) => id).join("/");

const titleIn = (text: string): string => {
  const [, quoted, bare = ""] = TITLE.exec(text) ?? [];
  return (quoted ?? bare).trim();
};
