import pc from "picocolors";
import { z } from "zod";
import { type Example, type RuleGroup, type RuleInfo, SEVERITIES } from "../problems/problem.ts";
import { printableJson } from "../text/escape.ts";
import { wrap } from "../text/terminal.ts";
import type { Colors } from "./report.ts";

/** Lists the rules, or explains one, as text for people or as JSON for programs. */
export function printRules(
  groups: readonly RuleGroup[],
  only: RuleInfo | undefined,
  { format, color }: { readonly format: "text" | "json"; readonly color: boolean },
): string {
  const colors = pc.createColors(color);
  if (format === "json") return rulesToJson(groups, only);
  return only === undefined ? listRules(groups, colors) : explainRule(only, colors);
}

function listRules(groups: readonly RuleGroup[], colors: Colors): string {
  const texts = groups.map(({ title, rules }) => {
    const entries = rules.map(
      ({ id, severity, summary }) =>
        `  ${id} ${colors.dim(`(${severity})`)}\n${inLines(summary, "      ")}\n`,
    );
    return `${colors.bold(title)}\n${entries.join("")}`;
  });
  const count = groups.flatMap(({ rules }) => rules).length;
  return `${texts.join("\n")}\n${count} rules. improve rules <id> explains one.\n`;
}

function explainRule({ id, severity, summary, why, bad, good, alwaysOn }: RuleInfo, colors: Colors): string {
  const settable =
    alwaysOn === true
      ? "Its severity cannot be changed, and it cannot be silenced."
      : `Silence one: # improve-ignore ${id} -- <why>`;
  const example = (title: string, text: Example | null): string =>
    text === null ? "" : `\n${colors.bold(title)}\n\n${indent(showExample(text))}`;
  return `${colors.bold(id)} (${severity})\n\n${inLines(summary)}\n\n${inLines(why)}\n${example("Wrong", bad)}${example("Right", good)}\n${settable}\n`;
}

/** The files of an example, one below the other. A very long line is cut short. */
export function showExample(example: Example): string {
  const files =
    typeof example === "string"
      ? [example]
      : Object.entries(example).map(([file, text]) => `# ${file}\n${text}`);
  return files.join("\n").replace(/^(.{150}).{150,}$/gm, "$1…");
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");

const inLines = (text: string, margin = ""): string => wrap([{ text }], margin).join("\n");

function rulesToJson(groups: readonly RuleGroup[], only: RuleInfo | undefined): string {
  const document: z.output<typeof rulesJson> = {
    version: 1,
    rules: groups.flatMap(({ title, rules }) =>
      rules
        .filter((rule) => only === undefined || rule === only)
        .map(({ id, severity, summary, why, bad, good, alwaysOn = false }) => ({
          id,
          group: title,
          severity,
          fixed: alwaysOn,
          summary,
          why,
          bad: bad === null ? null : showExample(bad),
          good: good === null ? null : showExample(good),
        })),
    ),
  };
  return printableJson(document);
}

/** What `rules --format json` prints. */
export const rulesJson = z
  .strictObject({
    version: z.literal(1),
    rules: z.array(
      z.strictObject({
        id: z.string(),
        group: z.string(),
        severity: z.enum(SEVERITIES).describe("unless the configuration says otherwise"),
        fixed: z.boolean().describe("can neither be silenced nor given another severity"),
        summary: z.string(),
        why: z.string(),
        bad: z.string().nullable().describe("a plan in YAML that breaks the rule"),
        good: z.string().nullable().describe("a plan in YAML that keeps it"),
      }),
    ),
  })
  .describe("The rules of improve check");
