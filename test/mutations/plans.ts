import { globSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Dice } from "./dice.ts";
import type { Files } from "./tell.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Folders of plans, with how many of a thousand mutations each kind of them gets. */
const KINDS: readonly (readonly [share: number, pattern: string])[] = [
  [5, "data"],
  [15, "examples/full"],
  [100, "examples/as-published"],
  [200, "examples/new-plan"],
  [180, "examples/minimal"],
  [250, "test/report/*fixture"],
  [250, "test/load/cases/*/plan"],
];

export interface KnownPlan {
  readonly folder: string;
  readonly files: Files;
}

/** The plan that a seed is about: the longest are taken least often. */
export async function planFor(seed: number): Promise<KnownPlan> {
  // So that a few seeds in a row are of every kind.
  let rest = (seed * 7919) % 1000;
  for (const [share, pattern] of KINDS) {
    if (rest < share)
      return await readPlanFolder(
        pick(globSync(pattern, { cwd: ROOT }).sort(), Math.floor(seed / 1000) + rest),
      );
    rest -= share;
  }
  throw new Error("the shares are a thousand in all");
}

/** The file of a plan that is changed: a long one more often than a short one. */
export function fileFor(files: Files, dice: Dice): string {
  const names = Object.keys(files)
    .filter((file) => /\.(?:ya?ml|csv|json|md)$/.test(file))
    .sort();
  const weigh = (file: string): number => 200 + Math.min(40_000, (files[file] as string).length);
  let rest = dice.below(names.reduce((sum, file) => sum + weigh(file), 0));
  for (const file of names) {
    rest -= weigh(file);
    if (rest < 0) return file;
  }
  return names.at(-1) as string;
}

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const known = new Map<string, Promise<KnownPlan>>();

export function readPlanFolder(folder: string): Promise<KnownPlan> {
  const found = known.get(folder) ?? readFiles(folder).then((files) => ({ folder, files }));
  known.set(folder, found);
  return found;
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(path.join(ROOT, folder), file), await readFile(file, "utf8")] as const;
    });
  return Object.fromEntries(await Promise.all(read));
}
