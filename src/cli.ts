import { type Command, CommanderError } from "commander";
import { type ColorChoice, formatError, wantsColor } from "./commands/terminal.ts";
import { explainUsage } from "./commands/usage-errors.ts";
import { EXIT, type ExitCode, UserError } from "./errors.ts";
import { createProgram } from "./program.ts";
import { VERSION } from "./version.ts";

/** Runs the program; the only place that decides what the shell is told. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  forgetEmptySettings();
  let exitCode: ExitCode = EXIT.fine;
  let color: ColorChoice = "auto";
  const program = createProgram((code) => {
    exitCode = code;
  }).hook("preAction", (_, command) => {
    color = command.opts<{ color: ColorChoice }>().color;
  });
  const tell = (error: UserError): ExitCode => {
    process.stderr.write(formatError(error, wantsColor(color, process.stderr)));
    return error.exitCode;
  };
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof UserError) return tell(error);
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.fine;
      // `improve` alone has had its help printed.
      return error.code === "commander.help"
        ? EXIT.usage
        : tell(explainUsage(error, nameCommand(program, argv)));
    }
    process.stderr.write(formatFault(error));
    return EXIT.internal;
  }
}

/** CI systems set a variable that has no value to nothing. */
function forgetEmptySettings(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith("IMPROVE_") && value === "") delete process.env[name];
  }
}

/** The command as it was typed, for a hint: `improve check`, or `improve` where none is known. */
function nameCommand(program: Command, argv: readonly string[]): string {
  const names = program.commands.map((command) => command.name());
  return ["improve", argv.find((word) => names.includes(word))].filter(Boolean).join(" ");
}

/** A fault of ours: no stack trace, but enough to report it by. */
function formatFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    `error This is a fault of improve ${VERSION}, not of your plan: ${message}\n` +
    "  → Please report it with the command you ran. IMPROVE_DEBUG=1 prints where it happened.\n" +
    (process.env.IMPROVE_DEBUG && error instanceof Error ? `${error.stack}\n` : "")
  );
}
