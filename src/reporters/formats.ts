/** The formats that problems are printed in. This file is loaded with every command, and a format where it is used. */
export const PROBLEM_FORMATS = [
  "codeframe",
  "stylish",
  "json",
  "sarif",
  "github",
  "junit",
  "markdown",
] as const;
export type ProblemFormat = (typeof PROBLEM_FORMATS)[number];

/** The formats that changes are printed in; HTML and PDF are published. */
export const CHANGE_FORMATS = ["text", "markdown", "json"] as const;
export type ChangeFormat = (typeof CHANGE_FORMATS)[number];
