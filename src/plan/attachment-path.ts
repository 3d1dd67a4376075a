import path from "node:path";

/**
 * The place below the plan folder of a file that an entry names, seen from the file the entry stands in;
 * null when it would leave the plan folder.
 */
export function attachmentPath(from: string, named: string): string | null {
  if (path.posix.isAbsolute(named) || /^[A-Za-z]:/.test(named)) return null;
  const joined = path.posix.normalize(path.posix.join(path.posix.dirname(from), named));
  return joined.startsWith("../") ? null : joined;
}
