import { Command } from "commander";
import { VERSION } from "../package.ts";
import { addBuild } from "./build.ts";
import { addCheck } from "./check.ts";
import { addDiff } from "./diff.ts";
import type { Finish } from "./options.ts";
import { addRules } from "./rules.ts";
import { addSchema } from "./schema.ts";

/** Every command with its options; what a command needs is loaded when it runs. */
export function createProgram(finish: Finish): Command {
  const program = new Command("improve")
    .description("Compiles a council's improvement plan, kept as YAML, into the report its Cabinet reads.")
    .version(VERSION, "-V, --version", "print the version")
    .exitOverride()
    // Its errors are thrown, and printed like all others.
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true });
  for (const add of [addCheck, addBuild, addDiff, addRules, addSchema]) add(program, finish);
  return program;
}
