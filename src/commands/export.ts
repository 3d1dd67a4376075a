import path from "node:path";
import { type Command, Option } from "commander";
import { EXIT, type ExitCode } from "../errors.ts";
import {
  checkPlan,
  type ExportOptions,
  exportPlan,
  findPlanFolder,
  loadPlan,
  readSettings,
  type SettingsOptions,
  type SheetFormat,
  writeFiles,
} from "../index.ts";
import { AUDIENCES } from "../plan/schema/report-words.ts";
import { formatDate } from "../plan/time/dates.ts";
import {
  asAtOption,
  colorOption,
  controlOptions,
  type Finish,
  PLAN_ARGUMENT,
  quietOption,
  severalOf,
} from "./options.ts";
import { requireNoPlanFile, sayWritten, stopForErrors } from "./outputs.ts";
import { type ColorChoice, exitCodeOf, prefixOf, requireKnown, say, whileShown } from "./terminal.ts";

type Options = SettingsOptions &
  ExportOptions & {
    readonly format: readonly SheetFormat[];
    readonly output: string;
    readonly quiet?: boolean;
    readonly color: ColorChoice;
  };

const FORMATS: readonly SheetFormat[] = ["xlsx", "ods", "csv"];

/** `improve export [plan]`: writes the tables of a plan as a workbook, or as CSV. */
export function addExport(program: Command, finish: Finish): void {
  const command = program
    .command("export")
    .description("write the action plan, the scorecard, findings and evidence as a workbook or as CSV")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(new Option("--report <id>", "export what this report says").env("IMPROVE_REPORT"))
    .addOption(asAtOption())
    .addOption(
      new Option(
        "--audience <audience>",
        "who it is for (default: the public, or the readers of the report)",
      ).choices(AUDIENCES),
    )
    .addOption(
      new Option("--edition <edition>", "with or without what Schedule 12A keeps from the public")
        .choices(["public", "exempt"])
        .default("public"),
    )
    .addOption(
      new Option(
        "-f, --format <format>",
        `${FORMATS.join(", ")}, where csv is a folder of open data; repeat for several`,
      )
        .argParser(severalOf(FORMATS))
        .default(["xlsx"], "xlsx"),
    )
    .addOption(
      new Option("-o, --output <folder>", "where the files go").default("exports").env("IMPROVE_EXPORTS"),
    );
  for (const option of controlOptions()) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, options: Options) =>
      finish(await writeExport(await findPlanFolder(plan), options)),
    );
}

/** Exports nothing of a plan with errors: they may be of what readers may not see. */
async function writeExport(folder: string, options: Options): Promise<ExitCode> {
  const { asAt, edition, report } = options;
  const settings = await readSettings(folder, options);
  const { plan, checked } = await whileShown(`Checking ${folder}`, options.quiet, async () => {
    const plan = await loadPlan(folder);
    const how = { ...settings, asAt, edition, report, prefix: prefixOf(folder) };
    return { plan, checked: await checkPlan(plan, how) };
  });
  requireKnown(checked, asAt);
  if (await stopForErrors(checked, folder, "exported", options)) return exitCodeOf(checked, "error");
  const formats = FORMATS.filter((one) => options.format.includes(one));
  const { made, files } = await whileShown(`Exporting ${folder}`, options.quiet, async () => {
    const made = await exportPlan(plan, options);
    return { made, files: await Promise.all(formats.map(made.outputs)) };
  });
  const outputs = files.flat().map((one) => ({ ...one, path: path.join(options.output, one.path) }));
  for (const one of outputs) await requireNoPlanFile(one.path, folder, plan);
  await writeFiles(outputs);
  sayWritten(outputs);
  if (!made.isOfReport && options.quiet !== true)
    say(
      `No report to ${made.audience === "public" ? "the public" : "the Board"} is as at ${formatDate(made.asAt)}: ` +
        "before you publish this, see that no other export or report tells what this one keeps back.",
    );
  return EXIT.fine;
}
