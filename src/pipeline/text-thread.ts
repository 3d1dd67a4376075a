import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { UsageError } from "../errors.ts";
import { packageFile } from "../package.ts";
import type { ReportFormat } from "../publish/publication.ts";
import type { BuiltReport } from "./build-report.ts";
import type { PublishedFile, TextMaker } from "./publisher.ts";
import type { TextAnswer, TextLook, TextOrder } from "./text-work.ts";

/** From how many reports on a thread of their own is worth its start. */
const MANY = 4;

/** Makes the texts of reports, their HTML and JSON, in a thread of its own, so that the next report is worked out meanwhile. */
export class TextThread implements TextMaker {
  private readonly worker: Worker;
  /** Why it makes nothing any more. */
  private ended: Error | null = null;
  private next = 0;
  private readonly waiting = new Map<number, (answer: TextAnswer | Error) => void>();

  /** Lends one for as long as the work lasts; null where there are too few reports for it, or no processor. */
  static async lend<Result>(
    reports: number,
    { templates, theme, fonts }: TextLook,
    work: (texts: TextMaker | null) => Promise<Result>,
  ): Promise<Result> {
    if (reports < MANY || availableParallelism() < 2) return await work(null);
    const thread = new TextThread({ templates, theme, fonts });
    return await work(thread).finally(() => thread.worker.terminate());
  }

  private constructor(look: TextLook) {
    this.worker = new Worker(ENTRY, { workerData: look });
    this.worker.on("message", (answer: TextAnswer) => this.settle(answer.id, answer));
    this.worker.on("error", (error) => this.fail(error));
    this.worker.on("exit", () => this.fail(new Error("The thread that makes texts has ended.")));
  }

  /** @throws UsageError when a template is wrong. */
  make(
    report: BuiltReport,
    formats: readonly ReportFormat[],
  ): ReadonlyMap<ReportFormat, Promise<PublishedFile[]>> {
    const { model, record, layout } = report;
    const order: TextOrder = { id: this.next++, report: { model, record, layout }, formats };
    const answer = new Promise<TextAnswer | Error>((resolve) => {
      if (this.ended !== null) return resolve(this.ended);
      this.waiting.set(order.id, resolve);
      this.worker.postMessage(order);
    });
    return new Map(formats.map((format) => [format, answer.then((one) => filesIn(one, format))]));
  }

  async isBusy(): Promise<boolean> {
    await turn();
    return this.waiting.size > 0;
  }

  private settle(id: number, answer: TextAnswer | Error): void {
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  private fail(error: Error): void {
    this.ended ??= error;
    for (const id of [...this.waiting.keys()]) this.settle(id, error);
  }
}

function filesIn(answer: TextAnswer | Error, format: ReportFormat): PublishedFile[] {
  if (answer instanceof Error) throw answer;
  if ("message" in answer) throw new UsageError(answer.message, answer.hint ?? undefined);
  return [...(answer.files.get(format) ?? [])];
}

/** From its source where that runs, or else from the bundle. */
const ENTRY = import.meta.url.endsWith(".ts")
  ? new URL("./text-work.ts", import.meta.url)
  : packageFile("dist", "chunks", "text-work.cjs");
