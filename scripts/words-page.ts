import type { Inline } from "../src/model/table.ts";
import { BLOCKS } from "../src/report/blocks/index.ts";
import { PARAGRAPH, sampleReport, wordsOf } from "./sample-report.ts";

const BLOCKS_PAGE = `\
# Blocks

A block is a part of a report that is made from the plan, such as a table. \`npm run docs\` makes this page from the code of each
block, and \`npx improve list blocks\` prints the same. The pictures show how a report on the plan in \`data\` prints them, or how
it begins; \`node scripts/pictures.ts\` draws them.

A block is a paragraph of its own in \`main\`, with an empty line before and after it, or an appendix:

\`\`\`yaml
main: |
  ## Progress

  {{block "progress"}}
appendices:
  - { id: plan, block: action-plan }
\`\`\`

Some blocks have a summary: what a reader must know first. \`main\` prints the summary, and an appendix prints all there is. To
have it otherwise, write \`{{block "progress" detail="full"}}\` in the text, or \`detail: summary\` in the appendix.
`;

const REFERENCES_PAGE = `\
# References

What stands in the text of a report for a fact of the plan. When the report is built, each is replaced by what was known
on the report's date, so a text never goes out of date. \`npm run docs\` makes this page from the code of each reference,
and \`npx improve list references\` prints the same.

\`\`\`yaml
summary: |
${PARAGRAPH.replaceAll(/^/gm, "  ")}
\`\`\`

In a report of 2 September 2016 on the plan in \`data\` this is

> PRINTED

A reference to something that the plan does not have is an error of \`check\`, with its line and column. The last column of the table
is what the same report prints.
`;

const COUNTED = `
## What is counted

\`count\` counts what its options choose, each by a word or an id. Commas join several: \`status="complete,embedded"\`. Without
options it counts all. \`in="words"\` writes numbers below 100 in words.

| to count | choose by |
|---|---|
| \`actions\` | \`status\`, \`owner\`, \`workstream\`, \`recommendation\`, \`track\` |
| \`recommendations\` | \`track\`, \`lead\`, \`workstream\`, \`body\` |
| \`kpis\` | \`frequency\`, \`better\` |
| \`findings\` | \`event\`, \`document\`, \`kind\` |
| \`events\` | \`kind\`, \`by\`, \`held\` |
| \`audits\` | \`theme\`, \`held\` |
| \`changes\` since the last report | \`kind\`, \`severity\` |
`;

/** docs/blocks.md: what each block prints, how it is written, and a picture. */
export function blocksPage(): string {
  const sections = BLOCKS.map(({ name, summary, details, example }) =>
    [
      `## ${name}`,
      summary,
      ...(details === undefined ? [] : [`- Its summary: ${details.summary}\n- In full: ${details.full}`]),
      `\`\`\`\n${example}\n\`\`\``,
      `![What the block ${name} prints](pictures/block-${name}.webp)`,
    ].join("\n\n"),
  );
  const contents = BLOCKS.map(({ name }) => `[${name}](#${name})`).join(", ");
  return `${[BLOCKS_PAGE.trimEnd(), contents, ...sections].join("\n\n")}\n`;
}

/** docs/references.md: what each reference prints, how it is written, and what is printed then. */
export async function referencesPage(): Promise<string> {
  const { document } = (await sampleReport()).model;
  const blocks = document.parts.find(({ id }) => id === "main-report")?.blocks ?? [];
  const printed = (name: string): string => {
    const at = blocks.findIndex((block) => block.kind === "heading" && block.anchor === name);
    const next = blocks[at + 1];
    if (next?.kind !== "paragraph") throw new Error(`The reference ${name} is not printed`);
    return next.text.map(plain).join("");
  };
  const rows = wordsOf("references").map(
    ({ name, summary, example }) =>
      `| \`${name}\` | ${summary} | \`${example?.replaceAll("|", "\\|")}\` | ${printed(name)} |`,
  );
  const head = "| name | what it prints | how it is written | as printed |\n|---|---|---|---|";
  return `${REFERENCES_PAGE.replace("PRINTED", printed("example"))}\n${head}\n${rows.join("\n")}\n${COUNTED}`;
}

/** The words of a piece of text. A footnote has none of its own. */
function plain(part: Inline): string {
  if ("children" in part) return part.children.map(plain).join("");
  return part.kind === "text" ? part.text : "";
}
