import type { Command } from "commander";
import { EXIT, UsageError } from "../errors.ts";
import { jsonSchemas } from "../index.ts";
import { printableJson } from "../text/escape.ts";
import { didYouMean, list } from "../text/words.ts";
import { colorOption, type Finish } from "./options.ts";

/** `improve schema [name]`: lists the schemas, or prints one. */
export function addSchema(program: Command, finish: Finish): void {
  program
    .command("schema")
    .description("print a JSON Schema of what improve reads or prints")
    .argument("[name]", "which schema, such as model or pack; without it they are listed")
    .addOption(colorOption())
    .action(async (name: string | undefined) => {
      const schemas = await jsonSchemas();
      const names = Object.keys(schemas);
      if (name !== undefined && !names.includes(name)) {
        const hint = didYouMean(name, names) ?? `The schemas are ${list(names)}.`;
        throw new UsageError(`There is no schema "${name}"`, hint);
      }
      process.stdout.write(name === undefined ? `${names.join("\n")}\n` : `${printableJson(schemas[name])}`);
      finish(EXIT.fine);
    });
}
