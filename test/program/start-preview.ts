import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { PROGRAM } from "../cli/run-improve.ts";

export interface StartedPreview {
  readonly address: string;
  /** All that it has written on stdout so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Presses Ctrl+C, and waits for its exit code. */
  interrupt(): Promise<number | null>;
  readonly kill: () => void;
}

/** Starts the built program on the plan in `plan/`, and waits until it says where it serves. It ends with the test. */
export async function startPreview(cwd: string, args: readonly string[] = []): Promise<StartedPreview> {
  const preview = await spawnPreview(cwd, args);
  onTestFinished(preview.kill);
  return preview;
}

/** The same for several tests: whoever starts it ends it. */
export async function spawnPreview(cwd: string, args: readonly string[]): Promise<StartedPreview> {
  const child = spawn(process.execPath, [PROGRAM, "preview", "plan", ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  while (!/ at http:\S+\n/.test(stdout)) await Promise.race([once(child.stdout, "data"), failed(child)]);
  return {
    address: / at (http:\S+)/.exec(stdout)?.[1] as string,
    stdout: () => stdout,
    stderr: () => stderr,
    async interrupt() {
      const closed = once(child, "close");
      child.kill("SIGINT");
      return (await closed)[0];
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "close");
  throw new Error(`It ended with code ${code}`);
}
