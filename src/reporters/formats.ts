/** The formats in which problems are printed. Every command loads this file, but a format itself only if it is used. */
export const PROBLEM_FORMATS = [
  "codeframe",
  "stylish",
  "json",
  "sarif",
  "github",
  "gitlab",
  "junit",
  "markdown",
] as const;
export type ProblemFormat = (typeof PROBLEM_FORMATS)[number];

/** The formats in which changes are printed. HTML and PDF are published instead. */
export const CHANGE_FORMATS = ["text", "markdown", "json"] as const;
export type ChangeFormat = (typeof CHANGE_FORMATS)[number];
