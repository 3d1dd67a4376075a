import { parentPort, workerData } from "node:worker_threads";
import { UsageError } from "../errors.ts";
import type { ReportFormat } from "../publish/publication.ts";
import type { BuiltReport } from "./build-report.ts";
import { type PublishedFile, type PublishOptions, withPublisher } from "./publisher.ts";

/** How the reports of a thread look. It is plain data. */
export type TextLook = Pick<PublishOptions, "templates" | "theme" | "fonts">;

/** A report, and the formats in which it is asked for. */
export interface TextOrder {
  readonly id: number;
  readonly report: Pick<BuiltReport, "model" | "record" | "layout">;
  readonly formats: readonly ReportFormat[];
}

/** The files of each format, or what is wrong with a template. Any other fault ends the thread. */
export type TextAnswer =
  | { readonly id: number; readonly files: ReadonlyMap<ReportFormat, readonly PublishedFile[]> }
  | { readonly id: number; readonly message: string; readonly hint: string | null };

parentPort?.on("message", async ({ id, report, formats }: TextOrder) => {
  try {
    const files = await makeTexts({ ...report, stamped: null, problems: [] }, formats);
    const bytes = [...files.values()].flat().map((file) => file.bytes.buffer as ArrayBuffer);
    answerWith({ id, files }, bytes);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    answerWith({ id, message: error.message, hint: error.hint ?? null }, []);
  }
});

const answerWith = (answer: TextAnswer, given: ArrayBuffer[]): void => parentPort?.postMessage(answer, given);

const makeTexts = (
  report: BuiltReport,
  formats: readonly ReportFormat[],
): Promise<Map<ReportFormat, readonly PublishedFile[]>> =>
  withPublisher<Map<ReportFormat, readonly PublishedFile[]>>(
    workerData as TextLook,
    async (_, publishFiles) => {
      const made = new Map<ReportFormat, readonly PublishedFile[]>();
      for (const format of formats) made.set(format, await publishFiles(report, format));
      return made;
    },
  );
