import { Worker } from "node:worker_threads";
import { UsageError } from "../errors.ts";
import type { PreviewChoice } from "../index.ts";
import { packageFile } from "../package.ts";
import type { Answer, Order, WorkOf, Works } from "./work.ts";

/**
 * A thread that drafts or checks, so that the pages are served at once while it does. It starts with the first order, takes
 * one after the other, and starts anew after a fault.
 */
export class Thread {
  private readonly of: WorkOf;
  private worker: Worker | null = null;
  private next = 0;
  private readonly waiting = new Map<number, (answer: Answer | Error) => void>();

  /** @param of what it works on, and whether it can wait for others. */
  constructor(of: WorkOf) {
    this.of = of;
  }

  /** @throws UsageError with the words for the user, where it cannot be made. */
  async make<Work extends keyof Works>(work: Work, choice: PreviewChoice, of?: string): Promise<Works[Work]> {
    this.worker ??= this.start();
    const order: Order = { id: this.next++, work, choice, of };
    const { worker } = this;
    const answer = await new Promise<Answer | Error>((resolve) => {
      this.waiting.set(order.id, resolve);
      worker.postMessage(order);
    });
    if (answer instanceof Error) throw answer;
    if ("trouble" in answer) throw new UsageError(answer.trouble.message, answer.trouble.hint ?? undefined);
    return answer.made as Works[Work];
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    // Most of what a draft is made of lives for its making only: with more room for that it is made in half the time.
    const worker = new Worker(ENTRY, {
      workerData: this.of,
      resourceLimits: { maxYoungGenerationSizeMb: 128 },
    });
    worker.on("message", (answer: Answer) => this.settle(answer.id, answer));
    worker.on("error", (error) => this.fail(error));
    worker.on("exit", () =>
      this.fail(new UsageError("The preview stopped working on this", "Save a file, and it tries again.")),
    );
    return worker;
  }

  private settle(id: number, answer: Answer | Error): void {
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  private fail(error: Error): void {
    this.worker = null;
    for (const id of [...this.waiting.keys()]) this.settle(id, error);
  }
}

/** From its source where that runs, or else from the bundle. */
const ENTRY = import.meta.url.endsWith(".ts")
  ? new URL("./work.ts", import.meta.url)
  : packageFile("dist", "chunks", "preview-work.cjs");
