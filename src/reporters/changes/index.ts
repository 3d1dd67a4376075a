import type { ChangeReporter } from "../report.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

/** Every format that changes are printed in; the files they are published as are in publish/. */
export const CHANGE_FORMATS = {
  text,
  markdown,
  json,
} as const satisfies Record<string, ChangeReporter>;

export type ChangeFormatName = keyof typeof CHANGE_FORMATS;
