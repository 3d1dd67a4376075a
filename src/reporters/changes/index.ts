import type { ChangeReporter } from "../report.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

/** Every format that changes are printed in; the files they are published as are in publish/. */
export const CHANGE_REPORTERS: readonly ChangeReporter[] = [text, markdown, json];
