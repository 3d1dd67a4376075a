import { openPointsOf } from "../collect/missing.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import type { NewWorkbook } from "../sheets/new-workbook.ts";
import { asTyped, list, plural, shorten } from "../text/words.ts";
import type { LeftOver, Note, Place, Question, Tracker } from "../tracker/tracker.ts";
import type { Merged } from "./merge-tracker.ts";
import type { PlanDetails } from "./new-plan.ts";

/** What the reader of an import is told besides: where things went. */
interface ImportFiles {
  /** The tracker. */
  readonly file: string;
  readonly folder: string;
  readonly asAt: IsoDate;
  /** The day that `check` was asked for; null for that of the newest report. */
  readonly checkedAt: IsoDate | null;
  /** What the plan is made with; null where there was one. */
  readonly details: PlanDetails | null;
  /** Files of the plan that were made or added to, by their paths in it; empty where nothing changed. */
  readonly written: readonly string[];
  /** The workbook with what is left over; null where nothing is. */
  readonly leftOver: string | null;
  /** The mapping file that was written; null where none was asked for. */
  readonly mapping: string | null;
}

/**
 * Tells an import in lines: how the tracker was read, what it brought, what was not understood, and what is left over.
 * Every cell of the workbook is in one of them, or in the workbook that they name.
 * @param after the plan on the day of the tracker, as it will be.
 */
export function reportImport(
  tracker: Tracker,
  merged: Merged,
  files: ImportFiles,
  problems: readonly Found[],
  after: PlanAsAt,
): string {
  const sections = [
    headingLines(tracker),
    statusLines(tracker),
    ownerLines(tracker),
    noteLines(tracker.notes),
    questionLines(tracker.questions),
    leftOverLines([...tracker.leftOver, ...merged.leftOver], files.leftOver),
    merged.told.length === 0 ? [] : ["Not taken, or odd", ...merged.told.map((line) => `  ${line}`)],
    openLines(after),
    resultLines(tracker, merged, files),
  ];
  const told = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${told.join("\n\n")}\n\n${checkLines(problems, files.folder, files.checkedAt)}`;
}

/** What `check` finds in the plan as it will be. */
interface Found {
  readonly rule: string;
  readonly severity: string;
}

function headingLines({ tables }: Tracker): string[] {
  const alike = Map.groupBy(tables, ({ sheet, columns }) =>
    JSON.stringify([sheet, columns.map(({ text, field, day }) => [text, field, day])]),
  );
  return [...alike.values()].flatMap((some, index) => {
    const { sheet, columns } = some[0] as Tracker["tables"][number];
    const rows = some.reduce((sum, table) => sum + table.rows, 0);
    const width = Math.max(...columns.map(({ text }) => Math.min(text.length, MOST_HEADING)));
    return [
      ...(index === 0 ? [] : [""]),
      `${sheet === "" ? "" : `Sheet "${sheet}": `}${plural(rows, "row")}${some.length === 1 ? "" : ` under ${some.length} rows of headings`}`,
      ...columns.map(({ text, field, by, day }) => {
        const shown = shorten(text, MOST_HEADING - 1).padEnd(width);
        const meaning = field === null ? "left over" : `${field}${day === null ? "" : ` of ${day}`}`;
        return `  ${shown}  ${meaning}${by === "near" ? "  (a guess)" : ""}`;
      }),
    ];
  });
}

const MOST_HEADING = 40;

function statusLines({ statuses, colours }: Tracker): string[] {
  const named = [
    ...statuses,
    ...[...colours].map(([colour, status]) => [`${colour} (colour)`, status] as const),
  ];
  if (named.length === 0) return [];
  const width = Math.max(...named.map(([{ length }]) => length));
  return ["Statuses", ...named.map(([name, status]) => `  ${name.padEnd(width)}  ${status}`)];
}

function ownerLines({ owners: { posts, alike } }: Tracker): string[] {
  const spelt = posts.filter(({ spellings }) => spellings.length > 1);
  const lines = [
    ...spelt.map(({ id, spellings }) => `  ${list(spellings.map((one) => `"${one}"`))} are one post, ${id}.`),
    ...alike.map(
      ([one, other]) =>
        `  "${one.title}" and "${other.title}" are two posts. Are they one? --owner "${other.title}=${one.id}" joins them.`,
    ),
  ];
  return lines.length === 0 ? [] : ["Owners", ...lines];
}

const noteLines = (notes: readonly Note[]): string[] =>
  notes.length === 0
    ? []
    : ["Read in one of several ways", ...notes.map(({ text, places }) => `  ${text}${at(places)}`)];

/** " (C4)", " (C4, C9 and 11 more)". */
function at(places: readonly Place[]): string {
  if (places.length === 0) return "";
  const shown = places.slice(0, places.length <= MOST_PLACES ? MOST_PLACES : MOST_PLACES - 1).map(cellOf);
  const more = places.length - shown.length;
  return ` (${more === 0 ? list(shown) : `${shown.join(", ")} and ${more} more`})`;
}

const MOST_PLACES = 3;

const cellOf = (place: Place): string => place.slice(place.lastIndexOf("!") + 1);

function questionLines(questions: readonly Question[]): string[] {
  if (questions.length === 0) return [];
  return [
    "Not understood, and left over until you say what is meant",
    ...questions.map(({ about, written, why, places, offer }) => {
      const option = about === "date" ? "--date" : "--status-word";
      const answer = offer ?? (about === "date" ? "YYYY-MM-DD" : "on-track");
      return `  "${shorten(written, 60)}" ${why}${at(places)}: ${option} "${shorten(written, 60)}=${answer}"`;
    }),
  ];
}

function leftOverLines(leftOver: readonly LeftOver[], file: string | null): string[] {
  if (leftOver.length === 0) return [];
  const columns = Map.groupBy(leftOver, ({ heading, place }) =>
    JSON.stringify([place.slice(0, Math.max(0, place.lastIndexOf("!"))), heading]),
  );
  return [
    `Left over${file === null ? "" : `, all of it in ${file}`}`,
    ...[...columns].map(([key, cells]) => {
      const [sheet, heading] = JSON.parse(key) as [string, string | null];
      const what = heading === null ? "outside the tables" : `"${shorten(heading, MOST_HEADING)}"`;
      return `  ${sheet === "" ? "" : `${sheet}, `}${what}: ${plural(cells.length, "cell")}${at(cells.map(({ place }) => place))}`;
    }),
  ];
}

/** What the owners are to be asked, because the plan lacks it or contradicts itself. */
function openLines({ actions, posts, asAt }: PlanAsAt): string[] {
  const open = actions.flatMap((action) => {
    const points = openPointsOf(action, asAt);
    return points.length === 0 ? [] : [{ owner: action.owner, points }];
  });
  if (open.length === 0) return [];
  const owners = [...posts, { id: undefined, title: "Nobody" }];
  return [
    `To ask: ${plural(open.length, "action")} that the tracker contradicts, or leaves something out of`,
    ...owners.flatMap(({ id, title }) => {
      const own = open.filter(({ owner }) => owner === id).flatMap(({ points }) => points);
      return own.length === 0 ? [] : [`  ${title}`, ...own.map((point) => `    ${point}`)];
    }),
  ];
}

function resultLines(
  tracker: Tracker,
  merged: Merged,
  { file, folder, asAt, checkedAt, details, written, mapping }: ImportFiles,
): string[] {
  const brought = [
    [merged.recommendations.length, "new recommendation"],
    [merged.actions.length, "new action"],
    [merged.workstreams.length, "new workstream"],
    [merged.posts.length, "new post"],
    [merged.updates.length, "update"],
  ] as const;
  const parts = brought.flatMap(([count, what]) => (count === 0 ? [] : [plural(count, what)]));
  const changes = parts.length === 0 ? "changes nothing" : `brings ${list(parts)}`;
  const same = merged.unchanged;
  return [
    ...(details === null
      ? []
      : [
          `A new plan of ${details.authority}, in answer to the inspection report of ${formatDate(details.inspected)}.`,
        ]),
    `${file} as at ${formatDate(asAt)}: ${plural(tracker.actions.length, "action")}. It ${changes}${same === 0 ? "" : `; ${plural(same, "action")} ${same === 1 ? "stands" : "stand"} as before`}.`,
    ...(written.length === 0 ? [] : [`Written into ${folder}: ${list(namesOf(written))}.`]),
    ...(checkedAt === null || written.length === 0
      ? []
      : [`No report is of ${formatDate(checkedAt)} or later: add one, and it shows what has changed.`]),
    ...(mapping === null
      ? []
      : [`How it was read is in ${mapping}, to correct and to use for the next copy.`]),
  ];
}

/** The names of files; of more than three in one folder only how many there are. */
const namesOf = (files: readonly string[]): string[] =>
  [...Map.groupBy(files, (file) => file.slice(0, file.lastIndexOf("/") + 1))].flatMap(([folder, own]) =>
    folder === "" || own.length <= MOST_NAMES ? own : [`${own.length} files in ${folder.slice(0, -1)}`],
  );

const MOST_NAMES = 3;

/** How often each rule of `check` finds something, the gravest first. */
export function checkLines(problems: readonly Found[], plan: string, asAt: IsoDate | null = null): string {
  const errors = problems.filter(({ severity }) => severity === "error");
  const others = problems.filter(({ severity }) => severity !== "error");
  if (problems.length === 0) return "check finds nothing wrong.\n";
  const rulesOf = (some: readonly Found[]): string =>
    [...Map.groupBy(some, ({ rule }) => rule)]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([rule, of]) => `  ${String(of.length).padStart(4)}  ${rule}\n`)
      .join("");
  return [
    ...(errors.length === 0 ? [] : [`check finds ${plural(errors.length, "error")}:\n`, rulesOf(errors)]),
    ...(others.length === 0
      ? []
      : [
          `${errors.length === 0 ? "check finds no error, and" : "And"} ${plural(others.length, "warning or note", "warnings and notes")}:\n`,
          rulesOf(others),
        ]),
    `improve check ${asTyped(plan)}${asAt === null ? "" : ` --as-at ${asAt}`} shows each.\n`,
  ].join("");
}

/** The name of its sheet, by which an earlier one is known. */
export const LEFT_OVER_SHEET = "Left over";

/** A workbook with every cell of a tracker that has no place in a plan. */
export const leftOverBook = (leftOver: readonly LeftOver[], tracker: string, date: IsoDate): NewWorkbook => ({
  title: `Left over from ${tracker}`,
  date,
  sheets: [
    {
      name: LEFT_OVER_SHEET,
      columns: [{ width: 24 }, { width: 30 }, { width: 90 }],
      headings: 0,
      rows: [
        ["Cell", "Heading", "What it says"],
        ...leftOver.map(({ place, heading, text }) => [place, heading ?? "", text]),
      ],
    },
  ],
});
