import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { UsageError } from "../errors.ts";

/** What is no file: a pipe, a socket or a device. */
class NoFile extends UsageError {
  readonly code = "ENOTFILE";

  constructor(file: string, what: string, cause?: unknown) {
    const hint = "Write what comes from it into a file, and give that.";
    super(`"${file}" is a ${what}, and only files are read`, hint, cause);
  }
}

/**
 * The bytes of a file, at most `most`; null for one that has more. Everything that the program reads is read here, so that
 * nothing it is given can keep it waiting: a pipe to which nobody writes never ends, and neither does /dev/zero.
 * @throws UsageError with the code `ENOTFILE` for what is no file; the error of the system for anything else, `EISDIR` for a
 * folder.
 */
export function readBounded(file: string, most: number): Buffer | null {
  const opened = openNow(file);
  try {
    const found = fstatSync(opened);
    requireFile(file, found);
    return found.size > most ? null : readToEnd(opened, found.size, most);
  } finally {
    closeSync(opened);
  }
}

/** All bytes of a file, however many they are. It throws what `readBounded` throws. */
export const readNow = (file: string): Buffer => readBounded(file, Number.MAX_SAFE_INTEGER) as Buffer;

/** As `readNow`, for those who wait for what else is asked of the disk. */
export async function readFile(file: string): Promise<Buffer>;
/** Its text. */
export async function readFile(file: string, encoding: "utf8"): Promise<string>;
export async function readFile(file: string, encoding?: "utf8"): Promise<Buffer | string> {
  const bytes = readNow(file);
  return encoding === undefined ? bytes : bytes.toString(encoding);
}

/** Without the flag, which Windows does not need, a pipe is opened when somebody writes to it. */
function openNow(file: string): number {
  try {
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
    throw new NoFile(file, "socket or a device", error);
  }
}

function requireFile(file: string, found: Stats): void {
  if (found.isFile()) return;
  if (found.isDirectory()) throw Object.assign(new Error(`"${file}" is a folder`), { code: "EISDIR" });
  throw new NoFile(file, found.isFIFO() ? "pipe" : found.isSocket() ? "socket" : "device");
}

/** The size is a guess: somebody may write to the file meanwhile, and the files of /proc have none. */
function readToEnd(opened: number, size: number, most: number): Buffer | null {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(opened, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
    if (length > most) return null;
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(bytes.length)]);
  }
}
