import { z } from "zod";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { changesJson } from "../reporters/changes/json.ts";
import { checkJson } from "../reporters/json.ts";
import { didYouMean, list } from "../text/words.ts";
import { baselineSchema } from "./baseline.ts";
import { rulesJson } from "./rules.ts";
import { configSchema } from "./settings.ts";

/** A JSON Schema for each file we read besides the plan, and each JSON we print. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  check: checkJson,
  diff: changesJson,
  rules: rulesJson,
  config: configSchema,
  baseline: baselineSchema,
};

/** `improve schema [name]`: lists the schemas, or prints one. */
export async function schema(name: string | undefined): Promise<ExitCode> {
  const names = Object.keys(SCHEMAS);
  if (name === undefined) {
    process.stdout.write(`${names.join("\n")}\n`);
    return EXIT.fine;
  }
  const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (found === undefined) {
    throw new UsageError(
      `There is no schema "${name}"`,
      didYouMean(name, names) ?? `There are ${list(names)}.`,
    );
  }
  const document = z.toJSONSchema(found, {
    io: "input",
    // Whether we may change it is nobody else's business.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return EXIT.fine;
}
