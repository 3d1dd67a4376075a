import pc from "picocolors";
import { z } from "zod";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { hintForUnknown, RULE_CATALOGUE, RULES_BY_ID } from "../pipeline/rule-catalogue.ts";
import { type Example, type RuleInfo, SEVERITIES } from "../problems/problem.ts";
import { type ColorChoice, wantsColor } from "./terminal.ts";

export interface RulesOptions {
  readonly format: "text" | "json";
  readonly color: ColorChoice;
}

type Colors = ReturnType<typeof pc.createColors>;

/** `improve rules [id]`: lists every rule, or explains one. */
export async function rules(id: string | undefined, { format, color }: RulesOptions): Promise<ExitCode> {
  const rule = id === undefined ? undefined : RULES_BY_ID.get(id);
  if (id !== undefined && rule === undefined) {
    throw new UsageError(`There is no rule "${id}"`, hintForUnknown(id));
  }
  const colors = pc.createColors(wantsColor(color, process.stdout));
  process.stdout.write(
    format === "json" ? toJson(rule) : rule === undefined ? listRules(colors) : explainRule(rule, colors),
  );
  return EXIT.fine;
}

function listRules(colors: Colors): string {
  const groups = RULE_CATALOGUE.map(({ title, rules }) => {
    const entries = rules.map(
      ({ id, severity, summary }) =>
        `  ${id} ${colors.dim(`(${severity})`)}\n${wrap(summary, LINE - 6).replace(/^/gm, "      ")}\n`,
    );
    return `${colors.bold(title)}\n${entries.join("")}`;
  });
  return `${groups.join("\n")}\n${RULES_BY_ID.size} rules. improve rules <id> explains one.\n`;
}

function explainRule({ id, severity, summary, why, bad, good, alwaysOn }: RuleInfo, colors: Colors): string {
  const settable =
    alwaysOn === true
      ? "Its severity cannot be changed, and it cannot be silenced."
      : `Silence one: # improve-ignore ${id} -- <why>`;
  const example = (title: string, text: Example | null): string =>
    text === null ? "" : `\n${colors.bold(title)}\n\n${indent(showExample(text))}`;
  return `${colors.bold(id)} (${severity})\n\n${wrap(summary)}\n\n${wrap(why)}\n${example("Wrong", bad)}${example("Right", good)}\n${settable}\n`;
}

/** The files of an example below each other; of a line that goes on and on only its beginning. */
export function showExample(example: Example): string {
  const files =
    typeof example === "string"
      ? [example]
      : Object.entries(example).map(([file, text]) => `# ${file}\n${text}`);
  return files.join("\n").replace(/^(.{150}).{150,}$/gm, "$1…");
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");

const LINE = 80;

function wrap(text: string, width = LINE): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1] as string;
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join("\n");
}

function toJson(only: RuleInfo | undefined): string {
  const document: RulesJson = {
    version: 1,
    rules: RULE_CATALOGUE.flatMap(({ title, rules }) =>
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
  return `${JSON.stringify(document, null, 2)}\n`;
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

export type RulesJson = z.output<typeof rulesJson>;
