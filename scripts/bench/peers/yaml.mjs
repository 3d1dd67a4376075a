import { globSync, readFileSync } from "node:fs";
import { parseDocument } from "yaml";

/** Reads every YAML file of a folder with the package yaml, as a document with places, and does nothing else. */
for (const file of globSync(`${process.argv[2]}/**/*.yaml`))
  parseDocument(readFileSync(file, "utf8"), { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
