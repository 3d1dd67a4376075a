import { type LocatedProblem, showPlace } from "../problems/locate.ts";
import { escapeMarkdown } from "../text/escape.ts";
import { accountLines, limit, type Reporter, summaryLine } from "./report.ts";

const HEADINGS = { error: "Errors", warning: "Warnings", info: "Notes" } as const;

/** A table for each severity, for a comment on a pull request or a job's summary. */
export const markdown: Reporter = {
  name: "markdown",
  wrote: /^## improve check\n/,
  print(report, options) {
    const { shown, more } = limit(report, options);
    const bySeverity = Map.groupBy(shown, ({ severity }) => severity);
    const tables = (["error", "warning", "info"] as const).flatMap((severity) => {
      const found = bySeverity.get(severity);
      return found === undefined ? [] : [`### ${HEADINGS[severity]}\n\n${formatTable(found)}`];
    });
    const parts = [
      `## improve check\n\n${escapeMarkdown(summaryLine(report))}`,
      ...tables,
      ...(more === null ? [] : [escapeMarkdown(more)]),
      ...(report.account === null ? [] : [escapeMarkdown(accountLines(report).join(" "))]),
    ];
    return `${parts.join("\n\n")}\n`;
  },
};

function formatTable(found: readonly LocatedProblem[]): string {
  const rows = found.map((problem) => {
    const { message, rule, hint } = problem;
    const what =
      hint === null ? escapeMarkdown(message) : `${escapeMarkdown(message)}<br>→ ${escapeMarkdown(hint)}`;
    return `| ${markdownCode(showPlace(problem))} | ${what} | ${markdownCode(rule)} |`;
  });
  return ["| Where | What | Rule |", "|---|---|---|", ...rows].join("\n");
}

/** Markdown that shows a text as code, also in a table. */
const markdownCode = (text: string): string => `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
