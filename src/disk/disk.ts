import { type Dirent, readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { digestOf } from "./digest.ts";
import { readBounded } from "./read-file.ts";
import { statNow } from "./stat-now.ts";

/*
 * All that is asked of the disk about a plan, its settings, its theme and its fonts. Since it is asked here, whoever keeps
 * what came of it can know what that rests on.
 */

/**
 * The bytes of a file.
 * @param most the most bytes that it may have.
 * @returns the bytes; null for a file that has more.
 * @throws what `readBounded` throws.
 */
export const readBytes = (file: string, most = Number.MAX_SAFE_INTEGER): Buffer | null =>
  ask("bytes", [file, most]);

/**
 * What a folder holds, in the order of the names. Links are not followed.
 * @param how `deep` lists what the folders in it hold as well.
 * @throws the error of the system.
 */
export const listFolder = (folder: string, how: "deep" | "flat" = "flat"): readonly Entry[] =>
  ask("entries", [folder, how]);

/** Something in a folder. */
export interface Entry {
  /** Its path from the folder that was asked for, with the separators of the system. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What is at a path, behind whatever links; null where nothing is, or it cannot be told. */
export const kindOf = (file: string): "file" | "folder" | "other" | null => ask("kind", [file]);

/**
 * A path without links.
 * @throws the error of the system.
 */
export const realPathOf = (file: string): string => ask("real", [file]);

/** Something that was asked of the disk, and a short form of the answer, which is another for every other answer. */
export interface Sighting {
  readonly kind: keyof typeof QUESTIONS;
  readonly about: readonly (string | number)[];
  readonly answer: string;
}

/** Asks once more, and compares. */
export const isStillSo = ({ kind, about, answer }: Sighting): boolean => {
  try {
    return (
      QUESTIONS[kind].brief((QUESTIONS[kind].ask as (...about: unknown[]) => never)(...about)) === answer
    );
  } catch (error) {
    return briefError(error) === answer;
  }
};

/** Everything asked since; null while nobody wants to know. The same question may have had several answers. */
let sightings: Map<string, Sighting> | null = null;

/** From now on, whatever is asked is noted down. */
export function startNoting(): void {
  sightings = new Map();
}

/** What was asked since `startNoting`. From now on nothing is noted. */
export function stopNoting(): readonly Sighting[] {
  const noted = [...(sightings?.values() ?? [])];
  sightings = null;
  return noted;
}

function note(sighting: Sighting): void {
  const { kind, about, answer } = sighting;
  sightings?.set([kind, ...about, answer].join("\0"), sighting);
}

function ask<Answer>(kind: Sighting["kind"], about: readonly (string | number)[]): Answer {
  const question = QUESTIONS[kind] as unknown as Question<Answer>;
  let answer: Answer;
  try {
    answer = question.ask(...about);
  } catch (error) {
    note({ kind, about, answer: briefError(error) });
    throw error;
  }
  if (sightings !== null) note({ kind, about, answer: question.brief(answer) });
  return answer;
}

const briefError = (error: unknown): string => `error ${(error as NodeJS.ErrnoException).code}`;

interface Question<Answer> {
  readonly ask: (...about: readonly (string | number)[]) => Answer;
  readonly brief: (answer: Answer) => string;
}

const QUESTIONS = {
  bytes: {
    ask: readBounded,
    brief: (bytes: Buffer | null) => (bytes === null ? "too large" : digestOf(bytes, "base64")),
  },
  entries: {
    ask: entriesOf,
    brief: (entries: readonly Entry[]) =>
      digestOf(entries.map((one) => `${one.kind} ${one.path}\0`).join(""), "base64"),
  },
  kind: { ask: kindAt, brief: String },
  real: { ask: (file: string) => realpathSync.native(file), brief: String },
};

/** Node's own way of listing all folders follows links. */
function entriesOf(folder: string, how: "deep" | "flat"): readonly Entry[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ path: entry.name, kind: kindOfEntry(entry) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (how === "flat") return entries;
  return entries.flatMap((entry) =>
    entry.kind === "folder"
      ? [
          entry,
          ...entriesOf(path.join(folder, entry.path), how).map((one) => ({
            ...one,
            path: path.join(entry.path, one.path),
          })),
        ]
      : [entry],
  );
}

function kindOfEntry(entry: Dirent): Entry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

function kindAt(file: string): "file" | "folder" | "other" | null {
  const found = statNow(file);
  if (found === null) return null;
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "other";
}
