import path from "node:path";
import { attachmentPath } from "../plan/schema/entry.ts";
import type { ExtractFigure, UnreadFigure } from "../plan/schema/extracts.ts";
import type { Feed } from "../plan/schema/feeds.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { below, type Origin } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { didYouMean } from "../text/words.ts";
import type { Measure } from "./csv/read-figures.ts";
import { type ReadExport, readExport } from "./exports.ts";
import type { PlanFolder } from "./folder.ts";
import { readText } from "./read-files.ts";
import { unknownFile } from "./rules/files.ts";
import { findForbiddenCharacter } from "./yaml/hazards.ts";

/** The files that entries name, read once each. */
export interface Attachments {
  /** The path of each, whether it could be read or not. */
  readonly files: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  /** The legible text of files in another encoding, so that a problem can be shown where it is. */
  readonly unread: ReadonlyMap<string, string>;
  /** The figures of each extract that names a file. */
  readonly figures: ReadonlyMap<object, readonly ExtractFigure[]>;
  readonly unreadFigures: readonly (UnreadFigure & { readonly feed?: string | undefined })[];
  readonly problems: readonly Problem[];
}

interface Naming {
  readonly kpis: readonly Measure[];
  readonly feeds: readonly Feed[];
  readonly extracts: readonly NamingExtract[];
  readonly events: readonly { readonly origin: Origin; readonly documents?: Documents | undefined }[];
  /** An update can change the documents of an event. */
  readonly updates: readonly { readonly origin: Origin; readonly patch: Readonly<Record<string, unknown>> }[];
  readonly reports: readonly {
    readonly origin: Origin;
    readonly state: "draft" | "final" | { readonly model: string; readonly withdrawn?: object | undefined };
    readonly appendices?: readonly { readonly file?: string | undefined }[] | undefined;
  }[];
}

interface NamingExtract {
  readonly origin: Origin;
  readonly date: IsoDate;
  readonly file?: string | undefined;
  readonly feed?: string | undefined;
}

type Documents = readonly { readonly file?: string | undefined }[];

/** Reads the files that `file:` and `model:` name. Paths start at the file that names them and stay in the plan folder. */
export async function readAttachments(folder: PlanFolder, naming: Naming): Promise<Attachments> {
  const files = new Set<string>();
  const texts = new Map<string, string>();
  const unread = new Map<string, string>();
  const figures = new Map<object, readonly ExtractFigure[]>();
  const unreadFigures: Attachments["unreadFigures"][number][] = [];
  const problems: Problem[] = [];
  const all = [...namedFiles(naming)];
  const listed = all.length === 0 ? [] : await folder.list();
  for (const { named, origin, entry, advice } of all) {
    const file = attachmentPath(origin.file, named);
    const twin = file === null ? undefined : findTwin(file, listed);
    const isMissing = file === null || twin !== undefined;
    const feed = naming.feeds.find(({ id }) => id === entry?.feed);
    const read = (path: string) =>
      entry === null ? readText(folder, path) : readExport(folder, path, { origin, feed }, naming.kpis);
    const outcome = isMissing ? null : await read(file);
    if (entry !== null && (outcome === null || "problem" in outcome)) {
      unreadFigures.push({ kpi: null, period: null, date: entry.date });
    }
    if (twin !== undefined) {
      files.add(twin);
      problems.push(twinProblem(named, twin, origin));
      continue;
    }
    if (file !== null) files.add(file);
    if (file === null || outcome === null || "problem" in outcome) {
      const failed = outcome !== null && "problem" in outcome ? outcome : null;
      const why =
        failed === null ? { reason: "lies outside the plan folder", hint: undefined } : failed.unread;
      if (why !== undefined) {
        const message = `The file "${named}" ${why.reason}`;
        const hint = why.hint ?? advice ?? otherName(named, origin, listed);
        problems.push(problemOf(unknownFile, { message, origin, hint }));
      } else if (failed !== null) problems.push(failed.problem);
      if (file !== null && outcome !== null && "guess" in outcome && isText(outcome.guess)) {
        unread.set(file, outcome.guess);
      }
      continue;
    }
    texts.set(file, outcome.text);
    // A published model is a record: nobody may put right what is in it.
    const forbidden = file.endsWith(".json") ? null : findForbiddenCharacter(file, outcome.text);
    if (forbidden !== null) problems.push(forbidden);
    if (entry === null || !isExport(outcome)) continue;
    figures.set(entry, outcome.figures);
    for (const one of outcome.unread) unreadFigures.push({ ...one, date: entry.date, feed: entry.feed });
    for (const problem of outcome.problems) problems.push(problem);
  }
  return { files, texts, unread, figures, unreadFigures, problems };
}

const isExport = (read: object): read is Extract<ReadExport, { readonly figures: unknown }> =>
  "figures" in read;

/** Only text is kept to be shown; other bytes would only fill the screen. */
const isText = (guess: string): boolean => guess !== "" && !guess.includes("\0");

/** `entry` is the extract whose figures the file holds; null for a text. `advice` is for when there is no such file. */
function* namedFiles(
  naming: Naming,
): Generator<{ named: string; origin: Origin; entry: NamingExtract | null; advice?: string }> {
  for (const extract of naming.extracts) {
    if (extract.file) yield { named: extract.file, origin: below(extract.origin, "file"), entry: extract };
  }
  const patches = naming.updates.map(({ origin, patch }) => ({
    origin,
    documents: patch.documents as Documents | undefined,
  }));
  for (const { origin, documents = [] } of [...naming.events, ...patches]) {
    for (const [index, { file }] of documents.entries()) {
      if (file) yield { named: file, origin: below(origin, "documents", index, "file"), entry: null };
    }
  }
  for (const { origin, state, appendices = [] } of naming.reports) {
    if (typeof state === "object") {
      const advice = state.withdrawn === undefined ? PUT_BACK : `${PUT_BACK} ${STILL_NEEDED}`;
      yield { named: state.model, origin: below(origin, "state", "model"), entry: null, advice };
    }
    for (const [index, { file }] of appendices.entries()) {
      if (file) yield { named: file, origin: below(origin, "appendices", index, "file"), entry: null };
    }
  }
}

/**
 * The file that is there in the place of one that is not, whose name differs by capitals or by how an accent is composed.
 * Windows and macOS take the two names for one, so the list of files decides, and the plan is the same everywhere.
 */
function findTwin(file: string, listed: readonly string[]): string | undefined {
  return listed.includes(file) ? undefined : listed.find((one) => fold(one) === fold(file));
}

const fold = (name: string): string => name.normalize("NFC").toLowerCase();

function twinProblem(named: string, twin: string, origin: Origin): Problem {
  const seen = asSeenFrom(origin, twin);
  const isAccent = seen.normalize("NFC") === named.replaceAll("\\", "/").normalize("NFC");
  return problemOf(unknownFile, {
    message: isAccent
      ? `The file "${named}" is not there: the name of "${seen}" has its accents composed in another way`
      : `The file "${named}" is not there, but "${seen}" is`,
    origin,
    hint: isAccent
      ? "Name the file again with the accents typed anew, as some computers take the two names for different files."
      : "Write its name with the same capitals, or rename the file.",
  });
}

const asSeenFrom = (origin: Origin, file: string): string =>
  path.posix.relative(path.posix.dirname(origin.file), file);

/** What keeps a published report can only be the file that was written then, and no other with a name like it. */
const PUT_BACK =
  "Put back the .json that was published: it is in the history of the plan, in the pack, and in every published page and PDF.";
const STILL_NEEDED =
  "The report was withdrawn, so nothing of it is printed; but its readers know what it said, and later reports must not give away more.";

/** What to do with a name that no file has. */
const otherName = (named: string, origin: Origin, listed: readonly string[]): string =>
  didYouMean(
    named,
    listed.map((file) => asSeenFrom(origin, file)).filter((file) => file !== named),
  ) ?? "Give its path as seen from this file, inside the plan folder.";
