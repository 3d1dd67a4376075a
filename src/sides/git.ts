import { execFile, spawn } from "node:child_process";
import { UsageError } from "../errors.ts";

/** The result of running git. `complaint` is what it wrote to stderr. */
export interface GitRun {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly complaint: string;
}

/** In bytes: more than the list of the files of any repository. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs git in a folder, without a shell. It writes nothing and fetches nothing.
 * @throws UsageError if git is not installed.
 */
export function runGit(cwd: string, args: readonly string[]): Promise<GitRun> {
  const options = { cwd, env: environment(), encoding: "buffer", maxBuffer, windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile("git", args, options, (error, stdout, stderr) => {
      if (error?.code === ("ENOENT" as unknown)) {
        reject(new UsageError("git is not installed, or not where programs are looked for", NO_GIT, error));
        return;
      }
      const complaint = stderr.toString("utf8").trim();
      resolve({ ok: error === null, stdout, complaint: complaint || (error?.message ?? "") });
    });
  });
}

/**
 * The files below a folder that differ from what is committed, as git names them; null where there is no repository or no
 * git, so that nobody can say.
 */
export async function uncommittedIn(folder: string): Promise<string[] | null> {
  const run = await runGit(folder, ["status", "--porcelain", "-z", "--untracked-files=all", "--", "."]).catch(
    () => null,
  );
  if (run?.ok !== true) return null;
  const entries = run.stdout.toString("utf8").split("\0");
  // A file that was renamed is followed by the name that it had.
  return entries.flatMap((entry, index) => {
    const [, name] = /^.. (.+)$/s.exec(entry) ?? [];
    return name === undefined || /^[RC]/.test(entries[index - 1] ?? "") ? [] : [name];
  });
}

const NO_GIT = "Install git, or compare with a month, a folder or a published file.";

/** Starts `git cat-file --batch`, which reads ids of objects and writes the objects. */
function startCatFile(cwd: string) {
  const stdio = ["pipe", "pipe", "ignore"] as const;
  return spawn("git", ["cat-file", "--batch"], {
    cwd,
    env: environment(),
    stdio: [...stdio],
    windowsHide: true,
  });
}

/**
 * The environment of the user, without the variables that point git at another repository (as inside a hook) or make it
 * write a trace. Objects that a partial clone lacks are not fetched, because a comparison uses no network.
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

/** Reads the content of files in a git repository, all with one process. */
export class GitBlobs {
  private readonly process: ReturnType<typeof startCatFile>;
  private readonly chunks: AsyncIterator<Buffer>;
  private readonly closed: Promise<void>;
  private held: Buffer = Buffer.alloc(0);

  constructor(cwd: string) {
    this.process = startCatFile(cwd);
    this.closed = new Promise((resolve) => {
      this.process.once("close", () => resolve());
      this.process.once("error", () => resolve());
    });
    // If the process ends early, the next read reports it.
    this.process.stdin.on("error", () => {});
    this.chunks = this.process.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Call it for one object at a time. Rejects if the repository has no such object. */
  async read(oid: string): Promise<Buffer> {
    this.process.stdin.write(`${oid}\n`);
    const header = await this.takeLine();
    const size = /^[0-9a-f]+ blob (\d+)\n$/.exec(header)?.[1];
    if (size === undefined) throw new Error(header);
    const bytes = await this.take(Number(size));
    await this.take(1);
    return bytes;
  }

  async close(): Promise<void> {
    this.process.stdin.end();
    this.process.stdout.destroy();
    await this.closed;
  }

  private async takeLine(): Promise<string> {
    while (!this.held.includes("\n")) await this.hold();
    return (await this.take(this.held.indexOf("\n") + 1)).toString("utf8");
  }

  private async take(length: number): Promise<Buffer> {
    while (this.held.length < length) await this.hold();
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  private async hold(): Promise<void> {
    const { value, done } = await this.chunks.next();
    if (done === true) throw new Error("git has ended");
    this.held = Buffer.concat([this.held, value]);
  }
}
