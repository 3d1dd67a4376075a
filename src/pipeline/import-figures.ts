import path from "node:path";
import { UsageError } from "../errors.ts";
import { type BroughtFigures, compareFigures, reportFigures, sayRestated } from "../intake/import-figures.ts";
import { checkLines } from "../intake/import-report.ts";
import { diskFolder, LIMITS, overlayFolder, type PlanFolder, steadyFolder } from "../load/folder.ts";
import type { Extract } from "../plan/schema/extracts.ts";
import type { Feed } from "../plan/schema/feeds.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { compareText, type LocatedProblem } from "../problems/locate.ts";
import { asRead, type Output } from "../publish/write.ts";
import { openWorkbook, readBytes } from "../sheets/open-workbook.ts";
import { didYouMean, list, plural } from "../text/words.ts";
import { addToFile } from "../writing/add-to-file.ts";
import type { NewEntries } from "../writing/entries.ts";
import { writeFile } from "../writing/write-file.ts";
import { checkPlan } from "./check-plan.ts";
import { schemaHeading } from "./editor-schema.ts";
import { type LoadedPlan, loadPlan } from "./loaded-plan.ts";
import { stopForProblems } from "./settings.ts";

/** How an export of figures is imported. */
export interface FiguresOptions {
  /** The id of the feed that describes it. */
  readonly feed: string;
  /** The day on which its figures were taken. */
  readonly asAt: IsoDate | undefined;
  /** Why figures that were given before have changed: one reason for all, or `kpi=reason`. */
  readonly reasons: readonly string[];
}

/** What the import of an export comes to. Nothing is written yet. */
export interface FiguresImport {
  /** None where the plan has the file already. */
  readonly outputs: readonly Output[];
  /** In lines, for people. */
  readonly report: string;
}

/**
 * Works out what an export of figures brings to a plan: a copy of it, an extract that names the copy, and what it brought,
 * restated and lacked.
 * @throws UsageError for a file that is not as its feed describes it, holds rows about children, or changes figures that
 * were given before without a reason.
 */
export async function importFigures(
  [file = "", other]: readonly string[],
  folder: string,
  options: FiguresOptions,
): Promise<FiguresImport> {
  if (other !== undefined) {
    const hint = "Import one after the other, each with its day: --as-at YYYY-MM-DD.";
    throw new UsageError("Figures are taken from one file at a time", hint);
  }
  const { asAt: date } = options;
  const bytes = await readBytes(file);
  if (bytes.length > LIMITS.fileBytes) {
    const message = `"${file}" is larger than ${LIMITS.fileBytes / 1024 / 1024} MB, which is the most that a file of a plan can be`;
    throw new UsageError(message, "Export fewer measures or fewer periods at a time.");
  }
  const disk = steadyFolder(diskFolder(folder));
  const before = await loadPlan(disk, { place: folder });
  const feed = feedOf(before, options.feed);
  const { format } = await openWorkbook(file, bytes);
  const same = await findSame(disk, before, bytes);
  if (same !== null) {
    return { outputs: [], report: `${file} is in the plan already, as ${same}: nothing changes.\n` };
  }
  if (date === undefined) {
    throw new UsageError(
      `"${file}" does not say when its figures were taken`,
      "Give the day: --as-at YYYY-MM-DD.",
    );
  }
  const copy = `extracts/${date}-${feed.id}.${format}`;
  if (before.files.has(copy)) {
    throw new UsageError(
      `The plan has other figures of the feed "${feed.id}" of ${formatDate(date)}, in ${copy}`,
      `Give the day of these: --as-at YYYY-MM-DD. If they replace the others, take ${copy} and its extract out first.`,
    );
  }
  const draft = await withExtract(disk, before, { copy, bytes, feed, date, restated: new Map() });
  const places = new Set(before.plan.extracts.map(placeOf));
  const extract = draft.after.plan.extracts.find((one) => !places.has(placeOf(one)));
  const brought = compareFigures(extract?.figures ?? [], date, feed, before.plan);
  await stopForMistakes(file, copy, draft, date);
  const restated = reasonsFor(brought, options.reasons, file);
  const { texts, after, name, held } =
    restated.size === 0 ? draft : await withExtract(disk, before, { copy, bytes, feed, date, restated });
  const output = (at: string, content: Uint8Array, was: Buffer | null): Output => ({
    path: path.join(folder, at),
    bytes: content,
    replaces: asRead("the file as it was read", was),
  });
  const checked = await checkPlan(after, { prefix: `${folder}/` });
  return {
    outputs: [
      output(copy, bytes, null),
      output(name, new TextEncoder().encode(texts.get(name) as string), held),
    ],
    report: `${reportFigures(brought, restated, { file, feed })}\nWritten into ${folder}: ${copy} and ${name}.\n\n${checkLines(checked.problems, folder)}`,
  };
}

const placeOf = ({ origin: { file, path: keys } }: Extract): string => JSON.stringify([file, keys]);

/** The feed that is named. */
function feedOf({ plan: { feeds } }: LoadedPlan, id: string): Feed {
  const feed = feeds.find((one) => one.id === id);
  if (feed !== undefined) return feed;
  const ids = feeds.map((one) => one.id);
  const example = `feeds: [{ id: ${id}, measure: <heading>, period: <heading>, value: <heading>, codes: { <code>: <KPI> } }]`;
  throw new UsageError(
    `The plan has no feed "${id}"`,
    didYouMean(id, ids) ??
      (ids.length > 0 ? `Its feeds are ${list(ids)}.` : `Describe the export in the plan first: ${example}`),
  );
}

/** The file of a plan that holds the same bytes; null if there is none. */
async function findSame(disk: PlanFolder, { files }: LoadedPlan, bytes: Uint8Array): Promise<string | null> {
  for (const name of [...files].sort(compareText)) {
    if (/\.ya?ml$/i.test(name)) continue;
    const held = await disk.read(name);
    if (typeof held !== "string" && Buffer.compare(held, bytes) === 0) return name;
  }
  return null;
}

interface NewExtract {
  /** The path of the copy in the plan folder. */
  readonly copy: string;
  readonly bytes: Uint8Array;
  readonly feed: Feed;
  readonly date: IsoDate;
  readonly restated: ReadonlyMap<string, string>;
}

/** A plan as it will be, and the file of it that names the copy. */
interface Draft {
  readonly after: LoadedPlan;
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
  /** What the file holds now; null if it is new. */
  readonly held: Buffer | null;
}

/** Adds the extract to the file that has the last one of the feed, or to one for the feed. */
async function withExtract(
  disk: PlanFolder,
  { plan }: LoadedPlan,
  { copy, bytes, feed, date, restated }: NewExtract,
): Promise<Draft> {
  const last = plan.extracts.findLast((one) => one.feed === feed.id);
  const name = last?.origin.file ?? `extracts/${feed.id}.yaml`;
  const there = await disk.read(name);
  const held = typeof there === "string" ? null : there;
  const file = path.posix.relative(path.posix.dirname(name), copy);
  const fields = { date, file, feed: feed.id, ...(restated.size > 0 && { restated }) };
  const entries: NewEntries = { extracts: [{ fields }] };
  const text =
    held === null
      ? writeFile(entries, await schemaHeading(disk, name))
      : addToFile(name, held.toString("utf8"), entries);
  const after = await loadPlan(
    overlayFolder(
      disk,
      new Map<string, string | Uint8Array>([
        [name, text],
        [copy, bytes],
      ]),
    ),
  );
  return { after, name, held, texts: new Map([[name, text]]) };
}

/** Stops for what is wrong with the figures of a file: nothing of it is copied until its feed describes it. */
async function stopForMistakes(file: string, copy: string, { after }: Draft, date: IsoDate): Promise<void> {
  const { problems } = await checkPlan(after, { asAt: date });
  const isOfChildren = problems.find(
    ({ rule, message }) => rule === "rows-of-children" && message.includes(copy),
  );
  if (isOfChildren !== undefined) {
    const said = isOfChildren.message.replace(copy, file);
    throw new UsageError(
      `${said}. Nothing was copied`,
      "Export totals instead: a row for each measure and period. A pivot table keeps the rows that it was made of: copy only its values.",
    );
  }
  const mistakes = problems.filter(
    (one) => one.severity === "error" && one.file === copy && one.rule !== "kpi-restated-without-reason",
  );
  if (mistakes.length > 0)
    stopForProblems(
      mistakes.map((one): LocatedProblem => ({ ...one, file, message: one.message.replaceAll(copy, file) })),
    );
}

/** The reason for each measure whose figures have changed. */
function reasonsFor(
  { restated }: BroughtFigures,
  given: readonly string[],
  file: string,
): ReadonlyMap<string, string> {
  const kpis = [...new Set(restated.map(({ kpi }) => kpi))];
  const own = given.map((text) => /^([\w.-]+)=\s*(\S.*)$/s.exec(text)?.slice(1) ?? [null, text.trim()]);
  const stray = own.find(([kpi]) => kpi != null && !kpis.includes(kpi));
  if (stray !== undefined) {
    const known = kpis.length === 0 ? "It restates none." : `It restates ${list(kpis)}.`;
    throw new UsageError(`"${file}" restates no figure of "${stray[0]}", for which there is a reason`, known);
  }
  const reasons = new Map(
    kpis.flatMap((kpi) => {
      const reason = (own.findLast(([of]) => of === kpi) ?? own.findLast(([of]) => of === null))?.[1];
      return reason ? [[kpi, reason] as const] : [];
    }),
  );
  const unexplained = restated.filter(({ kpi }) => !reasons.has(kpi));
  if (unexplained.length === 0) return reasons;
  const [first] = unexplained;
  const lines = unexplained.map((one) => `\n  ${sayRestated(one)}`).join("");
  const each = kpis.length === 1 ? "" : `, or for each measure --reason "${first?.kpi}=…"`;
  throw new UsageError(
    `"${file}" changes ${plural(unexplained.length, "figure")} that ${unexplained.length === 1 ? "was" : "were"} given before, and nobody said why`,
    `Say why: --reason "…"${each}.${lines}`,
  );
}
