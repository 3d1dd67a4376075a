import type { z } from "zod";
import { readBytes } from "../disk/disk.ts";
import { UsageError } from "../errors.ts";
import type { Camel } from "../plan/schema/entry.ts";
import type { Sources } from "../problems/locate.ts";
import { originOf } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";
import { decode } from "./decode/decode.ts";
import { LIMITS, type Unread } from "./folder.ts";
import { readText } from "./read-files.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";
import { createSources } from "./yaml/sources.ts";

export interface LoadedSettings<Value> {
  /** Null if there are problems. */
  readonly value: Value | null;
  readonly problems: readonly Problem[];
  readonly sources: Sources;
}

/**
 * Reads a file of settings, in YAML or JSON, and checks it against a schema, which is made only where there is such a file. An
 * empty file counts as an empty mapping. Returns null if there is no file. Messages call it by `name`.
 * @throws UsageError when it cannot be read.
 */
export async function loadSettings<Schema extends z.ZodType>(
  file: string,
  schema: () => Schema,
  name: string,
): Promise<LoadedSettings<Camel<z.output<Schema>>> | null> {
  const bytes = readIfThere(file);
  if (bytes === null) return null;
  const read = await readText({ read: async () => bytes }, file);
  if ("problem" in read) {
    const sources = createSources(new Map([[file, { text: read.guess, tree: null }]]));
    return { value: null, problems: [read.problem], sources };
  }
  const { text } = read;
  const { content, tree, problems } = parseYaml(file, text);
  const sources = createSources(new Map([[file, { text, tree }]]));
  if (problems.length > 0) return { value: null, problems, sources };
  const decoded = decode(schema(), content?.data ?? {}, originOf(file), { name });
  return "value" in decoded
    ? { value: decoded.value, problems: [], sources }
    : { value: null, problems: decoded.problems, sources };
}

function readIfThere(file: string): Buffer | Unread | null {
  try {
    return readBytes(file, LIMITS.fileBytes) ?? "too-large";
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    if (code === "ELOOP")
      throw new UsageError(`A link in the path "${file}" leads back to itself`, "Mend the link.", error);
    if (code === "EISDIR") throw new UsageError(`"${file}" is a folder`, "Name the file in it.", error);
    throw new UsageError(`"${file}" cannot be read`, "Check its name and its permissions.", error);
  }
}
