import { type Inline, textOf } from "../../model/table.ts";
import type { Reference } from "../../prose/references.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { ReferenceContext, ReportContext } from "../context.ts";
import type { DraftInline } from "../draft/draft.ts";
import type { Places } from "../draft/number.ts";
import { type Outcome, type ReferenceKind, type ReferenceProblem, refuse, reportUnknown } from "../parts.ts";
import { count, made } from "./counts.ts";
import { asAt, date, month, since } from "./dates.ts";
import { kpi, period, target } from "./figures.ts";
import { appendix, holder, paragraph, term, title } from "./names.ts";

/** Every reference prose can make. */
export const REFERENCES: Readonly<Record<string, ReferenceKind>> = {
  "as-at": asAt,
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
};

/** The options each takes; `count` judges its own, which depend on what is counted. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = { kpi: ["period"], made: ["in"] };

/** A mistyped option would print another figure than the one that was meant. */
function unknownOption({ name, options }: Reference): ReferenceProblem | undefined {
  if (name === "count") return undefined;
  const known = OPTIONS[name] ?? [];
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return undefined;
  const hint =
    known.length === 0 ? "It takes none." : (didYouMean(unknown, known) ?? `Known: ${list(known)}.`);
  return refuse(`{{${name}}} has no option "${unknown}"`, hint);
}

/** What a reference prints. One that names nothing is a problem, and is printed as written: never a blank. */
export function resolveReference(
  { reference, origin }: Extract<DraftInline, { kind: "reference" }>,
  places: Places,
  context: ReportContext,
): Inline[] {
  const outcome = printReference(reference, places, context);
  if (!("message" in outcome)) return [...outcome];
  reportUnknown(context, outcome, reference.args, origin);
  return [textOf(`{{${[reference.name, ...reference.args.map((one) => `"${one}"`)].join(" ")}}}`)];
}

/** What a reference prints, or why it prints nothing. */
export function printReference(reference: Reference, places: Places, context: ReferenceContext): Outcome {
  const kind = Object.hasOwn(REFERENCES, reference.name) ? REFERENCES[reference.name] : undefined;
  if (kind === undefined) return unknownName(reference.name);
  return unknownOption(reference) ?? kind(reference, context, places);
}

function unknownName(name: string): ReferenceProblem {
  const known = [...Object.keys(REFERENCES), "block"];
  if (name === "block")
    return refuse(
      "{{block}} stands among other text: expected a paragraph of its own, in main",
      "Put an empty line before it and after it, outside lists.",
    );
  return refuse(
    `There is no reference {{${name}}}`,
    didYouMean(name, known) ?? `Known references: ${list(known)}.`,
  );
}
