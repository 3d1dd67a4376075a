import { statSync } from "node:fs";
import path from "node:path";
import type { IgnoreComment } from "../problems/locate.ts";
import { diskFolder, type PlanFolder, type Unread } from "./folder.ts";
import { findIgnoreComments } from "./yaml/hazards.ts";
import { type ParsedYaml, parseYaml } from "./yaml/parse-yaml.ts";

/** A YAML file of a plan as it was read, and what its text alone tells. */
export interface ParsedFile extends ParsedYaml {
  readonly file: string;
  readonly text: string;
  readonly comments: readonly IgnoreComment[];
}

/**
 * Files as they were read, for a plan that is read again and again while somebody edits it: only what has changed is read and
 * parsed anew. What is remembered depends on nothing but the text of its file.
 */
export class FileMemory {
  private readonly parsed = new Map<string, ParsedFile>();
  private readonly bytes = new Map<string, { readonly stamp: string; readonly bytes: Buffer | Unread }>();

  parse(file: string, text: string): ParsedFile {
    const known = this.parsed.get(file);
    if (known?.text === text) return known;
    const parsed = { file, text, ...parseYaml(file, text), comments: findIgnoreComments(file, text) };
    this.parsed.set(file, parsed);
    return parsed;
  }

  /** A folder on the disk. A file whose time, size and place on the disk are as they were is not read again. */
  disk(folder: string): PlanFolder {
    const disk = diskFolder(folder);
    return {
      ...disk,
      read: async (file) => {
        const stamp = stampOf(path.join(folder, file));
        const known = this.bytes.get(file);
        if (stamp !== null && known?.stamp === stamp) return known.bytes;
        const bytes = await disk.read(file);
        // What was written while it was read, or in the same moment as before, has no stamp of its own.
        if (stamp !== null && stampOf(path.join(folder, file)) === stamp && isSettled(stamp))
          this.bytes.set(file, { stamp, bytes });
        else this.bytes.delete(file);
        return bytes;
      },
    };
  }
}

/** Null for what is not there, or cannot be looked at: reading it says why. */
function stampOf(file: string): string | null {
  try {
    const { mtimeMs, mtimeNs, ino, size } = statSync(file, { bigint: true });
    return [mtimeMs, mtimeNs, ino, size].join(" ");
  } catch {
    return null;
  }
}

/** Within this time a disk may give two versions of a file the same time. */
const SETTLED_MS = 50;

const isSettled = (stamp: string): boolean => Date.now() - Number(stamp.split(" ")[0]) > SETTLED_MS;
