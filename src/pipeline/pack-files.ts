import type { ReportModel } from "../model/report-model.ts";
import { type PackedFile, paperName } from "../pack/pack.ts";
import { countPages } from "../publish/pdf.ts";
import { REPORT_FORMATS, type ReportFormat } from "../publish/publication.ts";
import type { BuiltReport } from "./build-report.ts";
import { exportPlan } from "./export-plan.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import { type PublishOptions, withPublisher } from "./publisher.ts";

/** The folder of a pack for each format, in the order in which a reader needs them. */
const FOLDERS: Readonly<Record<ReportFormat, string>> = {
  pdf: "agenda",
  docx: "word",
  html: "web",
  json: "record",
};

/** What the exempt edition is given in: nothing of it may go on the web. */
const EXEMPT_FORMATS: readonly ReportFormat[] = ["pdf"];

const PLACES = Object.keys(FOLDERS);

export interface PackContents {
  readonly report: BuiltReport;
  /** The same with what Schedule 12A keeps from the public; null where it keeps nothing from them. */
  readonly exempt: ReportModel | null;
}

/**
 * Makes every file of a pack but those that say what is in it: the report and each appendix in every format, the record,
 * the exempt edition apart, and the data as CSV.
 * @param plan in which the report is published.
 * @param formats of those to be made.
 */
export async function makePackFiles(
  plan: LoadedPlan,
  { report, exempt }: PackContents,
  formats: readonly ReportFormat[],
  options: PublishOptions,
): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  const wanted = REPORT_FORMATS.filter((format) => formats.includes(format)).sort(
    (a, b) => PLACES.indexOf(a) - PLACES.indexOf(b),
  );
  await withPublisher(options, async (_, publishFiles) => {
    const add = async (
      built: BuiltReport,
      format: ReportFormat,
      edition: "public" | "exempt",
    ): Promise<void> => {
      const folder = edition === "exempt" ? "exempt" : FOLDERS[format];
      const titles = titlesOf(built.model);
      for (const [index, { name, bytes }] of (await publishFiles(built, format)).entries()) {
        const pages = format === "pdf" ? await countPages(bytes) : null;
        files.push({ path: `${folder}/${name}`, title: titles[index] ?? "", edition, pages, bytes });
      }
    };
    const named = (built: BuiltReport, edition: "public" | "exempt"): BuiltReport => ({
      ...built,
      layout: "short",
      nameOf: (place, title) => paperName(place + 1, place === 0 ? `Report ${title}` : title, edition),
    });
    // One object for all formats: its pages are laid out once.
    const open = named(report, "public");
    for (const format of wanted) await add(open, format, "public");
    if (exempt === null) return;
    const apart = named({ ...report, model: exempt, record: exempt }, "exempt");
    for (const format of wanted.filter((one) => EXEMPT_FORMATS.includes(one)))
      await add(apart, format, "exempt");
  });
  const id = report.model.provenance.report;
  for (const { path, bytes } of await exportPlan(plan, { report: id }).outputs("csv")) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const title = name.endsWith(".csv")
      ? `Data: ${name.replace(".csv", "").replaceAll("-", " ")}`
      : "What the data is";
    files.push({ path: `data/${name}`, title, edition: "public", pages: null, bytes });
  }
  return files;
}

/** The title of the report, and that of each appendix. */
const titlesOf = ({ document }: ReportModel): string[] => [
  document.title,
  ...document.parts.filter(({ kind }) => kind === "appendix").map(({ label, title }) => `${label}: ${title}`),
];
