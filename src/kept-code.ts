import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import v8 from "node:v8";
import vm from "node:vm";
import { crc32 } from "node:zlib";
import { cacheFolder, isOurs } from "./disk/cache-folder.ts";
import { makeFolder } from "./disk/make-folder.ts";
import { readNow } from "./disk/read-file.ts";
import { EXIT } from "./errors.ts";
import { BUILD } from "./package.ts";

/*
 * Loads the files of the built program, and keeps their compiled code in the user's cache folder. A function is compiled when it
 * is called first, and Node's own cache of compiled code holds what was compiled before a file ran: a check then compiles some
 * 5,000 functions each time. So code is kept when the program ends, with all that it called. Whatever goes wrong with the folder,
 * code is compiled as if there were none.
 */

/** Runs the program from its first file. Code is kept by command, since each calls other functions. */
export function runKept(entry: string, argv: readonly string[]): void {
  const folder = folderOfCode();
  const loaded = new Map<string, { exports: object }>();
  const atEnd: Keep[] = [];
  const load = (file: string): object => {
    const before = loaded.get(file);
    if (before !== undefined) return before.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const here = path.dirname(file);
    const nodes = createRequire(file);
    const require = (id: string): unknown => {
      if (LATER.has(id)) return later(() => withUsualRoom(() => nodes(id)));
      return withUsualRoom(() => (id.startsWith(".") ? load(path.join(here, id)) : nodes(id)));
    };
    const kept = folder === null ? null : path.join(folder, `${commandOf(argv)}-${path.basename(file)}.bin`);
    compile(file, kept, atEnd)(module.exports, require, module, file, here);
    return module.exports;
  };
  process.on("exit", (exitCode) => {
    // A command that could not run has called little.
    if (exitCode === EXIT.usage) return;
    const run = new RunSoFar();
    withUsualRoom(() => {
      for (const keep of atEnd) keep(run);
    });
  });
  withUsualRoom(() => load(entry));
}

/** What takes long to load, of Node and of ours. Few commands use what is in it, though parts of the program import it. */
const LATER = new Set(["node:child_process", "node:crypto", "node:timers/promises", "./packing.cjs"]);

/** Stands for a module that is loaded when something in it is asked for. */
function later(loadIt: () => object): object {
  let loaded: object | null = null;
  const module = (): object => {
    loaded ??= loadIt();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(module(), name),
      has: (_, name) => Reflect.has(module(), name),
      ownKeys: () => Reflect.ownKeys(module()),
      getOwnPropertyDescriptor: (_, name) => ({
        ...Reflect.getOwnPropertyDescriptor(module(), name),
        configurable: true,
      }),
    },
  );
}

/** By how much the room for new objects grows at a time: V8's own factor, and one with which a large plan takes a third less memory. */
const ROOM = { usual: 2, less: 1 };
let deep = 0;

/** Code that was compiled under other flags is compiled anew, Node's own, too: so whatever loads some does it under the usual ones. */
function withUsualRoom<T>(work: () => T): T {
  if (deep++ === 0) v8.setFlagsFromString(`--semi-space-growth-factor=${ROOM.usual}`);
  try {
    return work();
  } finally {
    if (--deep === 0) v8.setFlagsFromString(`--semi-space-growth-factor=${ROOM.less}`);
  }
}

/** A command is a word; whoever typed another gets the help of all of them. */
const commandOf = ([command = ""]: readonly string[]): string =>
  /^[a-z]+$/.test(command) ? command : "help";

type Wrapped = (exports: object, require: unknown, module: object, file: string, folder: string) => void;

/** Keeps the code of a file, if there is more of it. */
type Keep = (run: RunSoFar) => void;

class RunSoFar {
  /** The time of all processors, in milliseconds. */
  readonly took: number;
  #compiled: number | undefined;

  constructor() {
    const { user, system } = process.cpuUsage();
    this.took = Math.round((user + system) / 1000);
  }

  /** How much code the whole run has, in bytes. V8 looks through all its memory for it, which takes several milliseconds. */
  get compiled(): number {
    this.#compiled ??= v8.getHeapCodeStatistics().bytecode_and_metadata_size;
    return this.#compiled;
  }
}

/** Compiles a file. At the end its code is kept in the file `kept`, if that is not there or does not hold enough. */
function compile(file: string, kept: string | null, atEnd: Keep[]): Wrapped {
  const text = `(function (exports, require, module, __filename, __dirname) {${readNow(file)}\n})`;
  const before = kept === null ? NONE : readCode(kept);
  const { code, times } = before;
  const script = new vm.Script(text, {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(code === null ? {} : { cachedData: code }),
  });
  const isUsed = code !== null && script.cachedDataRejected !== true;
  if (kept !== null)
    atEnd.push((run) => {
      if (isUsed && !before.isOld && times >= LEAST_TIMES && !hasMore(run, before)) return;
      const code = script.createCachedData();
      const { took, compiled } = run;
      writeCode(kept, { code, times: isUsed ? Math.min(times + 1, LEAST_TIMES) : 1, took, compiled });
    });
  return script.runInThisContext();
}

/**
 * No single run calls all that a command may call, so code is kept of the first few, then of one each day, and of each that had to
 * compile much more: another plan may ask for other rules and sections.
 */
const LEAST_TIMES = 3;
const DAY = 24 * 60 * 60 * 1000;

/** A run that had to compile much more took longer, so no other is asked how much code it has. */
const hasMore = (run: RunSoFar, before: Code): boolean =>
  run.took > before.took * SLOWER && run.compiled > before.compiled * MORE;
const SLOWER = 1.2;
const MORE = 1.02;

interface Code {
  readonly code: Buffer | null;
  /** How many runs it was taken from. */
  readonly times: number;
  /** Of the last of them, as `RunSoFar` has it. */
  readonly took: number;
  readonly compiled: number;
  readonly isOld: boolean;
}

const NONE: Code = { code: null, times: 0, took: 0, compiled: 0, isOld: false };

/**
 * What stands before the code: its checksum, how many runs it was taken from, and how long the last of them took and how much code
 * it had. V8 wants code at a multiple of 8.
 */
const HEAD_LENGTH = 16;

function readCode(kept: string): Code {
  try {
    const bytes = readNow(kept);
    const code = bytes.subarray(HEAD_LENGTH);
    if (crc32(code) !== bytes.readUInt32LE()) return NONE;
    const isOld = statSync(kept).mtimeMs < Date.now() - DAY;
    const [times, took, compiled] = [4, 8, 12].map((at) => bytes.readUInt32LE(at)) as [
      number,
      number,
      number,
    ];
    return { code, times, took, compiled, isOld };
  } catch {
    return NONE;
  }
}

function writeCode(
  kept: string,
  { code, times, took, compiled }: Omit<Code, "code" | "isOld"> & { readonly code: Buffer },
): void {
  try {
    const head = Buffer.alloc(HEAD_LENGTH);
    head.writeUInt32LE(crc32(code));
    head.writeUInt32LE(times, 4);
    head.writeUInt32LE(took, 8);
    head.writeUInt32LE(compiled, 12);
    const unfinished = `${kept}.${process.pid}`;
    writeFileSync(unfinished, Buffer.concat([head, code]), { mode: 0o600 });
    renameSync(unfinished, kept);
  } catch {
    // It takes a little longer the next time.
  }
}

/** The folder for the code of this build by this version of Node and its flags; null where it cannot be had, or others could write into it. */
function folderOfCode(): string | null {
  if (BUILD === null) return null;
  const all = path.join(cacheFolder(process.env), "compiled");
  const folder = path.join(all, `${BUILD.slice(0, 16)}-${v8.cachedDataVersionTag()}`);
  try {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
      makeFolder(folder, 0o700);
      removeOld(all);
    }
    return isOurs(all) && isOurs(folder) ? folder : null;
  } catch {
    return null;
  }
}

const MONTH = 31 * 24 * 60 * 60 * 1000;

/** Removes the code of builds that were not used first, or for another command, for a month. */
function removeOld(all: string): void {
  for (const name of readdirSync(all)) {
    const folder = path.join(all, name);
    if (statSync(folder).mtimeMs < Date.now() - MONTH) rmSync(folder, { recursive: true, force: true });
  }
}
