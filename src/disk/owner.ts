import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { digestOf } from "./digest.ts";
import { readNow } from "./read-file.ts";

/*
 * What a run leaves about while it works names the process that owns it, so that a later run can tell what nobody needs any
 * more: `a1b2c3.4711.d4e5f6` is the computer, the process, and when that process started. A process that got the number of
 * an earlier one started at another time, so it owns nothing of it. Only Linux tells when a process started; elsewhere what
 * belongs to a number that is in use again stays until it is free.
 */

interface Here {
  /** Containers that share a folder count their processes each from one. */
  readonly computer: string;
  readonly owner: string;
  /** Whether the system tells when a process started. */
  readonly tells: boolean;
}

let found: Here | null = null;

/** Looked for when it is first asked for: most runs leave nothing about. */
function here(): Here {
  if (found !== null) return found;
  const computer = short(`${hostname()} ${namespace()}`);
  const described = describe(process.pid, computer);
  found = { computer, owner: described ?? `${computer}.${process.pid}.0`, tells: described !== undefined };
  return found;
}

/** This process, as an owner. Any file name may hold it. */
export const thisOwner = (): string => here().owner;

/** How an owner is written, for a pattern in which it is the first group. */
export const OWNER_PATTERN = "([0-9a-f]{6}\\.\\d+\\.[0-9a-f]+)";

/** In milliseconds: what the process of another computer left in a shared folder is nobody's after a day. */
const LONGEST_RUN = 86_400_000;

/**
 * Whether an owner is no more.
 * @param changed when what it owns was changed, in milliseconds since 1970.
 */
export function isGone(owner: string, changed: number): boolean {
  const [where, pid] = owner.split(".");
  const { computer, tells } = here();
  if (where !== computer) return Date.now() - changed > LONGEST_RUN;
  return tells ? describe(Number(pid), computer) !== owner : !exists(Number(pid));
}

/** A process as an owner; undefined where there is none, or the system does not tell. */
function describe(pid: number, computer: string): string | undefined {
  try {
    const boot = readNow("/proc/sys/kernel/random/boot_id").toString();
    const stat = readNow(`/proc/${pid}/stat`).toString("latin1");
    // The second field is a name, which may hold blanks and brackets. The start is the 22nd.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // What was killed and is not yet taken note of is there, and is no more.
    return state === "Z" ? undefined : `${computer}.${pid}.${short(`${boot} ${fields[18]}`)}`;
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function short(text: string): string {
  return digestOf(text, "hex").slice(0, 6);
}

function namespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
