import { codeframe } from "./codeframe.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Reporter } from "./report.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** Every format `check` prints. */
export const REPORTERS = {
  codeframe,
  stylish,
  json,
  sarif,
  github,
  junit,
  markdown,
} as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof REPORTERS;
