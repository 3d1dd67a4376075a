import {
  BEFORE_PLACEMENTS,
  CASELOAD,
  IN_CARE,
  LOOKED_AFTER_NEET,
  MOVE_OF,
  MOVED,
  OLD_ENOUGH,
  OTHER_MOVES,
  OTHER_YEARS,
  PLACEMENTS,
  STABILITY,
  THREE_MOVES,
  WITHOUT_AGENCY,
} from "../lexicons/definitions.ts";
import { type Token, tokensOf } from "../words/tokens.ts";
import { type Wordings, wordingAt, wordingsIn, wordingsOf } from "../words/wordings.ts";

/** Words that say something other than what a national measure counts. */
export interface DefinitionSlip {
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** What is wrong with them, and what was expected. */
  readonly problem: string;
}

interface Slip {
  readonly wordings: Wordings<string>;
  /** Words elsewhere in the text that it needs. */
  readonly only?: Wordings<string>;
  /** Words elsewhere in the text that make it right. */
  readonly unless?: Wordings<string>;
  readonly problem: string;
}

const COUNTS_MOVES = 'counts moves: expected "three or more placements", which the measure counts';

const SLIPS: readonly Slip[] = [
  { wordings: wordingsOf(THREE_MOVES), problem: COUNTS_MOVES },
  {
    wordings: wordingsOf(MOVED),
    only: wordingsOf(IN_CARE),
    unless: wordingsOf(OTHER_MOVES),
    problem: COUNTS_MOVES,
  },
  {
    wordings: wordingsOf(LOOKED_AFTER_NEET),
    unless: wordingsOf(OLD_ENOUGH),
    problem: "is said of looked after children: expected care leavers aged 19 to 21, whom the measure counts",
  },
  {
    wordings: wordingsOf(OTHER_YEARS),
    only: wordingsOf(STABILITY),
    problem:
      "is said of placement stability: expected two and a half years or more, which the measure counts",
  },
  {
    wordings: wordingsOf(WITHOUT_AGENCY),
    only: wordingsOf(CASELOAD),
    problem: "is said of caseloads: expected agency staff to be counted, as the measure does",
  },
];

/** The slips in a text about children, by kind. */
export function definitionSlips(text: string): DefinitionSlip[] {
  const tokens = tokensOf(text);
  const has = (wordings: Wordings<string>): boolean => wordingsIn(tokens, wordings).length > 0;
  const possible = SLIPS.filter(({ only, unless }) => !(only && !has(only)) && !(unless && has(unless)));
  return possible.flatMap(({ wordings, problem }) =>
    tokens.flatMap(({ from, kind }, at) => {
      const end = kind === "sign" ? null : wordingAt(tokens, at, wordings);
      if (end === null || isOtherMove(tokens, at, end)) return [];
      return [{ start: from, end: tokens[end - 1]?.to ?? from, problem }];
    }),
  );
}

/** "Not three or more moves", "three or more moves of school", "former looked after children". */
function isOtherMove(tokens: readonly Token[], at: number, end: number): boolean {
  if (["not", "former", "formerly"].includes(tokens[at - 1]?.word ?? "")) return true;
  if (!MOVE_OF.has(tokens[end]?.word ?? "") || tokens[end - 1]?.word !== "move") return false;
  const next = BEFORE_PLACEMENTS.has(tokens[end + 1]?.word ?? "") ? end + 2 : end + 1;
  return !PLACEMENTS.has(tokens[next]?.word ?? "");
}
