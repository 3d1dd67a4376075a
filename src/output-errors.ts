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

/** From now on, an output that cannot be written is told, and decides on the exit code. */
export function watchOutputs(): void {
  process.stdout.on("error", onWriteError);
  // There is nowhere left to say that stderr is closed.
  process.stderr.on("error", () => {});
}

/** Ends the program with an exit code, unless its output could not be written. */
export function endWith(exitCode: ExitCode): void {
  process.exitCode = unwritten ?? exitCode;
}

/** Waits until all that was printed has gone to whoever reads it, or can go nowhere. */
export async function outputsWritten(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => (stream.destroyed ? resolve() : stream.write("", () => resolve())));
}
