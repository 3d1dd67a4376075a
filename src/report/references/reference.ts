import { type Inline, textOf } from "../../model/inline.ts";
import type { Reference } from "../../prose/references.ts";
import type { ReferenceContext } from "../context.ts";
import type { Places } from "../number.ts";

/** What a reference prints, or why it cannot. */
export type Outcome = readonly Inline[] | Refusal;

export interface Refusal {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What one kind of reference prints: `{{date "ofsted-2016-07/letter"}}`. */
export type ReferenceKind = (reference: Reference, context: ReferenceContext, places: Places) => Outcome;

export const print = (text: string): Outcome => [textOf(text)];

export const refuse = (message: string, hint?: string): Refusal => ({ message, hint });
