import type { ChangeReporter } from "../report.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

/** Every format in which changes are printed. The formats in which they are published are in publish/. */
export const CHANGE_REPORTERS: readonly ChangeReporter[] = [text, markdown, json];
