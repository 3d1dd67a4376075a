import path from "node:path";
import { UsageError } from "../errors.ts";
import { openDataFiles } from "../export/open-data.ts";
import { recordExport } from "../export/record-export.ts";
import { THEME_FILES } from "../load/theme.ts";
import type { ReportModel } from "../model/report-model.ts";
import { VERSION } from "../package.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import { isForPublic, isPublished, type Report } from "../plan/schema/reports.ts";
import { locateProblems } from "../problems/locate.ts";
import type { Problem } from "../problems/problem.ts";
import { formatJson } from "../publish/json.ts";
import { pdf } from "../publish/pdf.ts";
import type { JsonValue } from "../publish/publication.ts";
import { SiteFolder } from "../publish/site-folder.ts";
import { type SiteFile, type SiteLink, SiteLook } from "../render/render-site.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import { withdrawnNotice } from "../report/published-model.ts";
import { atomFeed } from "../site/feed.ts";
import { ADDRESSES, linkTo, type SiteReport, siteOf, toFirst } from "../site/site.ts";
import { sitePages } from "../site/site-pages.ts";
import { sha256Of } from "../text/digest.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import { type PublishOptions, withPublisher } from "./publisher.ts";
import { stopForProblems } from "./settings.ts";

export interface SiteOptions extends Omit<PublishOptions, "theme" | "fonts" | "reference"> {
  /** The web address at which the folder will be, for the feed. Links between pages need none. */
  readonly url?: string | undefined;
  /** Whether PDFs are printed. Without, those of an earlier run stay if they hold the same record. */
  readonly pdf?: boolean | undefined;
  /** Put before the names of the plan's files, such as `data/`. */
  readonly prefix?: string | undefined;
  /** Called with each step. */
  readonly step?: ((text: string) => void) | undefined;
}

/** What a run wrote, all of it below the folder. */
export interface MadeSite {
  readonly reports: number;
  readonly withdrawn: number;
  readonly files: number;
  readonly bytes: number;
  /** New, or with another content than before. */
  readonly written: number;
  /** Addresses of what was there before and is no more. */
  readonly removed: readonly string[];
  readonly printed: number;
}

/**
 * Makes a folder of web pages of the reports to the public that a plan has published, and of nothing else: an earlier site in
 * the folder is brought up to date.
 * @throws UsageError where no report is published, a record cannot be trusted, or the folder holds something else.
 * @throws BrowserError when PDFs cannot be printed. Nothing is written then.
 */
export async function makeSite(loaded: LoadedPlan, folder: string, options: SiteOptions): Promise<MadeSite> {
  const { url = null, templates, step = () => {} } = options;
  const site = await SiteFolder.open(folder);
  const left =
    site.pages.length === 0
      ? ""
      : ` "${folder}" still shows what was: delete it if that is no longer published.`;
  const recorded = readRecords(loaded, options.prefix ?? "", left);
  const look = { templates, theme: loaded.theme, fonts: loaded.fonts };
  const siteLook = await SiteLook.read(look);
  const standing = recorded.filter(({ notice }) => notice === null);
  const prints = await printAll(standing, { ...options, ...look }, siteLook.digest, site);
  const reports: SiteReport[] = [];
  const files: SiteFile[] = prints.map(({ address, bytes }) => ({ address, bytes }));
  for (const one of recorded) {
    const { report, published, withdrawn, model, notice } = one;
    const own = notice === null ? await dataFiles(one) : [];
    files.push(...own);
    const print = prints.find(({ report }) => report === one.report);
    const downloads = notice === null ? downloadsOf(report.id, print, own) : [];
    reports.push({ id: report.id, published, withdrawn, model: notice ?? model, downloads });
  }
  step("Laying out the pages");
  const made = siteOf(reports);
  const pages = sitePages(made, site.pages);
  const hasMeasures = pages.some(({ address }) => address === ADDRESSES.measures);
  const feed = linkTo("Feed of new reports", ADDRESSES.feed);
  const foot = [toFirst, ...(hasMeasures ? [linkTo("Measures", ADDRESSES.measures)] : []), feed];
  files.push(...(await siteLook.render(pages, { url, foot, feed })));
  files.push({ address: ADDRESSES.feed, bytes: encode(atomFeed(made, url)) });
  step(`Writing ${folder}`);
  const sources = Object.fromEntries(prints.map(({ address, from }) => [address, from]));
  const { written, removed } = await site.write(files, sources);
  return {
    reports: standing.length,
    withdrawn: recorded.length - standing.length,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    written,
    removed,
    printed: prints.filter(({ isNew }) => isNew).length,
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Recorded {
  readonly report: Report;
  readonly published: SiteReport["published"];
  readonly withdrawn: SiteReport["withdrawn"];
  readonly model: ReportModel;
  readonly record: JsonValue;
  /** What stands in the place of a report that was withdrawn; null for one that stands. */
  readonly notice: ReportModel | null;
}

/**
 * The records of all reports to the public that are published. What is wrong elsewhere in the plan makes no difference, unless
 * it may hide such a report.
 */
function readRecords(loaded: LoadedPlan, prefix: string, left: string): Recorded[] {
  const { plan, problems } = loaded;
  const stop = (found: readonly Problem[]): never =>
    stopForProblems(
      locateProblems(found, loaded.sources).map((one) => ({ ...one, file: prefix + one.file })),
    );
  const hiding = problems.filter((problem) => problem.severity === "error" && mayHideReport(problem, loaded));
  if (hiding.length > 0) stop(hiding);
  const published = plan.reports.filter((one) => isPublished(one) && isForPublic(one));
  if (published.length === 0)
    throw new UsageError(
      "No report to the public is published yet, so there is nothing to make a site of",
      `A site shows published reports only: improve publish <report> --on <day> publishes one.${left}`,
    );
  const twice = published.find(({ id }, at) => published.findIndex((one) => one.id === id) !== at);
  if (twice !== undefined)
    throw new UsageError(
      `Two published reports have the id "${twice.id}"`,
      "Give each report an id of its own.",
    );
  const frozen = readFrozenModels(plan, published);
  if (frozen.problems.length > 0) stop(frozen.problems);
  return published.map((report) => {
    const own = frozen.published.find((one) => one.report === report);
    if (own === undefined || typeof report.state !== "object") return stopForRecord(report, loaded, stop);
    const { model, record } = own;
    const { published, withdrawn } = report.state;
    return {
      report,
      published,
      withdrawn: withdrawn?.date ?? null,
      model,
      record: record as JsonValue,
      notice: withdrawnNotice(model, report),
    };
  });
}

/** A file or an entry that could not be read may be, or hold, a published report; and a theme is how the site looks. */
function mayHideReport({ origin: { file, path } }: Problem, { plan }: LoadedPlan): boolean {
  if (THEME_FILES.includes(file)) return true;
  if (path.length < 2) return /\.ya?ml$/i.test(file);
  const [collection, place] = path;
  return (
    collection === "reports" &&
    !plan.reports.some(({ origin }) => origin.file === file && origin.path[1] === place)
  );
}

/** Why the file of a record could not be read was said when the plan was loaded. */
function stopForRecord(
  { id, origin, state }: Report,
  { problems }: LoadedPlan,
  stop: (found: readonly Problem[]) => never,
): never {
  const named = typeof state === "object" ? state.model : "";
  const record = attachmentPath(origin.file, named);
  const own = problems.filter(
    ({ origin: { file, path } }) => file === record || (file === origin.file && path.at(-1) === "model"),
  );
  if (own.length > 0) return stop(own);
  throw new UsageError(
    `The record "${named}" of the published report "${id}" cannot be read`,
    "Put back the .json that was published.",
  );
}

interface Print {
  readonly report: Report;
  readonly address: string;
  readonly bytes: Uint8Array;
  /** The digest of all that it is printed from. */
  readonly from: string;
  readonly isNew: boolean;
}

/** PDFs are slow to print, so one of an earlier run that was printed from the same is kept. */
async function printAll(
  recorded: readonly Recorded[],
  {
    pdf: isWanted = true,
    step = () => {},
    ...options
  }: SiteOptions & Pick<PublishOptions, "theme" | "fonts">,
  look: string,
  site: SiteFolder,
): Promise<Print[]> {
  const prints = new Map<Recorded, Print>();
  for (const one of recorded) {
    const { report, record } = one;
    const address = ADDRESSES.download(report.id, `${report.id}.pdf`);
    const from = sha256Of(JSON.stringify([VERSION, look, record]));
    const held = await site.printed(address);
    const isSame = held !== null && (held.from === from || (!isWanted && (await holds(held.bytes, record))));
    if (isSame) prints.set(one, { report, address, ...held, isNew: false });
    else prints.set(one, { report, address, bytes: new Uint8Array(), from, isNew: true });
  }
  const missing = [...prints].filter(([, { isNew }]) => isNew);
  if (!isWanted) for (const [one] of missing) prints.delete(one);
  if (!isWanted || missing.length === 0) return [...prints.values()];
  let done = 0;
  await withPublisher(options, async (publishOne) => {
    const queue = [...missing];
    const printNext = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [{ model, record, report }, print] = next;
        step(`Printing ${report.id}, ${++done} of ${missing.length}`);
        prints.set(next[0], { ...print, bytes: await publishOne({ model, record }, "pdf") });
      }
    };
    // While one is finished, the browser prints another.
    await Promise.all([printNext(), printNext()]);
  });
  return [...prints.values()];
}

const holds = async (bytes: Uint8Array, record: JsonValue): Promise<boolean> =>
  JSON.stringify(await pdf.readModel(bytes).catch(() => null)) === JSON.stringify(record);

/** The record as it was published, and its tables as CSV. */
async function dataFiles({ report, model, record }: Recorded): Promise<SiteFile[]> {
  const { id } = report;
  const tables = await openDataFiles(recordExport(model));
  return [
    { address: ADDRESSES.download(id, `${id}.json`), bytes: encode(formatJson(record)) },
    ...tables.map(({ name, bytes }) => ({ address: ADDRESSES.download(id, `data/${name}`), bytes })),
  ];
}

function downloadsOf(id: string, print: Print | undefined, own: readonly SiteFile[]): SiteLink[] {
  const link = (name: string, words: string, format: string): SiteLink[] => {
    const file = own.find(({ address }) => path.posix.basename(address) === name);
    const isEmpty = format === "CSV" && file?.bytes.indexOf(10) === (file?.bytes.length ?? 0) - 1;
    if (file === undefined || isEmpty) return []; // A table of headings alone has nothing to tell.
    return [linkTo(words, file.address, `${format}, ${sizeOf(file.bytes)}`)];
  };
  return [
    ...(print === undefined ? [] : [linkTo("The report", print.address, `PDF, ${sizeOf(print.bytes)}`)]),
    ...link("action-plan.csv", "Actions", "CSV"),
    ...link("scorecard.csv", "Measures, every figure", "CSV"),
    ...link("findings-and-actions.csv", "Findings and the actions that address them", "CSV"),
    ...link("traceability.csv", "Where each recommendation and finding is addressed", "CSV"),
    ...link("audits.csv", "Audits of case files, every round", "CSV"),
    ...link("evidence.csv", "Evidence", "CSV"),
    ...link("csv-metadata.json", "What the columns of the CSV files hold", "JSON"),
    ...link(`${id}.json`, "The record of the report, for programs", "JSON"),
  ];
}

/** "412 KB", "1.9 MB". */
const sizeOf = ({ length }: Uint8Array): string =>
  length < 1_000_000
    ? `${Math.max(1, Math.round(length / 1000))} KB`
    : `${(length / 1_000_000).toFixed(1)} MB`;
