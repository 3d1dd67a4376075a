import module from "node:module";
import path from "node:path";
import { recall } from "./answers/answers.ts";
import { EXIT } from "./errors.ts";
import { runKept } from "./kept-code.ts";
import { endWith, watchOutputs } from "./output-errors.ts";

/*
 * Where the built program starts. It is kept small: a check of what has not changed loads nothing else.
 */

const argv = process.argv.slice(2);
if (!module.enableCompileCache) {
  process.stderr.write(`improve needs Node 22.12 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(EXIT.usage);
}
const answer = recall(argv);
if (answer === null) runKept(path.join(import.meta.dirname, "chunks/main.cjs"), argv);
else {
  watchOutputs();
  process.stderr.write(answer.stderr);
  process.stdout.write(answer.stdout);
  endWith(answer.exitCode);
}
