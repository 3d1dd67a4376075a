import { homedir } from "node:os";
import path from "node:path";
import { statNow } from "./stat-now.ts";

/**
 * The folder in which we keep what can be made again: the browser that came with us, unpacked, and the answers of checks.
 * It may not exist yet.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const named = env.XDG_CACHE_HOME;
  const caches = named && path.isAbsolute(named) ? named : path.join(env.HOME || homedir(), ".cache");
  return path.join(caches, "improve");
}

/** Whether a file or folder is there, and only we, or root, can have written it. Anything else must be neither run nor trusted. */
export function isOurs(file: string): boolean {
  const found = statNow(file);
  if (found === null) return false;
  const ownedByUs = found.uid === process.getuid?.() || found.uid === 0;
  return ownedByUs && (found.mode & 0o022) === 0;
}
