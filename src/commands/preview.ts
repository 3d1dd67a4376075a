import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, type ExitCode, UsageError } from "../errors.ts";
import { findPlanFolder, readSettings, type SettingsOptions } from "../index.ts";
import {
  colorOption,
  controlOptions,
  type Finish,
  lookOptions,
  PLAN_ARGUMENT,
  quietOption,
} from "./options.ts";
import { prefixOf, say } from "./terminal.ts";

interface PreviewOptions extends SettingsOptions {
  readonly port?: number;
  readonly open?: boolean;
  readonly editor?: string;
  readonly quiet?: boolean;
}

/** `improve preview [plan]`: shows the report in a browser, and anew as files change. */
export function addPreview(program: Command, finish: Finish): void {
  const command = program
    .command("preview")
    .description("show the report in a browser, made anew whenever a file changes")
    .argument("[plan]", PLAN_ARGUMENT)
    .addOption(
      new Option("--port <number>", "the port of the preview (default: 4600, or the next one that is free)")
        .argParser(readPort)
        .env("IMPROVE_PORT"),
    )
    .addOption(new Option("--open", "open it in your browser"))
    .addOption(
      new Option(
        "--editor <command>",
        "what opens a file where a problem is, such as code (default: VISUAL, EDITOR, or the first that is installed)",
      ).env("IMPROVE_EDITOR"),
    );
  for (const option of [...lookOptions(), ...controlOptions()]) command.addOption(option);
  command
    .addOption(quietOption())
    .addOption(colorOption())
    .action(async (plan: string | undefined, options) =>
      finish(await preview(await findPlanFolder(plan), options)),
    );
}

/** Runs until it is interrupted. Nothing is written. */
async function preview(folder: string, options: PreviewOptions): Promise<ExitCode> {
  await requireFolder(folder);
  // A wrong option or configuration stops the command at once; one that breaks later is told on the page.
  await readSettings(folder, options);
  const { startPreview } = await import("../preview/start-preview.ts");
  const { port, editor, quiet = false, config, rule, baseline, theme, templates } = options;
  const served = await startPreview(folder, {
    port,
    editor,
    prefix: prefixOf(folder),
    settings: { config, rule, baseline, theme, templates },
    notice: (trouble) => {
      if (trouble !== null) say(`${trouble.message}.${trouble.hint === null ? "" : ` ${trouble.hint}`}`);
      else if (!quiet) say("It can be shown again.");
    },
  });
  if (!quiet) {
    if (served.isMoved)
      say("The usual port is in use by another program, so the next one that is free is taken.");
    process.stdout.write(`The preview of ${folder} is at ${served.address}\n`);
    say("It follows your files. Stop it with Ctrl+C.");
  }
  if (options.open === true) openAddress(served.address);
  await interrupted();
  await served.stop();
  return EXIT.fine;
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  throw found === null
    ? new UsageError(
        `There is no folder "${folder}"`,
        "Give the folder that holds the plan, or run the command beside a folder named data.",
      )
    : new UsageError(`"${folder}" is a file, not a folder`, "Give the folder that holds the plan.");
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new InvalidArgumentError("Expected a number from 1 to 65535, such as 4600.");
}

/** Whoever asks for it has a browser; where it cannot be started, the address has been printed. */
function openAddress(address: string): void {
  const [program, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["explorer", address]
        : ["xdg-open", address];
  const child = spawn(program as string, args, { detached: true, stdio: "ignore" });
  child.on("error", () => say(`No browser could be started: open ${address} yourself.`));
  child.unref();
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
