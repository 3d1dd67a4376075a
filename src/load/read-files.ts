import { isUtf8 } from "node:buffer";
import { UsageError } from "../errors.ts";
import { compareText } from "../problems/locate.ts";
import { atOffsets } from "../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../problems/problem.ts";
import { plural, shorten } from "../text/words.ts";
import { LIMITS, type PlanFolder, type Unread } from "./folder.ts";
import { fileEncoding, fileLimit, fileNotRead, mergeConflict, unknownFile } from "./rules/files.ts";

/** Settings may be in the plan folder but are not part of the plan. */
export const CONFIG_FILES: readonly string[] = ["improve.config.yaml", "improve.config.yml"];
const SETTINGS_FILES: readonly string[] = [...CONFIG_FILES, "improve.baseline.json", "improve.schema.json"];

/** What `improve import` keeps beside a tracker: how it was read, and what no plan has a place for. */
export const BESIDE_TRACKER = /\.(?:mapping\.yaml|left-over\.xlsx)$/;

/** The files of a plan folder, with forward slashes, in the order of their names. */
interface ListedFiles {
  /** The YAML files that the plan is written in. */
  readonly yaml: readonly string[];
  /** Every other file, and every link to a folder. Of hidden files only those that would be YAML; no settings. */
  readonly others: readonly string[];
  /** Trackers that were imported, by their names without endings: what import keeps is beside them. */
  readonly trackers: ReadonlySet<string>;
}

/** @throws UsageError when there is no YAML file, or there are too many. */
export async function listPlanFiles(folder: PlanFolder): Promise<ListedFiles> {
  const all = (await folder.list()).filter((file) => !FOREIGN.test(file) && !SETTINGS_FILES.includes(file));
  const listed = all.filter((file) => isYaml(file) || !BESIDE_TRACKER.test(file)).sort(compareText);
  const files = listed.filter((file) => isYaml(file) && !isHidden(file));
  const others = listed.filter((file) => isYaml(file) === isHidden(file));
  if (files.length === 0) {
    const hint = "A plan is one or more .yaml files: name the folder that holds them.";
    throw new UsageError(`${folder.name} holds no YAML file`, hint);
  }
  if (files.length > LIMITS.files) {
    throw new UsageError(
      `${folder.name} holds ${plural(files.length, "YAML file")}, more than ${LIMITS.files}`,
    );
  }
  const beside = all.filter((file) => BESIDE_TRACKER.test(file));
  const trackers = new Set(beside.map((file) => file.replace(BESIDE_TRACKER, "")));
  return { yaml: files, others, trackers };
}

/** What git and npm keep, and what macOS keeps beside each file on a disk of another make. */
const FOREIGN = /(^|\/)(\.git\/|node_modules\/|\._)/;

const isHidden = (file: string): boolean => /(^|\/)\./.test(file);

const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

/**
 * A file that nothing reads, where its name says that it was meant to be read. Who hides a file means to, and a tracker
 * that has been imported was read.
 * @param trackers the names of imported trackers, without their endings.
 */
export function findMisplaced(file: string, trackers: ReadonlySet<string>): Problem[] {
  if (isHidden(file) || trackers.has(file.replace(/\.[^./]*$/, ""))) return [];
  const reason = MISPLACED.find(({ name }) => name.test(file));
  if (reason === undefined) return [];
  const { message, hint } = reason;
  return [problemOf(fileNotRead, { message: `"${file}" ${message}`, origin: atOffsets(file, 0, 0), hint })];
}

/** An editor keeps "plan.yaml~" and "plan.yaml.bak" on purpose, so those are only counted. */
const MISPLACED: readonly { readonly name: RegExp; readonly message: string; readonly hint: string }[] = [
  {
    name: /\/$/,
    message: "is a link to a folder, and no link to a folder is followed: nothing in it is read",
    hint: "Put the folder itself into the plan folder, or take the link out.",
  },
  {
    name: /\.(csv|tsv)(\.txt)?$/i,
    message: "is not read, as no extract names it",
    hint: "Add an extract with its date and file:, or take the file out of the plan folder.",
  },
  {
    // Beside a workbook that is open Excel keeps another, whose name begins with ~$.
    name: /(^|\/)(?!~\$)[^/]*\.(xls[xmb]?|ods|numbers)$/i,
    message: "is not read, as no extract names it",
    hint: "If it holds figures, add an extract with its date and file:. If it is a tracker or a return, bring it in with improve import, and keep it outside of the plan folder.",
  },
  {
    // Notepad adds .txt to a name that it is given, and does not show it.
    name: /\.ya?ml(\.(txt|rtf|docx?)|\s+)$|\.y[aml]{2,4}[s\d]?$/i,
    message: "is not read: the name of a file of the plan ends with .yaml or .yml",
    hint: "Rename it, or take it out of the plan folder.",
  },
];

/** The text of a file; or the problem with it, and as much of its text as is legible. */
export type ReadText =
  | { readonly text: string }
  | {
      readonly problem: Problem;
      readonly guess: string;
      /** Why not even its bytes could be read, in words that follow its name. */
      readonly unread?: { readonly reason: string; readonly hint: string | undefined };
    };

/** Reads a file of UTF-8 text within the size limit, and drops its byte order mark. */
export async function readText(folder: Pick<PlanFolder, "read">, file: string): Promise<ReadText> {
  const bytes = await folder.read(file);
  const problemWith = (rule: RuleInfo, message: string, hint: string): ReadText => ({
    problem: problemOf(rule, { message, origin: atOffsets(file, 0, 0), hint }),
    guess: "",
  });
  if (bytes === "too-large") {
    const message = `${file} is larger than ${LIMITS.fileBytes / 1024 / 1024} MB`;
    const [, hint] = SMALLER.find(([kind]) => kind.test(file)) as readonly [RegExp, string];
    return problemWith(fileLimit, message, hint);
  }
  if (typeof bytes === "string") {
    const { reason, hint } = REASONS[bytes];
    const message = `${file} ${reason}`;
    return { ...problemWith(unknownFile, message, hint ?? CHECK), unread: { reason, hint } };
  }
  if (isUtf16(bytes)) {
    const guess = new TextDecoder(bytes[0] === 0xfe || bytes[0] === 0 ? "utf-16be" : "utf-16le").decode(
      bytes,
    );
    return { ...problemWith(fileEncoding, `${file} is UTF-16 text: expected UTF-8`, SAVE_AS_UTF8), guess };
  }
  if (!isUtf8(bytes)) return { problem: encodingProblem(file, bytes), guess: bytes.toString("latin1") };
  const text = new TextDecoder("utf-8").decode(bytes);
  const conflict = conflictProblem(file, text);
  return conflict === null ? { text } : { problem: conflict, guess: text };
}

const REASONS: Readonly<
  Record<Exclude<Unread, "too-large">, { readonly reason: string; readonly hint?: string }>
> = {
  outside: {
    reason: "is a link that leads out of the plan folder",
    hint: "Put the file itself into the plan folder.",
  },
  looping: {
    reason: "is a link that leads back to itself",
    hint: "Mend the link, or put the file itself in its place.",
  },
  "no-file": {
    reason: "is a pipe or a device, and only files are read",
    hint: "Write what comes from it into a file, and put that in its place.",
  },
  unreadable: { reason: "cannot be read" },
};

const CHECK = "Check its name and its permissions.";

/** How a file of each kind is made smaller. */
const SMALLER: readonly (readonly [kind: RegExp, hint: string])[] = [
  [
    /\.csv$/i,
    "Split it by measure or by year, with an extract for each file, and remove rows of measures that the plan does not have.",
  ],
  [/\.ya?ml$/i, "Split it: one file a recommendation."],
  [/^/, "Name a file that holds no more than the text that is needed."],
];

const SAVE_AS_UTF8 = "Save the file as UTF-8: in Notepad choose Encoding, UTF-8; in Excel choose CSV UTF-8.";

/**
 * Finds the lines that git, Mercurial and Jujutsu leave in a file where two people changed the same place. A line of
 * equals signs alone does not count, as Markdown has such lines below a heading.
 */
function conflictProblem(file: string, text: string): Problem | null {
  const [first] = text.matchAll(/^(?:<{7}|>{7}|\|{7})(?: .*)?$/gm);
  if (first === undefined) return null;
  const [marker] = first;
  return problemOf(mergeConflict, {
    message: `${file} holds an unresolved merge, so nothing in it is read: "${shorten(marker, 40)}"`,
    origin: atOffsets(file, first.index, first.index + marker.trimEnd().length),
    hint: "Keep one of the two versions between <<<<<<< and >>>>>>>, or both, and delete the lines of signs.",
  });
}

/** UTF-16 begins with a byte order mark, or has a zero byte beside each of its first letters. */
const isUtf16 = ([first, second]: Buffer): boolean =>
  first === 0 || second === 0 || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Points at the first character that cannot be read. The file is shown as Latin-1, in which each byte is a character. */
function encodingProblem(file: string, bytes: Buffer): Problem {
  let start = 0;
  let end = endOfLine(bytes, start);
  while (isUtf8(bytes.subarray(start, end))) [start, end] = [end, endOfLine(bytes, end)];
  const at = start + bytes.subarray(start, end).findIndex((byte) => byte >= 0x80);
  return problemOf(fileEncoding, {
    message: `${file} is not UTF-8 text: this is the first character that cannot be read`,
    origin: atOffsets(file, at, at + 1),
    hint: SAVE_AS_UTF8,
  });
}

function endOfLine(bytes: Buffer, start: number): number {
  const newline = bytes.indexOf(0x0a, start);
  return newline === -1 ? bytes.length : newline + 1;
}
