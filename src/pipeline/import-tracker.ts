import { stat } from "node:fs/promises";
import path from "node:path";
import { UsageError } from "../errors.ts";
import { LEFT_OVER_SHEET, leftOverBook, reportImport } from "../intake/import-report.ts";
import { mergeTracker } from "../intake/merge-tracker.ts";
import { INSPECTION_REPORT, newPlan, type PlanDetails } from "../intake/new-plan.ts";
import { placeEntries } from "../intake/place-entries.ts";
import { headingsOfChildren } from "../load/csv/children.ts";
import { diskFolder, overlayFolder, type PlanFolder, steadyFolder } from "../load/folder.ts";
import { noPlan } from "../load/rules/files.ts";
import { yamlSyntax } from "../load/rules/yaml.ts";
import { loadSettings } from "../load/settings.ts";
import { defaultAsAt, planAsAt } from "../plan/history/replay.ts";
import type { Status } from "../plan/schema/actions.ts";
import { EMPTY_PLAN } from "../plan/schema/plan.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { locateProblems } from "../problems/locate.ts";
import { asRead, type Output } from "../publish/write.ts";
import { makeWorkbook } from "../sheets/make-workbook.ts";
import { openWorkbook, readWorkbook } from "../sheets/open-workbook.ts";
import type { Workbook } from "../sheets/workbook.ts";
import { asTyped, list, shorten } from "../text/words.ts";
import { dayIn } from "../tracker/headings.ts";
import {
  type Corrections,
  MAPPING_TITLE,
  mappingOf,
  mappingSchema,
  printMapping,
} from "../tracker/mapping-file.ts";
import { readTracker } from "../tracker/read-tracker.ts";
import { EXPORT_PROPERTY, type Mapping, type Tracker } from "../tracker/tracker.ts";
import { addToFile } from "../writing/add-to-file.ts";
import { writeFile } from "../writing/write-file.ts";
import { type CheckedPlan, checkPlan } from "./check-plan.ts";
import { schemaHeading, schemaLine } from "./editor-schema.ts";
import { type LoadedPlan, loadPlan } from "./loaded-plan.ts";
import { stopForProblems } from "./settings.ts";

/** How a tracker is read. */
export interface TrackerOptions extends Corrections {
  /** The path of a mapping file. If it is left out, `<tracker>.mapping.yaml` beside the tracker is used, if there is one. */
  readonly mapping?: string | undefined;
}

/** A tracker that was read, and the plan that it belongs to. */
export interface TrackerReading {
  readonly file: string;
  readonly folder: string;
  readonly tracker: Tracker;
  readonly mapping: Mapping;
  /** Words for statuses that the officer gave now: neither the mapping file nor the plan has them. */
  readonly answered: ReadonlyMap<string, Status>;
  /** The folder as it was when it was read. */
  readonly disk: PlanFolder;
  /** Null for a folder that has no plan yet. */
  readonly plan: LoadedPlan | null;
  /** The day that the lines above its table name, if they name one. */
  readonly asAt: IsoDate | null;
  /** The council that these lines begin with, if there is one. */
  readonly authority: string | null;
}

/**
 * Reads a tracker, and the plan in a folder if there is one. Nothing is written.
 * @throws UsageError for a file that is no tracker, or a mapping that does not fit it.
 */
export async function readTrackerFile(
  file: string,
  folder: string,
  options: TrackerOptions,
): Promise<TrackerReading> {
  const book = await readWorkbook(file);
  refuseRowsOfChildren(book);
  const disk = steadyFolder(diskFolder(folder));
  const plan = await planIn(folder, disk);
  const saved = await readMapping(options.mapping, file);
  const mapping = mappingOf(saved, options, plan?.plan.header?.statusWords ?? new Map());
  const tracker = readTracker(book, mapping, plan?.plan.posts ?? []);
  const own = book.properties[EXPORT_PROPERTY];
  const days = own === undefined ? tracker.titles.flatMap((title) => dayIn(title) ?? []) : [own];
  return {
    file,
    folder,
    disk,
    tracker,
    mapping,
    answered: new Map(
      [...tracker.statuses].filter(([word]) =>
        options.status.some((pair) => pair.slice(0, pair.lastIndexOf("=")).trim() === word),
      ),
    ),
    plan,
    asAt: onlyOne(days),
    authority: onlyOne(tracker.titles.flatMap((title) => COUNCIL.exec(title)?.[0] ?? [])),
  };
}

/** What a plan has no place for is kept in comments, so a list of children would lie in its folder. */
function refuseRowsOfChildren({ file, sheets, sources }: Workbook): void {
  const found = [...sheets.map(({ rows }) => rows), ...sources].flatMap(headingsOfChildren);
  if (found.length === 0) return;
  throw new UsageError(
    `"${file}" holds rows about children: ${list([...new Set(found)].map((heading) => `"${shorten(heading, 40)}"`))} ${found.length === 1 ? "says" : "say"} who they are, and a plan folder is copied, mailed and published from`,
    "Take these columns out of the tracker, also out of what its pivot tables were made of, and import it again.",
  );
}

const onlyOne = (texts: readonly string[]): string | null =>
  new Set(texts).size === 1 ? (texts[0] ?? null) : null;

/** "Fairmere Borough Council" at the beginning of a line, alone or before a dash, a comma or a colon. */
const COUNCIL =
  /^(?:(?!Ofsted|Action|Improvement|Plan)\p{Lu}[\p{L}'’-]* ){1,5}(?:and \p{Lu}\p{L}* )?Council(?=$|\s*[:,|–—-])/u;

/**
 * The plan in a folder, wherever in it its own entry is; null where there is none yet.
 * @throws UsageError for a plan that is not read whole: what is missing of it would be taken for new.
 */
async function planIn(folder: string, disk: PlanFolder): Promise<LoadedPlan | null> {
  const isThere = (await stat(folder).catch(() => null)) !== null;
  const names = isThere ? await disk.list() : [];
  if (!names.some((name) => /\.ya?ml$/i.test(name))) return null;
  const loaded = await loadPlan(disk, { place: folder });
  const { header, unreadableIds } = loaded.plan;
  const slip = loaded.problems.find(({ rule }) => rule === yamlSyntax.id);
  const unread = [...loaded.files].filter((name) => /\.ya?ml$/i.test(name) && !loaded.read.has(name));
  const file = unread[0] ?? slip?.origin.file;
  const [entry] = unreadableIds;
  const hasNone = loaded.problems.some(({ rule }) => rule === noPlan.id);
  const lacking =
    file === undefined ? (entry ?? (header === null && !hasNone ? "plan" : null)) : path.join(folder, file);
  if (lacking !== null)
    throw new UsageError(
      `"${lacking}" of the plan cannot be read, and what is in it would be taken for new`,
      `Run improve check ${asTyped(folder)}, put right what it says, and import the tracker again.`,
    );
  return header === null ? null : loaded;
}

async function readMapping(named: string | undefined, tracker: string) {
  const file = named ?? mappingFileOf(tracker);
  const loaded = await loadSettings(file, () => mappingSchema, "The mapping");
  if (loaded === null) {
    if (named === undefined) return {};
    throw new UsageError(
      `There is no mapping "${file}"`,
      "Correct the path; --save-mapping writes one beside the tracker.",
    );
  }
  return loaded.value ?? stopForProblems(locateProblems(loaded.problems, loaded.sources));
}

/** `tracker.mapping.yaml` for `tracker.xlsx`, in the same folder. */
const mappingFileOf = (tracker: string): string => besideTracker(tracker, ".mapping.yaml");

const besideTracker = (tracker: string, ending: string): string =>
  path.join(path.dirname(tracker), path.basename(tracker, path.extname(tracker)) + ending);

/** What only an officer can say. */
export interface TrackerAnswers {
  readonly asAt: IsoDate;
  /** For a folder without a plan. */
  readonly details: PlanDetails | null;
  readonly reword: boolean;
  readonly saveMapping: boolean;
  /** Whether new files name a schema for editors that is yet to be written. */
  readonly withSchema?: boolean;
}

/** What an import comes to. Nothing is written yet. */
export interface TrackerImport {
  readonly outputs: readonly Output[];
  /** In lines, for people. */
  readonly report: string;
  /** What `check` says of the plan as it will be. */
  readonly checked: CheckedPlan;
}

/** Works out what a tracker brings to its plan. */
export async function importTracker(
  { file, folder, disk, tracker, mapping, answered, plan }: TrackerReading,
  { asAt, details, reword, saveMapping, withSchema = false }: TrackerAnswers,
): Promise<TrackerImport> {
  requireLater(folder, asAt, plan?.plan.header?.start ?? details?.inspected ?? asAt);
  const before = plan?.plan ?? EMPTY_PLAN;
  const source = plan === null ? INSPECTION_REPORT : (before.header?.answers ?? INSPECTION_REPORT);
  const merged = mergeTracker(tracker, planAsAt(before, asAt), {
    asAt,
    reword,
    source,
    words: plan === null ? tracker.statuses : answered,
  });
  const { words } = merged;
  const made = details === null || plan !== null ? null : newPlan(details, words, asAt);
  const entries = [
    ...(made?.entries ?? []),
    ...merged.posts,
    ...merged.workstreams,
    ...merged.recommendations,
    ...merged.actions,
    ...merged.updates,
  ];
  const placed = new Map(placeEntries(entries, before, asAt));
  if (made !== null) placed.set("plan.yaml", { ...placed.get("plan.yaml"), plan: { fields: made.header } });
  const header = before.header?.origin.file;
  if (header !== undefined && words.size > 0)
    placed.set(header, { ...placed.get(header), plan: { fields: { "status-words": words } } });
  const texts = new Map<string, { text: string; before: Uint8Array | null }>();
  for (const [name, held] of placed) {
    const there = await disk.read(name);
    texts.set(
      name,
      typeof there === "string"
        ? {
            text: writeFile(held, withSchema ? [schemaLine(name)] : await schemaHeading(disk, name)),
            before: null,
          }
        : { text: addToFile(name, there.toString("utf8"), held), before: there },
    );
  }
  const after = await loadPlan(
    overlayFolder(disk, new Map([...texts].map(([name, { text }]) => [name, text]))),
  );
  // What a later copy answers would still be found on the day of the newest report.
  const checkedAt = asAt > (defaultAsAt(after.plan) ?? "") ? asAt : null;
  const checked = await checkPlan(after, { prefix: `${folder}/`, asAt: checkedAt ?? undefined });
  const leftOver = [...tracker.leftOver, ...merged.leftOver];
  const leftOverFile = leftOver.length === 0 ? null : besideTracker(file, ".left-over.xlsx");
  const mappingFile = saveMapping ? mappingFileOf(file) : null;
  const outputs = [
    ...[...texts].map(([name, { text, before: was }]) => ({
      path: path.join(folder, name),
      bytes: new TextEncoder().encode(text),
      replaces: asRead("the file", was),
    })),
    ...(leftOverFile === null
      ? []
      : [
          {
            path: leftOverFile,
            bytes: await makeWorkbook(leftOverBook(leftOver, path.basename(file), asAt), "xlsx"),
            replaces: EARLIER_LEFT_OVER,
          },
        ]),
    ...(mappingFile === null
      ? []
      : [
          {
            path: mappingFile,
            bytes: new TextEncoder().encode(printMapping(tracker, mapping)),
            replaces: EARLIER_MAPPING,
          },
        ]),
  ];
  return {
    outputs,
    checked,
    report: reportImport(
      tracker,
      merged,
      {
        file,
        folder,
        asAt,
        checkedAt,
        details,
        written: [...texts.keys()],
        leftOver: leftOverFile,
        mapping: mappingFile,
      },
      checked.problems,
      planAsAt(after.plan, asAt),
    ),
  };
}

/** What a tracker says before there was a plan would be known before the actions that it is about. */
function requireLater(folder: string, asAt: IsoDate, start: IsoDate): void {
  if (asAt >= start) return;
  throw new UsageError(
    `The tracker is of ${formatDate(asAt)}, and the plan in "${folder}" begins on ${formatDate(start)}`,
    "Correct --as-at or --inspected, or start: in the plan.",
  );
}

const EARLIER_LEFT_OVER = {
  what: "a workbook of what is left over",
  recognises: async (held: Uint8Array) => {
    const book = await openWorkbook("left over", held).catch(() => null);
    return book?.sheets.some(({ name }) => name === LEFT_OVER_SHEET) === true;
  },
};

const EARLIER_MAPPING = {
  what: "a mapping",
  recognises: (held: Uint8Array) => new TextDecoder().decode(held).startsWith(MAPPING_TITLE),
};
