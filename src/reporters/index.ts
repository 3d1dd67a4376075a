import { codeframe } from "./codeframe.ts";
import type { ProblemFormat } from "./formats.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Reporter } from "./report.ts";
import { sarif } from "./sarif.ts";
import { stylish } from "./stylish.ts";

/** Every format in which `check` prints. */
export const REPORTERS: readonly Reporter[] = [
  codeframe,
  stylish,
  json,
  sarif,
  github,
  gitlab,
  junit,
  markdown,
];

export const reporterFor = (format: ProblemFormat): Reporter =>
  REPORTERS.find(({ name }) => name === format) as Reporter;
