import { lendBrowser, type Printer } from "../browser/print.ts";
import type { Comparison } from "../diff/comparison.ts";
import { describeCodes } from "../fonts/characters.ts";
import type { ReportFonts } from "../fonts/embed-fonts.ts";
import type { ReportDocument } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import { docx } from "../publish/docx.ts";
import { html } from "../publish/html.ts";
import { json } from "../publish/json.ts";
import { pdf } from "../publish/pdf.ts";
import {
  type Format,
  fileNameOf,
  type JsonValue,
  type Publication,
  type ReportFormat,
  type Tools,
} from "../publish/publication.ts";
import type { RenderOptions } from "../render/render-html.ts";
import { diffDocument } from "../report/changes/diff-document.ts";
import type { Theme } from "../theme/schema.ts";
import type { WordOptions } from "../word/make-word.ts";
import type { BuiltReport } from "./build-report.ts";
import { splitReport, type Volume } from "./split-report.ts";

/** A report, or a comparison, which is laid out like a report. */
export type Publishable = ReportModel | RecordedReport | Comparison;

/** A report as `buildReport` returns it. */
export interface RecordedReport {
  /** The model that is laid out. */
  readonly model: ReportModel;
  /** The JSON that is published and embedded. */
  readonly record: unknown;
}

export interface PublishOptions {
  /** A folder with a council's own templates and style sheets. Ours are used for any that it lacks. */
  readonly templates?: string | undefined;
  /** A council's own look. A plan that is loaded has its own. */
  readonly theme?: Theme | null | undefined;
  /** Fonts besides our own, for what it lacks or for all text. */
  readonly fonts?: ReportFonts | undefined;
  /** The path of a council's own Word file, of which Word documents have the styles, the header and footer, and the paper. */
  readonly reference?: string | undefined;
  /** The path or ws:// address of a browser. If it is left out, one is looked for. Only PDF and Word documents need it. */
  readonly browser?: string | undefined;
  /** A browser that is lent already, in place of one that is started for this work alone. */
  readonly printer?: Printer | undefined;
  /** The limit for each step of printing; 60 if it is left out. */
  readonly timeoutSeconds?: number | undefined;
  /** Called with each thing that the user should know, such as that the browser runs without its sandbox. */
  readonly notice?: ((text: string) => void) | undefined;
}

export type { Printer };

/** Every format that a report can be published in. */
const FORMATS: { readonly [Name in ReportFormat]: Format<Name> } = { html, pdf, json, docx };

/** What a file of ours holds; null for a file that improve did not publish. */
export async function publishedKind(held: Uint8Array): Promise<"report" | "appendix" | "comparison" | null> {
  const format = Object.values(FORMATS).find(({ wrote }) => wrote(held));
  if (format === undefined) return null;
  const [, first = ""] = /^\{\s*"(\w+)":/.exec(format.beginningOf(held)) ?? [];
  const known = KINDS.get(first);
  if (known !== undefined) return known;
  // A report that was cut short is still one of ours.
  const model = await format.readModel(held).catch(() => null);
  if (typeof model !== "object" || model === null) return "report";
  if ("appendixOf" in model) return "appendix";
  return "changes" in model ? "comparison" : "report";
}

/** The first key of each kind of model that is told by it. */
const KINDS: ReadonlyMap<string, "report" | "appendix"> = new Map([
  ["schemaVersion", "report"],
  ["appendixOf", "appendix"],
]);

/** Makes the content of one file. Nothing is written. */
export type Publish = (what: Publishable, format: ReportFormat) => Promise<Uint8Array>;

/** One of the files in which a report is published. */
export interface PublishedFile {
  readonly name: string;
  readonly kind: Volume["kind"];
  readonly bytes: Uint8Array;
}

/** Makes the content of every file of a report in one format, the report itself first. Nothing is written. */
export type PublishFiles = (report: BuiltReport, format: ReportFormat) => Promise<readonly PublishedFile[]>;

/**
 * Has the files of a report made in some formats before they are asked for, while another is finished.
 * @returns when the browser has all that it needs for the first print of each, or it has failed.
 */
export type BeginFiles = (report: BuiltReport, formats: readonly ReportFormat[]) => Promise<void>;

/**
 * Lends a browser for as long as the work lasts, which `withPublisher` may be given. It starts when something is printed, or
 * when it is begun.
 */
export const withPrinter = <Result>(
  {
    browser,
    timeoutSeconds = 60,
    notice = () => {},
  }: Pick<PublishOptions, "browser" | "timeoutSeconds" | "notice">,
  work: (printer: Printer) => Promise<Result>,
): Promise<Result> => lendBrowser({ browser, timeoutSeconds, notice }, work);

/**
 * Gives `work` functions that publish. One browser prints all the PDFs: it starts with the first and is closed when
 * the work ends, however it ends. The HTML of a report is made once for all formats.
 * @throws BrowserError when no browser can be found, started or made to print.
 * @throws UsageError when a template is wrong.
 */
export async function withPublisher<Result>(
  {
    templates,
    theme,
    fonts,
    reference: file,
    browser,
    printer: lent,
    timeoutSeconds,
    notice = () => {},
  }: PublishOptions,
  work: (publishOne: Publish, publishFiles: PublishFiles, beginFiles: BeginFiles) => Promise<Result>,
): Promise<Result> {
  // Read before anything is written, and only where there is one.
  const reference =
    file === undefined ? null : await (await import("../word/reference.ts")).Reference.read(file);
  // What nobody holds any more is forgotten, so that a folder of reports takes no more room than a few of them.
  const rendered = new WeakMap<Publishable | Volume, Promise<Publication>>();
  const volumes = new WeakMap<BuiltReport, readonly Volume[]>();
  const begun = new WeakMap<BuiltReport, Map<ReportFormat, ReturnType<PublishFiles>>>();
  const said = new Set<string>();
  // Each file of a report has what the reference lacks.
  const noticeOnce = (text: string): void => {
    if (!said.has(text)) notice(text);
    said.add(text);
  };
  const borrow = (use: (printer: Printer) => Promise<Result>): Promise<Result> =>
    lent === undefined ? withPrinter({ browser, timeoutSeconds, notice }, use) : use(lent);
  return await borrow(({ print, draw }) => {
    const publishOne = async (
      what: Publishable | Volume,
      format: ReportFormat,
      tools: Pick<Tools, "print"> = { print },
    ): Promise<Uint8Array> => {
      const publication =
        rendered.get(what) ??
        toPublication(what, { templates, theme, fonts, reference, draw, notice: noticeOnce });
      rendered.set(what, publication);
      const page =
        format === "pdf" ? await forPaper(await publication, { fonts, notice }) : await publication;
      return await FORMATS[format].publish(page, { ...tools, notice });
    };
    const makeFiles = async (
      report: BuiltReport,
      format: ReportFormat,
      tools?: Pick<Tools, "print">,
    ): Promise<PublishedFile[]> => {
      const id = fileNameOf(report.model.provenance);
      if (report.layout === "full" || format === "json") {
        return [{ name: `${id}.${format}`, kind: "report", bytes: await publishOne(report, format, tools) }];
      }
      const split = volumes.get(report) ?? splitReport(report);
      volumes.set(report, split);
      const made: PublishedFile[] = [];
      // One after another, because each page of the browser holds a whole document.
      for (const volume of split) {
        const { id: name, kind } = volume;
        made.push({ name: `${name}.${format}`, kind, bytes: await publishOne(volume, format, tools) });
      }
      return made;
    };
    const beginFiles: BeginFiles = async (report, formats) => {
      const own = new Map<ReportFormat, ReturnType<PublishFiles>>();
      begun.set(report, own);
      const told = formats.map((format) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const printTold: Tools["print"] = (html, how) =>
          print(html, {
            ...how,
            handedOver: () => {
              how?.handedOver?.();
              resolve();
            },
          });
        const making = makeFiles(report, format, { print: printTold });
        own.set(format, making);
        // Who asks for the files hears of what went wrong.
        making.then(
          () => resolve(),
          () => resolve(),
        );
        return promise;
      });
      await Promise.all(told);
    };
    const publishFiles: PublishFiles = (report, format) => {
      const making = begun.get(report)?.get(format) ?? makeFiles(report, format);
      begun.get(report)?.delete(format);
      return making;
    };
    return work(publishOne, publishFiles, beginFiles);
  });
}

type LookOptions = RenderOptions & Pick<WordOptions, "reference" | "draw" | "notice">;

async function toPublication(what: Publishable | Volume, look: LookOptions): Promise<Publication> {
  if (!("changes" in what)) {
    const { model, record } = "record" in what ? what : { model: what, record: what };
    const { provenance, document } = model;
    const named = "files" in what ? { id: what.id, files: what.files } : { id: fileNameOf(provenance) };
    return { ...(await laidOut(document, provenance.asAt, model, look, named)), model: record as JsonValue };
  }
  const document = diffDocument(what);
  const { asAt } = what.head;
  return {
    ...(await laidOut(document, asAt, { document }, look, { id: "diff" })),
    model: what as unknown as JsonValue,
  };
}

/** A document as HTML, and, where it is asked for, as one of Word. */
async function laidOut(
  document: ReportDocument,
  asAt: string,
  model: { readonly document: ReportDocument },
  look: LookOptions,
  named: Pick<Publication, "id" | "files">,
): Promise<Omit<Publication, "model">> {
  // Loaded here, because a command that publishes nothing does not need the templates.
  const { renderPage } = await import("../render/render-html.ts");
  const { html, styles } = await renderPage(model, look);
  const { title, language } = document;
  const word: Publication["word"] = async () => {
    const { makeWord } = await import("../word/make-word.ts");
    return await makeWord(document, { ...look, styles, asAt, files: named.files });
  };
  const ownStyles = look.templates !== undefined;
  return { ...named, title, language, asAt, html, ownStyles, word };
}

/** A screen has fonts of its own for what ours lack. Paper shows the code of a character that no font has. */
async function forPaper(
  publication: Publication,
  { fonts, notice }: Pick<PublishOptions, "fonts" | "notice">,
): Promise<Publication> {
  const { showCodes } = await import("../render/page-text.ts");
  const { html, replaced } = await showCodes(publication.html, fonts);
  if (replaced.length > 0)
    notice?.(
      `No font has ${describeCodes(replaced).words}: the PDF prints the codes in place of the characters. improve check says where.`,
    );
  return { ...publication, html };
}
