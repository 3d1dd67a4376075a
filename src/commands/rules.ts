import type { Command } from "commander";
import { EXIT, UsageError } from "../errors.ts";
import { listRules } from "../index.ts";
import { hintForUnknownRule } from "../problems/problem.ts";
import { colorOption, type Finish, textOrJsonOption } from "./options.ts";
import { wantsColor } from "./terminal.ts";

/** `improve rules [id]`: lists every rule, or explains one. */
export function addRules(program: Command, finish: Finish): void {
  program
    .command("rules")
    .description("list the rules of check, or explain one")
    .argument("[id]", "the rule to explain")
    .addOption(textOrJsonOption("how they are printed"))
    .addOption(colorOption())
    .action(async (id: string | undefined, { format, color }) => {
      const groups = await listRules();
      const rules = groups.flatMap((group) => group.rules);
      const rule = rules.find((one) => one.id === id);
      if (id !== undefined && rule === undefined) {
        const ids = rules.map((one) => one.id);
        throw new UsageError(`There is no rule "${id}"`, hintForUnknownRule(id, ids));
      }
      const { printRules } = await import("../reporters/rules.ts");
      process.stdout.write(printRules(groups, rule, { format, color: wantsColor(color, process.stdout) }));
      finish(EXIT.fine);
    });
}
