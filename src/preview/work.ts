import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import {
  type ExplainedValue,
  openPreview,
  type PlanPreview,
  type PreviewChoice,
  type PreviewDraft,
  type ReportFormat,
  type SettingsOptions,
  type ShownProblem,
} from "../index.ts";
import { type Trouble, troubleOf } from "./trouble.ts";

/** What a thread is started with. */
export interface WorkOf {
  readonly folder: string;
  readonly options: SettingsOptions;
  readonly prefix: string;
  /** Whether it lets others go first. */
  readonly canWait?: boolean;
}

/** What a thread can be asked to make, and what it makes. */
export interface Works {
  readonly draft: PreviewDraft;
  readonly check: readonly ShownProblem[];
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly value: ExplainedValue | null;
}

export interface Order {
  readonly id: number;
  readonly work: keyof Works;
  readonly choice: PreviewChoice;
  /** The format of a file, or the key of a value. */
  readonly of?: string | undefined;
}

export type Answer =
  | { readonly id: number; readonly made: Works[keyof Works] }
  | { readonly id: number; readonly trouble: Trouble };

/** A third of the time that others get, where there is not enough for all. */
const LATER = 5;

void work();

async function work(): Promise<void> {
  const { folder, options, prefix, canWait = false } = workerData as WorkOf;
  // Elsewhere a priority is that of the whole program.
  if (canWait && process.platform === "linux") setPriority(LATER);
  const preview = await openPreview(folder, options, prefix);
  parentPort?.on("message", async ({ id, work, choice, of = "" }: Order) => {
    const answer = await make(preview, work, choice, of).then(
      (made): Answer => ({ id, made }),
      (error): Answer => ({ id, trouble: troubleOf(error) }),
    );
    parentPort?.postMessage(answer);
  });
}

async function make(
  preview: PlanPreview,
  work: keyof Works,
  choice: PreviewChoice,
  of: string,
): Promise<Works[keyof Works]> {
  switch (work) {
    case "draft":
      return await preview.draft(choice);
    case "check":
      return await preview.check(choice);
    case "file":
      return await preview.file(choice, of as ReportFormat);
    case "value":
      return await preview.value(choice, of);
  }
}
