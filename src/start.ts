import module from "node:module";
import path from "node:path";
import { recall } from "./answers/answers.ts";
import { cacheFolder, isOurs } from "./disk/cache-folder.ts";
import { makeFolder } from "./disk/make-folder.ts";
import { EXIT } from "./errors.ts";
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
if (answer === null) {
  keepCompiled();
  await import(new URL("./main.js", import.meta.url).href);
} else {
  watchOutputs();
  process.stderr.write(answer.stderr);
  process.stdout.write(answer.stdout);
  endWith(answer.exitCode);
}

/** Keeps compiled code for the next time, if it can. Whoever could write into the folder could run code as this user. */
function keepCompiled(): void {
  const folder = path.join(cacheFolder(process.env), "compiled");
  try {
    makeFolder(folder, 0o700);
    if (isOurs(folder)) module.enableCompileCache(folder);
  } catch {
    // It takes a little longer.
  }
}
