import type { Command } from "commander";
import pc from "picocolors";
import { EXIT } from "../errors.ts";
import { type Explained, explainEntry, findPlanFolder, loadPlan, readSettings } from "../index.ts";
import { formatDate } from "../plan/time/dates.ts";
import { printable, printableJson } from "../text/escape.ts";
import { wrap } from "../text/terminal.ts";
import { capitalise, plural } from "../text/words.ts";
import { asAtOption, colorOption, type Finish, PLAN_ARGUMENT, textOrJsonOption } from "./options.ts";
import { prefixOf, say, wantsColor, whileShown } from "./terminal.ts";

/** `improve explain <id> [plan]`: all that is known of one entry of a plan, for those who keep it. */
export function addExplain(program: Command, finish: Finish): void {
  program
    .command("explain")
    .description("show one entry: its history, where it is printed, who answers it and what is wrong with it")
    .argument("<id>", "an action, recommendation, KPI, event, finding, audit, workstream, post or report")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(asAtOption())
    .addOption(textOrJsonOption("how it is printed"))
    .addOption(colorOption())
    .addHelpText("after", "\nIt is for those who keep the plan: nothing is withheld.")
    .action(async (id: string, plan: string | undefined, { asAt, format, color }) => {
      const folder = await findPlanFolder(plan);
      const settings = await readSettings(folder);
      const explained = await whileShown(`Looking for ${id} in ${folder}`, false, async () => {
        const loaded = await loadPlan(folder, { ...settings, notice: say });
        const { fonts } = loaded;
        return await explainEntry(loaded, id, { ...settings, fonts, asAt, prefix: prefixOf(folder) });
      });
      process.stdout.write(
        format === "json"
          ? printableJson(explained)
          : sayEntry(explained, pc.createColors(wantsColor(color, process.stdout))),
      );
      finish(EXIT.fine);
    });
}

type Colors = ReturnType<typeof pc.createColors>;

function sayEntry(entry: Explained, colors: Colors): string {
  const { kind, id, title, place, now, history, later, answers, printed, problems } = entry;
  const names = entry["named-by"];
  const day = formatDate(entry["as-at"]);
  const where = ({ file, line }: Explained["place"]): string => colors.dim(`${printable(file)}:${line}`);
  const part = (heading: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\n${colors.bold(heading)}\n${lines.join("\n")}\n`;
  const told = history.flatMap(({ date, place: at, of, corrects, changes }) => [
    `  ${date}  ${where(at)}${of === id ? "" : `  ${printable(of)}`}${corrects === null ? "" : `  corrects ${printable(corrects)}`}`,
    ...(changes.length === 0 ? ["      nothing has changed"] : []),
    ...changes.flatMap(({ field, from, to }) =>
      wrap([{ text: `${field}: ${from === null ? "" : `${from} → `}${to ?? "nothing"}` }], "      "),
    ),
  ]);
  const hidden = later === 0 ? [] : [`  ${plural(later, "update")} after ${day} left out`];
  return [
    ...wrap([{ text: `${kind === "kpi" ? "KPI" : capitalise(kind)} ${id}: ${title}`, paint: colors.bold }]),
    `${where(place)}\n`,
  ]
    .join("\n")
    .concat(
      part(
        `As at ${day}`,
        now.flatMap(({ field, value }) => wrap([{ text: `${field}: ${value}` }], "  ")),
      ),
      part("History", [...told, ...hidden]),
      part(
        "Who answers for it",
        answers.flatMap(({ field, post, title: name, holder }) =>
          wrap([{ text: `${field}: ${name} (${post})${holder === null ? "" : `, ${holder}`}` }], "  "),
        ),
      ),
      part(
        "Named by",
        names.flatMap((one) => wrap([{ text: `${one.kind} ${one.id} (${one.field}): ${one.title}` }], "  ")),
      ),
      part(
        "Where it is printed",
        printed.length > 0
          ? printed.flatMap(({ report, sections }) =>
              wrap([{ text: `${report}: ${sections.join("; ")}` }], "  "),
            )
          : kind === "report"
            ? []
            : ["  nowhere, in the reports to be built at this date"],
      ),
      part(
        "What check finds",
        problems.length === 0
          ? ["  nothing wrong"]
          : problems.flatMap(({ rule, severity, message, place: at }) => [
              `  ${where(at)}`,
              ...wrap([{ text: `${severity} ${rule}: ${message}` }], "      "),
            ]),
      ),
    );
}
