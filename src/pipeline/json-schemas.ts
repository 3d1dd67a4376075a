import { z } from "zod";
import { reportModel } from "../model/report-model.ts";
import { changesJson } from "../reporters/changes/json.ts";
import { checkJson } from "../reporters/json.ts";
import { rulesJson } from "../reporters/rules.ts";
import { baselineSchema, configSchema } from "./settings.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  check: checkJson,
  diff: changesJson,
  rules: rulesJson,
  model: reportModel,
  config: configSchema,
  baseline: baselineSchema,
};

/** By name, in the order they are listed. */
export const jsonSchemas = (): Record<string, object> =>
  Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, toJsonSchema(schema)]));

const toJsonSchema = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, {
    io: "input",
    // That our types are read-only says nothing about the JSON.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
