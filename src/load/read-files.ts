import { isUtf8 } from "node:buffer";
import { UsageError } from "../errors.ts";
import { compareText } from "../problems/locate.ts";
import { atOffsets } from "../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../problems/problem.ts";
import { plural } from "../text/words.ts";
import { LIMITS, type PlanFolder, type Unread } from "./folder.ts";
import { fileEncoding, fileLimit, unknownFile } from "./rules/files.ts";

/** Settings may be in the plan folder but are not part of the plan. */
export const CONFIG_FILES: readonly string[] = ["improve.config.yaml", "improve.config.yml"];

/**
 * Paths of the YAML files of a folder, with forward slashes, in the order of their names.
 * @throws UsageError when there are none, or too many.
 */
export async function listPlanFiles(folder: PlanFolder): Promise<string[]> {
  const files = (await folder.list())
    .filter((file) => /\.ya?ml$/i.test(file))
    .filter((file) => !/(^|\/)(\.|node_modules\/)/.test(file) && !CONFIG_FILES.includes(file))
    .sort(compareText);
  if (files.length === 0) {
    const hint = "A plan is one or more .yaml files: name the folder that holds them.";
    throw new UsageError(`${folder.name} holds no YAML file`, hint);
  }
  if (files.length > LIMITS.files) {
    throw new UsageError(
      `${folder.name} holds ${plural(files.length, "YAML file")}, more than ${LIMITS.files}`,
    );
  }
  return files;
}

/** The text of a file; or the problem with it, and as much of its text as is legible. */
type ReadText = { readonly text: string } | { readonly problem: Problem; readonly guess: string };

/** Reads a file of UTF-8 text within the size limit, and drops its byte order mark. */
export async function readText(folder: PlanFolder, file: string): Promise<ReadText> {
  const bytes = await folder.read(file);
  const problemWith = (rule: RuleInfo, message: string, hint: string): ReadText => ({
    problem: problemOf(rule, { message, origin: atOffsets(file, 0, 0), hint }),
    guess: "",
  });
  if (typeof bytes === "string") {
    const [rule, message, hint] = REASONS[bytes];
    return problemWith(rule, `${file} ${message}`, hint);
  }
  if (isUtf16(bytes))
    return problemWith(fileEncoding, `${file} is UTF-16 text: expected UTF-8`, SAVE_AS_UTF8);
  if (isUtf8(bytes)) return { text: new TextDecoder("utf-8").decode(bytes) };
  return { problem: encodingProblem(file, bytes), guess: bytes.toString("latin1") };
}

const REASONS: Readonly<Record<Unread, readonly [rule: RuleInfo, message: string, hint: string]>> = {
  outside: [
    unknownFile,
    "is a link that leads out of the plan folder",
    "Put the file itself into the plan folder.",
  ],
  "too-large": [
    fileLimit,
    `is larger than ${LIMITS.fileBytes / 1024 / 1024} MB`,
    "Split it: one file a recommendation.",
  ],
  unreadable: [unknownFile, "cannot be read", "Check its name and its permissions."],
};

const SAVE_AS_UTF8 = "Save the file as UTF-8: in Notepad choose Encoding, UTF-8; in Excel choose CSV UTF-8.";

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
