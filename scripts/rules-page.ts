import { RULE_CATALOGUE, RULES_BY_ID } from "../src/pipeline/rule-catalogue.ts";
import type { RuleInfo } from "../src/problems/problem.ts";
import { reporterFor } from "../src/reporters/index.ts";
import { showExample } from "../src/reporters/rules.ts";
import { findProblems } from "../test/rules/find-problems.ts";
import { filesOf } from "../test/rules/load-fixture.ts";

const INTRODUCTION = `\
# Rules

What \`improve check\` finds, and why. \`npm run docs\` makes this page from the rules. The printed output comes from
running each wrong example together with the small plan in \`test/rules/base\`.

An **error** makes the check fail and stops a build. A **warning** is something that a careful officer looks at before
publishing. **Info** is advice. \`improve.config.yaml\` gives a rule another severity, or turns it \`off\`:

\`\`\`yaml
rules: { owner-is-a-team: off, action-stale: error }
fail-on: warning
\`\`\`

To silence one problem, write a comment with your reason on the line above it. If a long text has several problems,
quote the words you mean:

\`\`\`yaml
# improve-ignore action-overdue -- The Board sets a new date on 12 January
due: 2025-11-28

# improve-ignore claim-absolute "every child" -- The audit of 3 March looked at every child
summary: |
  …
\`\`\`

Rules marked *always on* find what could not be read and would be missing from the report. They cannot be silenced, and
their severity cannot be changed.
`;

/** docs/rules.md: every rule with its reasons, its examples and what is printed for the wrong one. */
export async function rulesPage(): Promise<string> {
  const groups: string[] = [];
  for (const { title, rules } of RULE_CATALOGUE) {
    const pages: string[] = [];
    for (const rule of rules) pages.push(await rulePage(rule));
    groups.push(`## ${title}\n\n${pages.join("\n")}`);
  }
  return [INTRODUCTION, contents(), ...groups].join("\n");
}

function contents(): string {
  const rows = RULE_CATALOGUE.map(
    ({ title, rules }) => `| ${title} | ${rules.map(({ id }) => link(id)).join(", ")} |`,
  );
  return `${RULES_BY_ID.size} rules:\n\n| about | rules |\n|---|---|\n${rows.join("\n")}\n`;
}

const link = (id: string): string => `[${id}](#${id})`;

async function rulePage(rule: RuleInfo): Promise<string> {
  const { id, severity, summary, why, bad, good, alwaysOn } = rule;
  const wrong =
    bad === null
      ? ""
      : `\nWrong:\n\n${fence("yaml", showExample(bad))}\n${fence("text", await printed(rule))}`;
  const right = good === null ? "" : `\nRight:\n\n${fence("yaml", showExample(good))}`;
  return `### ${id}\n\n*${severity}${alwaysOn === true ? ", always on" : ""}.* ${summary}\n\n${why}\n${wrong}${right}`;
}

/** What `improve check` prints for the wrong example of a rule. */
async function printed({ id, bad, good }: RuleInfo): Promise<string> {
  const { problems, sources } = await findProblems(filesOf(bad), filesOf(good));
  const report = {
    asAt: null,
    account: null,
    problems: problems.filter(({ rule }) => rule === id),
    silenced: [],
    rules: [],
    textOf: sources.text,
  };
  const text = reporterFor("codeframe").print(report, {
    color: false,
    maxProblems: null,
    failOn: "error",
    version: "",
  });
  // The last line only counts the problems above it.
  return text.split("\n").slice(0, -3).join("\n");
}

function fence(language: string, text: string): string {
  const visible = text.replace(/[\u0000-\u0008\uE000-\uF8FF]/g, "\uFFFD");
  return `\`\`\`${language}\n${visible.trimEnd()}\n\`\`\`\n`;
}
