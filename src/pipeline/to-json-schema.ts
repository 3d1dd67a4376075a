import { z } from "zod";

export type Json = z.core.JSONSchema.BaseSchema;

/** What is written, as our schema says it. Besides JSON Schema it has `names` and `keys`: see `plan/schema/scalars.ts`. */
export const toJsonSchema = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      // Our types are read-only, but that is no property of the JSON.
      delete jsonSchema.readOnly;
      // Zod takes examples to be of what is read. Ours are of what is written.
      const { examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (examples !== undefined) jsonSchema.examples = examples as unknown[];
      takeOneOrMany(zodSchema, jsonSchema);
    },
  });

/** One value stands for a list of one. */
function takeOneOrMany({ _zod: { def } }: z.core.$ZodTypes, json: Json): void {
  if (def.type !== "pipe" || def.in._zod.def.type !== "transform" || json.type !== "array") return;
  const { type, items, minItems } = json;
  for (const key of ["type", "items", "minItems"]) delete json[key];
  json.anyOf = [items as Json, { type, items: items as Json, ...(minItems !== undefined && { minItems }) }];
}
