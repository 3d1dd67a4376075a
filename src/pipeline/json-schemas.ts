import { z } from "zod";
import { auditJson } from "../audit/say-audit.ts";
import { reportModel } from "../model/report-model.ts";
import { packManifest } from "../pack/manifest.ts";
import { changesJson } from "../reporters/changes/json.ts";
import { checkJson } from "../reporters/json.ts";
import { rulesJson } from "../reporters/rules.ts";
import { themeSchema } from "../theme/schema.ts";
import { baselineSchema, configSchema } from "./settings.ts";
import { listJson } from "./vocabulary.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  check: checkJson,
  diff: changesJson,
  audit: auditJson,
  rules: rulesJson,
  list: listJson,
  model: reportModel,
  config: configSchema,
  theme: themeSchema,
  baseline: baselineSchema,
  pack: packManifest,
};

/** The JSON Schemas by name, in the order in which they are listed. */
export const jsonSchemas = (): Record<string, object> =>
  Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, toJsonSchema(schema)]));

const toJsonSchema = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, {
    io: "input",
    // Our types are read-only, but that is no property of the JSON.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
