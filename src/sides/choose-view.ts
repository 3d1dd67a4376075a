import { UsageError } from "../errors.ts";
import { type Audience, audienceOf } from "../plan/reports.ts";
import type { Edition } from "../report/context.ts";
import type { OpenSide } from "./side-kind.ts";

/** Whose eyes a comparison is for. */
export interface SharedView {
  readonly audience: Audience;
  readonly edition: Edition;
}

/** What was asked for on the command line. */
export interface AskedView {
  readonly audience?: Audience | undefined;
  readonly edition?: Edition | undefined;
}

/** The widest first. */
const VIEWS: readonly SharedView[] = [
  { audience: "board", edition: "exempt" },
  { audience: "board", edition: "public" },
  { audience: "public", edition: "exempt" },
  { audience: "public", edition: "public" },
];

const PUBLIC: SharedView = { audience: "public", edition: "public" };

/**
 * The narrower of what the two sides are for, or what is asked for. A plan at a date is for nobody yet: where no
 * report is named it is shown as the public may see it.
 * @throws UsageError where more is asked for than a side can show.
 */
export function chooseView(base: OpenSide, head: OpenSide, asked: AskedView): SharedView {
  const made = [base, head].flatMap((side) => madeFor(side) ?? []);
  const limits = made.length === 0 ? [PUBLIC] : made;
  const wanted = VIEWS.filter(
    ({ audience, edition }) =>
      (asked.audience === undefined
        ? limits.every((limit) => audience === "public" || limit.audience === "board")
        : audience === asked.audience) &&
      (asked.edition === undefined
        ? limits.every((limit) => edition === "public" || limit.edition === "exempt")
        : edition === asked.edition),
  );
  const shared = wanted.find((view) => [base, head].every((side) => canShow(side, view)));
  if (shared !== undefined) return shared;
  const [view = PUBLIC] = wanted.slice(-1);
  const narrow = canShow(base, view) ? head : base;
  throw new UsageError(
    `"${narrow.name}" cannot show ${WORDS[view.audience]}${EDITIONS[view.edition]}: it was made for ${madeForWords(narrow)}`,
    "Ask for less with --audience and --edition, or give the plan at its date in its place.",
  );
}

const WORDS = { public: "what the public may see", board: "what the Board may see" } as const;
const EDITIONS = { public: "", exempt: " in the exempt edition" } as const;

function madeForWords(side: OpenSide): string {
  const { audience, edition } = madeFor(side) ?? PUBLIC;
  return `${audience === "public" ? "the public" : "the Board"}, in the ${edition} edition`;
}

/** Null for a plan at a date. */
function madeFor(side: OpenSide): SharedView | null {
  if ("model" in side) return side.model.provenance;
  return side.report === null ? null : { audience: audienceOf(side.report), edition: "public" };
}

/** What was left out of a model cannot be shown; a model holds what its readers and what the public may see. */
function canShow(side: OpenSide, view: SharedView): boolean {
  if (!("model" in side)) return true;
  return [side.model.provenance, PUBLIC].some(
    ({ audience, edition }) => audience === view.audience && edition === view.edition,
  );
}
