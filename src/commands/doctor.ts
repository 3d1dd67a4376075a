import { type Command, Option } from "commander";
import pc from "picocolors";
import { EXIT } from "../errors.ts";
import { examine } from "../index.ts";
import { printableJson } from "../text/escape.ts";
import { wrap } from "../text/terminal.ts";
import { browserOption, colorOption, type Finish, PLAN_ARGUMENT, timeoutOption } from "./options.ts";
import { wantsColor, whileShown } from "./terminal.ts";

/** `improve doctor [plan]`: tries all that improve needs, and says what to do about what is missing. */
export function addDoctor(program: Command, finish: Finish): void {
  program
    .command("doctor")
    .description(
      "try what improve needs: Node, fonts, a browser, a PDF printed and audited, write access, the plan",
    )
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(new Option("--json", "print it for a program"))
    .addOption(browserOption())
    .addOption(timeoutOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, { json, browser, timeout, color }) => {
      const checks = await whileShown("Trying what improve needs", false, () =>
        examine({ plan, browser, timeoutSeconds: timeout }),
      );
      const colors = pc.createColors(wantsColor(color, process.stdout));
      const marks = {
        fine: colors.green("fine   "),
        warning: colors.yellow("look   "),
        wrong: colors.red("wrong  "),
      };
      const lines = checks.flatMap(({ name, state, says, hint }) => [
        `${marks[state]} ${colors.bold(name)}`,
        ...wrap([{ text: says }], "        "),
        ...(hint === null ? [] : wrap([{ text: `→ ${hint}` }], "        ")),
      ]);
      process.stdout.write(json ? printableJson({ version: 1, checks }) : `${lines.join("\n")}\n`);
      finish(checks.some(({ state }) => state === "wrong") ? EXIT.problems : EXIT.fine);
    });
}
