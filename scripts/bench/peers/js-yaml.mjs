import { globSync, readFileSync } from "node:fs";
import { FAILSAFE_SCHEMA, load } from "js-yaml";

/** Reads every YAML file of a folder with the package js-yaml, and does nothing else. */
for (const file of globSync(`${process.argv[2]}/**/*.yaml`))
  load(readFileSync(file, "utf8"), { schema: FAILSAFE_SCHEMA });
