import { readFile } from "node:fs/promises";
import { z } from "zod";
import { themeSchema } from "../src/theme/schema.ts";
import { BLOCKS, COLUMNS, SECTIONS } from "../src/theme/sections.ts";

const INTRODUCTION = `\
# Themes

A theme gives reports a council's own look. It is one file, \`theme.yaml\`, with a logo and perhaps a style sheet beside it.
Nothing of ours is copied, so a report keeps up with new versions of \`improve\`. \`npm run docs\` makes this page from the schema.

Put \`theme.yaml\` into the plan folder. Or keep one for several plans, and name it: \`--theme look/theme.yaml\` for \`build\` and
\`diff\`, or \`theme: look/theme.yaml\` in \`improve.config.yaml\`, which \`check\` reads as well. \`npx improve schema theme\`
prints the schema for an editor.

A theme changes what is printed and nothing that is compared: the data behind a report stays the same. A report that is already
published keeps its words, its numbers and their order; only its look is today's.

## Two examples

The same report in two looks. \`node scripts/pictures.ts\` draws the pictures.

`;

const CHECKS = `\
## What is checked

\`improve check\` reads the theme with the plan, and nothing is built while a mistake is in it.

- **Contrast.** Text needs 4.5 to 1 and a shape that means something 3 to 1 (WCAG 2.2, criteria 1.4.3 and 1.4.11). The message
  names both colours, the contrast found and needed, and the nearest colour that will do.
- **Colours that look alike.** Green, amber, red and blue, and the colours of charts, must differ with full colour vision, with
  protanopia, deuteranopia and tritanopia. Statuses have a word and a shape as well.
- **Dark screens.** The colours for them are made of yours. Paper is always white.
- **Pictures.** A logo is SVG or PNG, by what is in it, and at most 300 KB. An SVG may only draw: no script, no event handler, no
  text, no other file. Turn its words into outlines. What a PNG holds besides the picture is left out.
- **What the law asks for.** Decisions, background papers and implications can be moved and renamed. A theme that leaves one out
  is warned of.

`;

const TEMPLATES = `\
## Style sheets of your own

\`styles:\` names a style sheet whose rules override ours, however exact ours are: ours lie in the cascade layer \`improve\`. Pictures
and fonts (WOFF2) that it names with \`url(…)\` lie beside it and are put into the report. Colours are variables such as
\`--blue\` (the accent), \`--link\` and \`--paper\`: see \`templates/cabinet/styles/base.css\`.

If that is not enough, write [templates of your own](templates.md).
`;

interface Field {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Field>>;
}

/** docs/themes.md: the two examples, every field of theme.yaml, and what a theme can order, rename or leave out. */
export async function themesPage(): Promise<string> {
  const examples = await Promise.all(
    ["holmebridge", "marlshire"].map(async (name) => {
      const yaml = await readFile(`examples/themes/${name}/theme.yaml`, "utf8");
      return `![A report in the look of ${name}](themes/${name}.png)\n\n\`\`\`yaml\n${yaml}\`\`\`\n`;
    }),
  );
  const { properties = {} } = z.toJSONSchema(themeSchema(), { io: "input" }) as Field;
  const fields = [...rowsOf(properties)].map(([name, use, value]) => `| \`${name}\` | ${use} | ${value} |\n`);
  const reference = `## Fields\n\nAll can be left out, but a logo needs its \`file\` and its \`alt\`.\n\n| field | what it says | value |\n|---|---|---|\n${fields.join("")}`;
  return [INTRODUCTION + examples.join("\n"), reference, CHECKS + sectionTables(), TEMPLATES].join("\n");
}

/** The names under `titles` are listed with the sections. */
function* rowsOf(fields: Readonly<Record<string, Field>>, above = ""): Generator<[string, string, string]> {
  for (const [key, { title = "", description = "", properties }] of Object.entries(fields)) {
    const name = above + key;
    yield [name, title, properties === undefined ? (VALUES[name] ?? description) : ""];
    if (properties !== undefined && key !== "titles") yield* rowsOf(properties, `${name}.`);
  }
}

const IDS = "ids of the tables below";
const VALUES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(SECTIONS).flatMap((template) => [
    [`${template}.order`, `a list of ${IDS}`],
    ...Object.entries(COLUMNS).map(([block, columns]) => [
      `${template}.columns.${block}`,
      `a list of ${columns.join(", ")}`,
    ]),
    [`${template}.leave-out`, `a list of ${IDS}`],
  ]),
);

function sectionTables(): string {
  const titles = {
    cabinet: "A report to Cabinet",
    board: "A report to the Board",
    readiness: "A report on readiness for re-inspection",
  };
  const templates = Object.keys(titles) as (keyof typeof titles)[];
  const tables = templates.map((template) => {
    const { parts, sections } = SECTIONS[template];
    const required: readonly string[] = SECTIONS[template].required;
    const rows = Object.entries(sections).map(
      ([id, use]) => `| \`${id}\` | ${use}${required.includes(id) ? " (by law)" : ""} |\n`,
    );
    const named = Object.entries(parts).map(([id, use]) => `\`${id}\` (${use})`);
    return `### ${titles[template]}\n\nParts, for \`titles\`: ${named.join(", ")}.\n\n| section | what it prints |\n|---|---|\n${rows.join("")}`;
  });
  const blocks = Object.entries(BLOCKS).map(([id, use]) => `| \`${id}\` | ${use} |\n`);
  return `## Sections and blocks\n\n${tables.join("\n")}\n### Blocks, for \`leave-out\`\n\n| block | what it prints |\n|---|---|\n${blocks.join("")}`;
}
