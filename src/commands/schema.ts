import path from "node:path";
import { type Command, Option } from "commander";
import { EXIT, UsageError } from "../errors.ts";
import { findPlanFolder, jsonSchemas, loadPlan, planSchema, writeFiles } from "../index.ts";
import { printableJson } from "../text/escape.ts";
import { didYouMean, list } from "../text/words.ts";
import { colorOption, type Finish } from "./options.ts";
import { isStdout, sayWritten } from "./outputs.ts";
import { whileShown } from "./terminal.ts";

interface SchemaOptions {
  /** True where no folder is named. */
  readonly plan?: string | true;
  readonly output?: string;
}

/** `improve schema [name]`: lists the schemas, or prints one; with `--plan`, writes one that knows the ids of a plan. */
export function addSchema(program: Command, finish: Finish): void {
  program
    .command("schema")
    .description("print a JSON Schema of what improve reads or prints")
    .argument("[name]", "which one; without it they are listed")
    .addOption(
      new Option(
        "--plan [folder]",
        "write a schema for editors that completes the ids of this plan (default: the plan that you are in, or the only one here)",
      ),
    )
    .addOption(
      new Option(
        "-o, --output <file>",
        "where the schema of the plan goes, or - for the terminal (default: improve.schema.json in its folder)",
      ),
    )
    .addOption(colorOption())
    .action(async (name: string | undefined, options: SchemaOptions) => {
      if (options.plan !== undefined) await writeSchemaOf(options.plan, name, options.output);
      else if (options.output !== undefined)
        throw new UsageError("--output is for the schema of a plan", "Add --plan, or write > <file>.");
      else await printSchema(name);
      finish(EXIT.fine);
    });
}

async function printSchema(name: string | undefined): Promise<void> {
  const schemas = await jsonSchemas();
  const names = Object.keys(schemas);
  if (name !== undefined && !names.includes(name)) {
    const hint = didYouMean(name, names) ?? `The schemas are ${list(names)}.`;
    throw new UsageError(`There is no schema "${name}"`, hint);
  }
  process.stdout.write(name === undefined ? `${names.join("\n")}\n` : `${printableJson(schemas[name])}`);
}

/** What is wrong with the plan is for `check` to say: of what can be read, the ids are known. */
async function writeSchemaOf(
  named: string | true,
  name: string | undefined,
  output: string | undefined,
): Promise<void> {
  if (name !== undefined && name !== "plan")
    throw new UsageError(
      `There is no schema "${name}" with the ids of a plan`,
      `Write --plan alone, or improve schema ${name}.`,
    );
  const folder = await findPlanFolder(named === true ? undefined : named);
  const schema = await whileShown(`Reading ${folder}`, false, async () => planSchema(await loadPlan(folder)));
  if (output !== undefined && isStdout(output)) {
    process.stdout.write(printableJson(schema));
    return;
  }
  const file = output ?? path.join(folder, "improve.schema.json");
  const bytes = new TextEncoder().encode(`${JSON.stringify(schema)}\n`);
  const written = { path: file, bytes, replaces: EARLIER_SCHEMA };
  await writeFiles([written]);
  sayWritten([written]);
}

const EARLIER_SCHEMA = {
  what: "the schema of a plan",
  recognises: (held: Uint8Array) =>
    /^\{"\$comment":"improve schema --plan/.test(new TextDecoder().decode(held)),
};
