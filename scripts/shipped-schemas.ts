import { jsonSchemas } from "../src/pipeline/json-schemas.ts";

/** The schemas of what people write in YAML, which are in the package for their editors: the text of each, by its name. */
export function shippedSchemas(): Readonly<Record<string, string>> {
  const schemas = jsonSchemas();
  return Object.fromEntries(
    ["plan", "theme", "config", "mapping"].map((name) => [name, `${JSON.stringify(schemas[name])}\n`]),
  );
}
