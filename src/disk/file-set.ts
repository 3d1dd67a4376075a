import { randomUUID } from "node:crypto";
import {
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { passingName, sweep } from "./kept.ts";
import { makeFolder } from "./make-folder.ts";
import { isGone, OWNER_PATTERN, thisOwner } from "./owner.ts";
import { readFile } from "./read-file.ts";

/*
 * Files below one folder that take their places together. They are staged in that folder. Then what holds them is renamed to
 * `.improve-set`. There is one at a time, so it is the turn of this run: it looks whether it may replace what is there, keeps
 * that aside, and writes a journal that says what goes where. From this moment on the files are those of the set: whoever comes
 * across it moves what is still in it to its place, be it the run that made it, another at the same time or, after a kill, the
 * next. Each staged file can be moved once only, so two runs never mix their files, and none replaces what it has not seen.
 */

/**
 * Looks whether a file may take its place.
 * @returns the mode of the file that is there; null if there is none.
 */
type Look = (name: string) => Promise<number | null>;

/** The set that is moving to its place. */
const SET = ".improve-set";

interface Journal {
  readonly tool: "improve";
  readonly names: readonly string[];
  /** Folders that are made for them, the deepest first. */
  readonly folders: readonly string[];
}

/**
 * Whether a path below a folder may be that of a file in a set. A set can come with a plan from anywhere, so none reaches
 * outside its folder, or to where programs look for what they run.
 */
export const canBeInSet = (name: string): boolean => {
  const parts = name.split("/");
  return parts.every((part) => NAME.test(part)) && parts.slice(0, -1).every((part) => FOLDER.test(part));
};

const NAME = /^(?!\.{1,2}$|\.git$|git~\d+$|node_modules$)[^/\\]+$/i;
const FOLDER = /^(?:\.github|\.vscode|[^.:][^:]*(?<![. ]))$/;

/** Files that were staged in a folder, and are to take their places or to be dropped. */
export class FileSet {
  readonly #folder: string;
  readonly #staged: string;
  readonly #id = randomUUID().slice(0, 8);
  readonly #names: string[] = [];
  readonly #made: readonly string[];

  /**
   * Makes the folder, too, if it is not there.
   * @throws the error of the system where nothing can be written into it.
   */
  static async in(folder: string): Promise<FileSet> {
    const set = new FileSet(folder, makeFolder(folder));
    await mkdir(set.#staged).catch(async (error: unknown) => {
      await set.drop();
      throw error;
    });
    return set;
  }

  private constructor(folder: string, made: readonly string[]) {
    this.#folder = folder;
    this.#made = made;
    this.#staged = join(folder, passingName());
  }

  /**
   * Writes one file in full, beside its place.
   * @param name its path as seen from the folder, with forward slashes: one that `canBeInSet`.
   */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    await writeFile(join(this.#staged, `${this.#id}.${this.#names.length}`), bytes, { flag: "wx" });
    this.#names.push(name);
  }

  /**
   * Moves all to their places, when it is their turn.
   * @param look is asked about each place then. What it throws stops the set.
   * @throws the error of the system where one cannot be moved, with its name as `file`. All is then as it was before.
   */
  async place(look: Look): Promise<void> {
    const set = join(this.#folder, SET);
    await writeFile(join(this.#staged, `${this.#id}.${thisOwner()}`), "");
    for (let turn = 0; ; turn++) {
      try {
        await rename(this.#staged, set);
        break;
      } catch (error) {
        // Another set is on its way. Its run may be slow, so this one helps.
        if (turn === MOST_TURNS || !TAKEN.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
        await finishSets(this.#folder);
        await delay(turn);
      }
    }
    const journal = await this.#begin(set, look).catch(async (error: unknown) => {
      await clear(set, this.#id);
      throw error;
    });
    await finish(this.#folder, this.#id, journal);
  }

  async #begin(set: string, look: Look): Promise<Journal> {
    for (const [index, name] of this.#names.entries()) {
      const staged = join(set, `${this.#id}.${index}`);
      try {
        const mode = await look(name);
        if (mode === null) continue;
        await chmod(staged, mode & 0o777);
        await keepAside(join(this.#folder, name), `${staged}.old`);
      } catch (error) {
        throw Object.assign(error as Error, { file: name });
      }
    }
    const folders = await missingFolders(this.#folder, this.#names);
    const journal: Journal = { tool: "improve", names: this.#names, folders };
    await writeFile(join(set, `${this.#id}.json`), JSON.stringify(journal));
    return journal;
  }

  /** Drops what was staged and has not been placed, and the folder if it was made for nothing. */
  async drop(): Promise<void> {
    await rm(this.#staged, { recursive: true, force: true }).catch(() => {});
    // One that holds something stays.
    for (const made of this.#made) await rmdir(made).catch(() => {});
  }
}

const MOST_TURNS = 200;

/** What systems say of a folder whose name is taken by one that is not empty. */
const TAKEN: readonly string[] = ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"];

/** The folders of some files that are not there yet, the deepest first. */
async function missingFolders(folder: string, names: readonly string[]): Promise<string[]> {
  const all = new Set<string>();
  for (const name of names)
    for (let above = dirname(name); above !== "."; above = dirname(above)) all.add(above);
  const missing: string[] = [];
  for (const one of all) if (!(await isThere(join(folder, one)))) missing.push(one);
  return missing.sort((a, b) => b.length - a.length);
}

const isThere = async (file: string): Promise<boolean> => (await lstat(file).catch(() => null)) !== null;

/** A second name for a file, or a copy of it on disks that know no second names. */
async function keepAside(file: string, other: string): Promise<void> {
  await link(file, other).catch(() => copyFile(file, other));
}

/**
 * Takes up what a run that was killed has left in a folder: a set that was on its way takes its place, one that was not yet
 * complete is dropped. Where something else has taken the place of one of its files, all is as it was before that run.
 */
export async function finishSets(folder: string): Promise<void> {
  const set = join(folder, SET);
  const found = await lstat(set).catch(() => null);
  if (found?.isDirectory()) {
    for (const entry of await readdir(set).catch((): string[] => [])) {
      const [, id, owner] = OWNED.exec(entry) ?? [];
      if (id === undefined || owner === undefined) continue;
      const journal = await readJournal(join(set, `${id}.json`));
      // The journal and moving files out of it both changed the folder: what is newer was changed after all that.
      if (journal !== null) await finish(folder, id, journal, found.ctimeMs).catch(() => {});
      else if (isGone(owner, found.ctimeMs)) await clear(set, id);
    }
    await rmdir(set).catch(() => {});
  }
  await sweep(folder);
}

/** Null for what is not, or is no more, a journal of ours. */
async function readJournal(file: string): Promise<Journal | null> {
  try {
    const { tool, names, folders = [] } = JSON.parse(await readFile(file, "utf8")) as Partial<Journal>;
    const isOurs = tool === "improve" && names !== undefined && [...names, ...folders].every(canBeInSet);
    return isOurs ? { tool, names, folders } : null;
  } catch {
    return null;
  }
}

/**
 * Moves what is still in a set to its place, and removes the set. Others may do the same at the same time.
 * @param since of a set that is taken up: what somebody has changed since stays, in milliseconds since 1970.
 */
async function finish(folder: string, id: string, journal: Journal, since?: number): Promise<void> {
  const set = join(folder, SET);
  for (const [index, name] of journal.names.entries()) {
    const staged = join(set, `${id}.${index}`);
    const target = join(folder, name);
    const there = since === undefined ? null : await lstat(target).catch(() => null);
    try {
      if (there !== null && there.ctimeMs > (since as number)) await rm(staged, { force: true });
      else {
        if (await isThere(staged)) await requireFolder(folder, dirname(name));
        await rename(staged, target);
      }
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      // Somebody else was faster.
      if (code === "ENOENT") continue;
      // Whoever comes across the set of another, and may not write there, leaves it to somebody who may.
      if (since === undefined || IN_THE_WAY.includes(code)) await undo(folder, id, journal);
      throw Object.assign(error as Error, { file: name });
    }
  }
  await clear(set, id);
}

/** What systems say where something else has taken the place of a file or of its folder. */
const IN_THE_WAY: readonly string[] = ["EISDIR", "ENOTDIR", "ENOTEMPTY", "EEXIST"];

/** Makes the folder of a file, if it is not there. No link on the way to it is followed. */
async function requireFolder(folder: string, name: string): Promise<void> {
  if (name === ".") return;
  makeFolder(join(folder, name));
  if ((await realpath(join(folder, name))) === join(await realpath(folder), name)) return;
  throw Object.assign(new Error(`A link is in the way to "${name}"`), { code: "ENOTDIR" });
}

/** Puts everything back that has been moved. */
async function undo(folder: string, id: string, { names, folders }: Journal): Promise<void> {
  const set = join(folder, SET);
  for (const [index, name] of names.entries()) {
    const staged = join(set, `${id}.${index}`);
    if (await isThere(staged)) continue;
    const wasThere = await isThere(`${staged}.old`);
    await (wasThere ? rename(`${staged}.old`, join(folder, name)) : rm(join(folder, name), { force: true }));
  }
  for (const made of folders) await rmdir(join(folder, made)).catch(() => {});
  await clear(set, id);
}

/**
 * Removes a set file by file, as the next may have its name by now. The journal goes last of what it tells of, and then whose it
 * was.
 */
async function clear(set: string, id: string): Promise<void> {
  const own = (await readdir(set).catch((): string[] => [])).filter((entry) => entry.startsWith(`${id}.`));
  const last = (entry: string): number => (OWNED.test(entry) ? 2 : Number(entry.endsWith(".json")));
  for (const entry of own.sort((a, b) => last(a) - last(b))) await rm(join(set, entry), { force: true });
  await rmdir(set).catch(() => {});
}

/** The file whose name says whose run a set is of. */
const OWNED = new RegExp(`^([0-9a-f]{8})\\.${OWNER_PATTERN}$`);
