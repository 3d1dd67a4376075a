import { execFile, spawn } from "node:child_process";
import { UsageError } from "../errors.ts";

/** What git printed, and how it ended; `complaint` is the first line of what it said was wrong. */
export interface GitRun {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly complaint: string;
}

/** More than the list of any repository's files. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs git in a folder: no shell, nothing written, nothing fetched.
 * @throws UsageError where git is not installed.
 */
export function runGit(cwd: string, args: readonly string[]): Promise<GitRun> {
  const options = { cwd, env: environment(), encoding: "buffer", maxBuffer, windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile("git", args, options, (error, stdout, stderr) => {
      if (error?.code === ("ENOENT" as unknown)) {
        reject(new UsageError("git is not installed, or not where programs are looked for", NO_GIT, error));
        return;
      }
      const [complaint = ""] = stderr.toString("utf8").trim().split("\n");
      resolve({ ok: error === null, stdout, complaint: complaint || (error?.message ?? "") });
    });
  });
}

const NO_GIT = "Install git, or compare with a month, a folder or a published file.";

/** A running `git cat-file --batch`: object ids go in, objects come out. */
export function startCatFile(cwd: string) {
  const stdio = ["pipe", "pipe", "ignore"] as const;
  return spawn("git", ["cat-file", "--batch"], {
    cwd,
    env: environment(),
    stdio: [...stdio],
    windowsHide: true,
  });
}

/**
 * The user's own settings, without what would point git at another repository, as inside a hook, or have it write
 * a trace. What a partial clone lacks is not fetched: a comparison goes to no network.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}

const KEPT = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;
