import { type ListedField, listFields } from "../src/pipeline/list-fields.ts";
import { capitalise } from "../src/text/words.ts";

const INTRODUCTION = `\
# Fields

What the YAML of a plan can say. \`npm run docs\` makes this page from the schemas, which editors read as well.

A plan is a folder of YAML files. A file holds one or several of the collections below, in any order, and a collection can
be spread over several files. \`improve schema plan\` prints the same for an editor. Put this line at the top of a file, with
the path from the file to the package, and VS Code (with the extension YAML of Red Hat) completes and explains fields:

\`\`\`yaml
# yaml-language-server: $schema=../node_modules/improve/schemas/plan.schema.json
\`\`\`

\`improve schema --plan\` writes \`improve.schema.json\` into the plan folder. It knows the ids of that plan too: its owners,
recommendations, KPIs and events. Write it again when they have changed.

A field in **bold** must be there, wherever what it is in is. A field of a list of entries is written with the name of the list before it:
\`evidence.title\` is the \`title\` of each entry of \`evidence\`.

`;

/** docs/fields.md: every field of every collection. */
export function fieldsPage(): string {
  const collections = [...Map.groupBy(listFields(), ({ collection }) => collection)];
  const contents = collections.map(([name]) => `[${name}](#${name})`).join(", ");
  return `${INTRODUCTION}${contents}\n${collections.map(([name, fields]) => section(name, fields)).join("")}`;
}

function section(name: string, [whole, ...fields]: readonly ListedField[]): string {
  const example = whole?.example == null ? "" : `\n\`\`\`yaml\n${name}: ${whole.example}\n\`\`\`\n`;
  const head = `\n## ${name}\n\n${capitalise(whole?.means ?? "")}.\n${NOTES[name] ?? ""}${example}`;
  if (fields.length === 0) return head;
  return `${head}\n| field | what it says | what to write | example |\n|---|---|---|---|\n${fields.map(row).join("")}`;
}

const NOTES: Readonly<Record<string, string>> = {
  updates:
    "\nBesides the fields below, an update gives any field of the entry that it is of, such as `status` or `due` of an action, with\nits value from that day on. It stands here, or in the list `updates` of the entry itself, without `of`.\n",
  reports: "\nA field that only some templates have is marked with them.\n",
};

function row({ field, means, expected, example, isRequired, templates }: ListedField): string {
  const name = isRequired ? `**\`${field}\`**` : `\`${field}\``;
  const only = templates.length === 0 ? "" : ` (${templates.join(", ")})`;
  const shown = example === null ? "" : `\`${example}\``;
  return `| ${name}${only} | ${cell(means)} | ${cell(expected)} | ${cell(shown)} |\n`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
