import { capitalise } from "../diagnostics/words.ts";
import { type Change, type ChangeKind, sentence } from "./change.ts";

export type Sign = "+" | "-" | "~";

/** Whether something came, went or is otherwise than it was. */
export function signOf({ kind }: { readonly kind: ChangeKind }): Sign {
  if (/-(added|received)$/.test(kind)) return "+";
  return /-(removed|withdrawn|superseded|dropped)$/.test(kind) ? "-" : "~";
}

/** "Action 2.1, Audit records" */
export const sayEntry = ({ label, title }: Change): string => (label === null ? title : `${label}, ${title}`);

/** "Slipped from 31 May 2016 to 30 June 2016."; null where the heading above the entry says it all. */
export const sayWhat = ({ what }: Change): string | null =>
  SAID_BY_HEADING.has(what) ? null : sentence(capitalise(what));

const SAID_BY_HEADING: ReadonlySet<string> = new Set(["is new", "is a new measure", "was begun"]);

/** "Reason: the trainer was ill."; null without one. */
export const sayReason = ({ reason }: Change): string | null =>
  reason === null ? null : `Reason: ${sentence(reason)}`;
