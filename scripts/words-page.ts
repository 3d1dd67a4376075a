import { VOCABULARY } from "../src/pipeline/vocabulary.ts";

/** What a page says before its list. */
const PAGES = {
  blocks: `\
# Blocks

What a report can print of its plan. \`npm run docs\` makes this page from the code of each block, and
\`npx improve list blocks\` prints the same.

A block is a paragraph of its own in \`main\`, with an empty line before and after it, or an appendix:

\`\`\`yaml
main: |
  ## Progress

  {{block "progress"}}
appendices:
  - { id: plan, block: action-plan }
\`\`\`

A block that has a summary prints it in \`main\` and all there is in an appendix. \`detail="summary"\` and \`detail="full"\`
ask for one or the other.
`,
  references: `\
# References

What stands in the text of a report for a fact of the plan. When the report is built, each is replaced by what was known
on the report's date, so a text never goes out of date. \`npm run docs\` makes this page from the code of each reference,
and \`npx improve list references\` prints the same.

\`\`\`yaml
summary: |
  Of the {{count "actions"}} actions, {{count "actions" status="complete,embedded"}} are done. Ofsted came
  back on {{date "ofsted-2016-07"}}; its letter is {{appendix "ofsted-letter"}}.
\`\`\`

A reference to something that the plan does not have is an error of \`check\`, with its line and column.
`,
};

/** docs/blocks.md or docs/references.md: what each of them prints, and how it is written. */
export function wordsPage(name: keyof typeof PAGES): string {
  const words = VOCABULARY.find((one) => one.name === name)?.words ?? [];
  const rows = words.map(
    (word) => `| \`${word.name}\` | ${word.summary} | \`${word.example?.replaceAll("|", "\\|")}\` |`,
  );
  return `${PAGES[name]}\n| name | what it prints | how it is written |\n|---|---|---|\n${rows.join("\n")}\n`;
}
