import path from "node:path";

/**
 * The place below the plan folder of a file that an entry names, seen from the file the entry stands in;
 * null when it would leave the plan folder.
 */
export function attachmentPath(from: string, named: string): string | null {
  const slashed = named.replaceAll("\\", "/");
  if (path.posix.isAbsolute(slashed) || /^[A-Za-z]:/.test(slashed)) return null;
  const joined = path.posix.join(path.posix.dirname(from), slashed);
  return joined === ".." || joined.startsWith("../") ? null : joined;
}
