import { codeframe } from "./codeframe.ts";
import type { ProblemFormat } from "./formats.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Reporter } from "./report.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** Every format `check` prints. */
export const REPORTERS: Readonly<Record<ProblemFormat, Reporter>> = {
  codeframe,
  stylish,
  json,
  sarif,
  github,
  junit,
  markdown,
};
