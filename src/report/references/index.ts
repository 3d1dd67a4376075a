import type { Reference } from "../../prose/references.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { ReferenceContext } from "../context.ts";
import type { Places } from "../draft/draft.ts";
import { type Outcome, problem, type ReferenceKind, type ReferenceProblem } from "../kinds.ts";
import { count, made } from "./counts.ts";
import { asAt, date, month, since } from "./dates.ts";
import { kpi, period, target } from "./figures.ts";
import { appendix, holder, paragraph, term, title } from "./names.ts";

/** Every reference that prose can make. */
export const REFERENCES: readonly ReferenceKind[] = [
  asAt,
  appendix,
  count,
  date,
  holder,
  kpi,
  made,
  month,
  paragraph,
  period,
  since,
  target,
  term,
  title,
];

/** What a reference prints, or why it prints nothing. */
export function printReference(reference: Reference, places: Places, context: ReferenceContext): Outcome {
  const kind = REFERENCES.find(({ name }) => name === reference.name);
  if (kind === undefined) return unknownName(reference.name);
  return unknownOption(reference, kind) ?? kind.print(reference, context, places);
}

/** A mistyped option would print a figure other than the one that was meant. */
function unknownOption({ options }: Reference, { name, options: known = [] }: ReferenceKind) {
  if (known === "own") return undefined;
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return undefined;
  const hint =
    known.length === 0 ? "It takes none." : (didYouMean(unknown, known) ?? `Known: ${list(known)}.`);
  return problem(`{{${name}}} has no option "${unknown}"`, hint);
}

function unknownName(name: string): ReferenceProblem {
  if (name === "block")
    return problem(
      "{{block}} stands among other text: expected a paragraph of its own, in main",
      "Put an empty line before it and after it, outside lists.",
    );
  const known = [...REFERENCES.map((one) => one.name), "block"];
  return problem(
    `There is no reference {{${name}}}`,
    didYouMean(name, known) ?? `Known references: ${list(known)}.`,
  );
}
