import { lstatSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readlink } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { atEnd } from "../disk/at-end.ts";
import { passingName, sweep } from "../disk/kept.ts";
import { readFile } from "../disk/read-file.ts";
import { BrowserError } from "../errors.ts";

/**
 * A folder for what a browser keeps while it runs, and the processes that use it. However the program ends, but by SIGKILL,
 * they end first and the folder goes; what was left by one that was killed goes when the next profile is made.
 */
export class Profile {
  /** The browser's own folders are in it. */
  readonly folder: string;
  /** Of the processes that use it: they are one group. */
  #group: number | undefined;
  readonly #forget: () => void;

  /**
   * The folder of ours among the temporary files: of all that we keep in no folder of the user's. Whoever else made a folder or
   * a link of its name, so that we write into theirs, is passed over.
   * @throws the error of the system where no folder can be made.
   */
  static folder(): string {
    const uid = process.getuid?.() ?? userInfo().username;
    for (let turn = 0; ; turn++) {
      const folder = join(tmpdir(), turn === 0 ? `improve-${uid}` : `improve-${uid}-${turn}`);
      try {
        mkdirSync(folder, { mode: 0o700 });
        return folder;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        if (isOnlyOurs(folder)) return folder;
        if (turn === MOST_TURNS) throw error;
      }
    }
  }

  /** @throws BrowserError where no folder can be made. */
  static async make(): Promise<Profile> {
    try {
      const folder = Profile.folder();
      await sweep(folder, killUsers);
      return new Profile(join(folder, passingName()));
    } catch (cause) {
      throw noRoom(cause);
    }
  }

  private constructor(folder: string) {
    mkdirSync(folder, { mode: 0o700 });
    this.folder = folder;
    this.#forget = atEnd(() => this.#clear());
  }

  /** Notes which group of processes uses it, here and for a later run. */
  usedBy(group: number | undefined): void {
    this.#group = group;
    if (process.platform !== "linux" || group === undefined) return;
    try {
      const users: Users = { group, program: readlinkSync(`/proc/${group}/exe`) };
      writeFileSync(join(this.folder, USERS), JSON.stringify(users));
    } catch {
      // It has ended, or the disk is full: then it says so itself.
    }
  }

  /**
   * Without room for its own files, the browser stops and does not say why.
   * @throws BrowserError where there is no room.
   */
  requireRoom(): void {
    const file = join(this.folder, "room");
    try {
      writeFileSync(file, Buffer.alloc(LEAST_BYTES));
    } catch (cause) {
      throw noRoom(cause);
    } finally {
      rmSync(file, { force: true });
    }
  }

  /** Ends whoever still uses it, and removes it. */
  remove(): void {
    this.#forget();
    this.#clear();
  }

  #clear(): void {
    // A process that was stopped does not end with its browser.
    if (this.#group !== undefined && process.platform !== "win32") kill(-this.#group);
    try {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 25 });
    } catch {
      // The next run sweeps it.
    }
  }
}

const MOST_TURNS = 20;

/** Windows has a temporary folder for each user. */
function isOnlyOurs(folder: string): boolean {
  const found = lstatSync(folder);
  const isPrivate =
    process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
  return found.isDirectory() && isPrivate;
}

/** What the browser writes at least, before it answers. */
const LEAST_BYTES = 256 * 1024;

const USERS = "improve-users.json";

interface Users {
  readonly group?: number;
  /** The file of the program that they run. */
  readonly program?: string;
}

/** Ends whatever still runs with a profile: a browser that starts can be told by its command line only. */
async function killUsers(profile: string): Promise<void> {
  if (process.platform !== "linux") return;
  const { group, program } = await readFile(join(profile, USERS), "utf8").then(
    (text): Users => JSON.parse(text),
    (): Users => ({}),
  );
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const exe = await readlink(`/proc/${pid}/exe`).catch(() => null);
    const isOfGroup =
      exe !== null && exe === program && / \(.*\) \S \d+ (\d+)/s.exec(stat)?.[1] === `${group}`;
    if (isOfGroup || command.includes(`=${profile}/`)) kill(Number(pid));
  }
}

/** Ends a process, or with a minus a group of them, unless it has ended. */
function kill(target: number): void {
  try {
    process.kill(target, "SIGKILL");
  } catch {
    // None of them is left.
  }
}

function noRoom(cause: unknown): BrowserError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new BrowserError(
    `The browser cannot keep its files in "${tmpdir()}": ${REASONS[code ?? ""] ?? message}.`,
    "Make room there, or set TMPDIR to a folder that can be written.",
    cause,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "it cannot be written",
  EDQUOT: "the disk is full",
  ENOENT: "there is no such folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is not a folder",
  EROFS: "it cannot be written",
};
