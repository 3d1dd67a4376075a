import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder, isOurs } from "../disk/cache-folder.ts";
import { digestOf } from "../disk/digest.ts";
import { isStillSo, type Sighting, startNoting, stopNoting } from "../disk/disk.ts";
import { makeFolder } from "../disk/make-folder.ts";
import { readNow } from "../disk/read-file.ts";
import type { ExitCode } from "../errors.ts";
import { BUILD } from "../package.ts";

/*
 * What a check said is kept in the user's cache folder, with all that was asked of the disk meanwhile. The same command says
 * it again without any work, if each of these questions has the same answer. Whatever goes wrong with the folder, the command
 * does its work as if there were none.
 */

/** All that a command printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Answer extends Printed {
  readonly exitCode: ExitCode;
}

interface Kept {
  readonly answer: Answer;
  readonly sightings: readonly Sighting[];
}

/** Whether the answer to a command is kept: it only looks, and it looks nowhere but on the disk. */
const isKept = (argv: readonly string[]): boolean =>
  BUILD !== null && argv[0] === "check" && !argv.includes("--no-cache");

/** What the same command said, if nothing that it asked has changed since. */
export function recall(argv: readonly string[]): Answer | null {
  if (!isKept(argv)) return null;
  try {
    const { answer, sightings } = readKept(path.join(folderOfAnswers(), nameOf(argv)));
    return sightings.every(isStillSo) ? answer : null;
  } catch {
    return null;
  }
}

/** From now on what a command asks of the disk is noted, if its answer is to be kept. */
export function startAnswer(argv: readonly string[]): void {
  if (isKept(argv)) startNoting();
}

/** Keeps what a command said, or forgets what it asked where it has none to be kept. */
export function finishAnswer(argv: readonly string[], answer: Answer | null): void {
  const sightings = stopNoting();
  if (answer === null || !isKept(argv) || !agree(sightings)) return;
  try {
    const folder = folderOfAnswers();
    makeFolder(folder, 0o700);
    makeRoom(folder);
    writeKept(path.join(folder, nameOf(argv)), { answer, sightings });
  } catch {
    // It would only have saved time.
  }
}

/** Whether each question had one answer. If not, somebody wrote to the plan while it was read. */
function agree(sightings: readonly Sighting[]): boolean {
  const questions = new Set(sightings.map(({ kind, about }) => [kind, ...about].join("\0")));
  return questions.size === sightings.length;
}

const folderOfAnswers = (): string => path.join(cacheFolder(process.env), "answers");

/** Stands for all besides the disk that decides on what a command says. */
function nameOf(argv: readonly string[]): string {
  const variables = Object.entries(process.env).filter(
    ([name, value]) => VARIABLES.test(name) && value !== "",
  );
  const terminals = [process.stdout.isTTY === true, process.stderr.isTTY === true];
  const asked = [BUILD, argv, process.cwd(), variables.sort(), terminals];
  return digestOf(JSON.stringify(asked), "hex");
}

const VARIABLES = /^(IMPROVE_\w+|NO_COLOR|FORCE_COLOR|TERM|GITHUB_WORKSPACE|GITHUB_STEP_SUMMARY)$/;

/** @throws where it is not there, is not ours, or is not whole. */
function readKept(file: string): Kept {
  if (!isOurs(file)) throw new Error("Somebody else may have written it");
  const text = readNow(file).toString();
  const body = text.slice(DIGEST_LENGTH);
  if (digestOf(body, "hex") !== text.slice(0, DIGEST_LENGTH)) throw new Error("It is not whole");
  return JSON.parse(body);
}

const DIGEST_LENGTH = 64;

function writeKept(file: string, kept: Kept): void {
  const body = JSON.stringify(kept);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, digestOf(body, "hex") + body, { mode: 0o600 });
  renameSync(unfinished, file);
}

/** More than anybody asks in turn. */
const MOST_ANSWERS = 40;

/** Removes the oldest. */
function makeRoom(folder: string): void {
  const names = readdirSync(folder);
  if (names.length < MOST_ANSWERS) return;
  const files = names.map((name) => path.join(folder, name));
  const byAge = files.map((file) => ({ file, age: statSync(file).mtimeMs })).sort((a, b) => b.age - a.age);
  for (const { file } of byAge.slice(MOST_ANSWERS / 2)) rmSync(file, { force: true });
}
