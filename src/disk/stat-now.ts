import { type Stats, statSync } from "node:fs";

/**
 * What the disk says of a file or folder, at once: a dozen places may be looked at while others work. Null where there is none, or
 * where it cannot be looked at, as in a folder that others have closed to us.
 */
export function statNow(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
