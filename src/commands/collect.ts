import { type Command, Option } from "commander";
import { EXIT, type ExitCode } from "../errors.ts";
import { collectReturns, findPlanFolder, sayReturns, writeFiles } from "../index.ts";
import { printableLines } from "../text/escape.ts";
import { type Finish, PLAN_ARGUMENT, quietOption, readMonth } from "./options.ts";
import { whileShown } from "./terminal.ts";

interface CollectOptions {
  readonly month: string;
  readonly output?: string;
  readonly status?: boolean;
  readonly quiet?: boolean;
}

/** `improve collect --month <month> [plan]`: asks every owner how things stand, and says who has answered. */
export function addCollect(program: Command, finish: Finish): void {
  program
    .command("collect")
    .description("make a workbook for each owner to answer in for a month, or say who has answered")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(
      new Option("--month <month>", "the month that the owners answer for, YYYY-MM")
        .argParser(readMonth)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("-o, --output <folder>", "where the workbooks go (default: returns-<month>)").conflicts(
        "status",
      ),
    )
    .addOption(new Option("--status", "say who has answered, who has not, and what is still missing"))
    .addOption(quietOption())
    .action(async (plan: string | undefined, options: CollectOptions) =>
      finish(await collect(await findPlanFolder(plan), options)),
    );
}

async function collect(folder: string, options: CollectOptions): Promise<ExitCode> {
  const { month, output = `returns-${month}`, status = false, quiet = false } = options;
  if (status) {
    const said = await whileShown(`Reading ${folder}`, quiet, () => sayReturns(folder, month));
    process.stdout.write(printableLines(said));
    return EXIT.fine;
  }
  const { outputs, report } = await whileShown(`Making workbooks of ${folder}`, quiet, () =>
    collectReturns(folder, month, output),
  );
  await writeFiles(outputs);
  if (!quiet) process.stdout.write(printableLines(report));
  return EXIT.fine;
}
