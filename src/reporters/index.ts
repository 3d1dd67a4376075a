import { codeframe } from "./codeframe.ts";
import { json } from "./json.ts";
import type { Reporter } from "./report.ts";

/** Every format `check` prints. */
export const REPORTERS = { codeframe, json } as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof REPORTERS;
