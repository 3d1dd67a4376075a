import { run } from "./commands/cli.ts";
import { EXIT, type ExitCode } from "./errors.ts";

let unwritten: ExitCode | undefined;

/** A reader that stops early, as in `improve check | head`, is not an error; a full disk is. */
function onWriteError({ code, message }: NodeJS.ErrnoException): void {
  if (code === "EPIPE" || unwritten !== undefined) return;
  unwritten = EXIT.usage;
  process.exitCode = unwritten;
  process.stderr.write(
    `error The output cannot be written: ${message}.\n  → Send it to another file or disk.\n`,
  );
}

process.stdout.on("error", onWriteError);
// There is nowhere left to say that stderr is closed.
process.stderr.on("error", () => {});

const exitCode = await run(process.argv.slice(2));
process.exitCode = unwritten ?? exitCode;
