import {
  ANOTHER_COUNCIL,
  AS_WELL,
  ASKED,
  AVERAGES,
  BEFORE_THEM,
  BESIDE,
  COUNCILS,
  DID,
  DONE_THERE,
  ELSEWHERE,
  FARED,
  FARED_NEXT,
  GIVEN,
  HIGHER,
  MANY_OF,
  NEIGHBOURS,
  NO_PLACE,
  NO_PLACE_AFTER,
  OF_A_KIND,
  OF_COUNCIL,
  ONE_COUNCIL,
  RANKED,
  SET,
  SHARES,
  UP_TO_THEM,
  WHICH_COUNCILS,
  WITH_US,
} from "../lexicons/others.ts";
import type { Reading } from "../reading.ts";
import { type Phrases, phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type Wordings, wordingAt, wordingsIn, wordingsOf } from "../words/wordings.ts";

/** Other councils, as a sentence names them: "across England" says where, and "other councils" who. */
export interface Others {
  readonly kind: "who" | "where" | "average" | "ranked" | "named" | "reviewer" | "unknown";
  /** Positions of the first token, and of the one after the last. */
  readonly at: number;
  readonly end: number;
}

/** What a plan says of councils. */
export interface KnownCouncils {
  /** Others by their short names, and which of them review this one. */
  readonly names: Phrases<"named" | "reviewer">;
  /** Folded words of the plan that are no other place. */
  readonly notPlaces: ReadonlySet<string>;
}

/** The others of which a sentence says how they did: the first of those in general words, else of those by name. */
export function othersWhoDid({ tokens }: Reading, known: KnownCouncils): Others | null {
  if (tokens.some(({ word }) => ASKED.has(word))) return null;
  return othersIn(tokens, known).find((others) => didSomething(tokens, others)) ?? null;
}

const KIND = wordingsOf(OF_A_KIND);
const NEIGHBOUR_PHRASES = phrasesOf(NEIGHBOURS);
const MANY_OF_PHRASES = phrasesOf(MANY_OF);
const PLACES = wordingsOf(ELSEWHERE);
const AVERAGE_WORDINGS = wordingsOf(AVERAGES);
const RANKED_WORDINGS = wordingsOf(RANKED);

function othersIn(tokens: readonly Token[], { names, notPlaces }: KnownCouncils): Others[] {
  const all = tokens.flatMap((_, at): Others[] =>
    [
      councilsAt(tokens, at),
      placeAt(tokens, at),
      averageAt(tokens, at),
      nameAt(tokens, at, notPlaces),
    ].filter((found) => found !== null),
  );
  const named = phrasesIn(tokens, names)
    .filter(({ at }) => isCapitalised(tokens[at]))
    .map(({ meaning: kind, at, end }): Others => ({ kind, at, end }));
  const rank: readonly Others["kind"][] = [
    "who",
    "where",
    "average",
    "ranked",
    "named",
    "reviewer",
    "unknown",
  ];
  return [...all, ...named].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || a.at - b.at);
}

const isCapitalised = (token: Token | undefined): boolean => /^\p{Lu}/u.test(token?.text ?? "");

/** "Most other local authorities", "another council", "councils judged inadequate", "our statistical neighbours". */
function councilsAt(tokens: readonly Token[], at: number): Others | null {
  const neighbours = phraseAt(tokens, at, NEIGHBOUR_PHRASES);
  if (neighbours !== null) {
    let from = at;
    while (["our", "the", "nearest", "closest"].includes(tokens[from - 1]?.word ?? "")) from -= 1;
    if (tokens[from]?.word === "our") from = phraseBefore(tokens, from, MANY_OF_PHRASES)?.at ?? from;
    return { kind: "who", at: from, end: neighbours.end };
  }
  const isSome = COUNCILS.has(tokens[at]?.text.toLowerCase() ?? "");
  const isOne = ONE_COUNCIL.has(tokens[at]?.text.toLowerCase() ?? "");
  if (!isSome && !isOne) return null;
  const end = wordingAt(tokens, at + 1, KIND) ?? at + 1;
  const which = isSome ? WHICH_COUNCILS : ANOTHER_COUNCIL;
  const isDirect = which.has(tokens[at - 1]?.word ?? "") || isSmall(tokens[at - 1]);
  let from = isDirect || (isOne && tokens[at - 1]?.word !== "local") ? at : at - 1;
  while (
    which.has(tokens[from - 1]?.word ?? "") ||
    tokens[from - 1]?.word === "any" ||
    (isSome && isOfThe(tokens, from))
  )
    from -= 1;
  if (isOne && OF_COUNCIL.has(tokens[at + 1]?.word ?? "")) return null;
  if (which.has(tokens[from]?.word ?? "") || tokens[from]?.word === "any")
    return { kind: "who", at: from, end };
  return isSome && end > at + 1 ? { kind: "who", at, end } : null;
}

const isSmall = (token: Token | undefined): boolean =>
  token?.kind !== "word" || ["of", "the", "in", "by", "to"].includes(token.word);

/** "Most of the authorities". */
const isOfThe = (tokens: readonly Token[], from: number): boolean => {
  const before = tokens.slice(Math.max(0, from - 3), from).map(({ word }) => word);
  return (
    (before.at(-1) === "of" && WHICH_COUNCILS.has(before.at(-2) ?? "")) ||
    (before.at(-1) === "the" && before.at(-2) === "of" && WHICH_COUNCILS.has(before.at(-3) ?? ""))
  );
};

/** "Across England", "nationally", "in England" where a sentence begins with it. */
function placeAt(tokens: readonly Token[], at: number): Others | null {
  const end = wordingAt(tokens, at, PLACES);
  if (end !== null) {
    const [before, after] = [tokens[at - 1]?.word ?? "", tokens[at + 1]?.word ?? ""];
    const isOurs = end === at + 1 && (DONE_THERE.has(before) || after.endsWith("ed"));
    return isOurs ? null : { kind: "where", at, end };
  }
  const isFirst = at === 1 && tokens[0]?.word === "in" && tokens[1]?.text === "England";
  return isFirst ? { kind: "where", at, end: at + 1 } : null;
}

/** "The national average", "the rest of the country", "than in England". */
function averageAt(tokens: readonly Token[], at: number): Others | null {
  const end = wordingAt(tokens, at, AVERAGE_WORDINGS);
  if (end !== null) return { kind: "average", at, end };
  const ranked = wordingAt(tokens, at, RANKED_WORDINGS);
  if (ranked !== null) return { kind: "ranked", at, end: ranked };
  const { text, word = "" } = tokens[at] ?? {};
  const before = tokens[at - 1]?.word === "in" && text === "England" ? at - 2 : at - 1;
  const isThan = (text === "England" || word === "elsewhere") && tokens[before]?.word === "than";
  return isThan ? { kind: "average", at, end: at + 1 } : null;
}

/** "Eastholme was judged inadequate". "Rowan House", "the Service" and "our Board" are not councils. */
function nameAt(tokens: readonly Token[], at: number, notPlaces: ReadonlySet<string>): Others | null {
  const { text = "", word = "" } = tokens[at] ?? {};
  const before = tokens[at - 1];
  if (!/^[A-Z][a-z]{3,}$/.test(text) || NO_PLACE.test(text) || notPlaces.has(word)) return null;
  const isPart = isCapitalised(before) && !["with", "like", "since", "then"].includes(before?.word ?? "");
  if (isPart || NO_PLACE_AFTER.has(before?.word ?? "")) return null;
  return { kind: "unknown", at, end: at + 1 };
}

const FARED_WORDINGS = wordingsOf(FARED);
const FARED_NEXT_WORDINGS = wordingsOf(FARED_NEXT);
const DID_WORDINGS = wordingsOf(DID);
const GIVEN_WORDINGS = wordingsOf(GIVEN);
const SET_WORDINGS = wordingsOf(SET);
const SHARE_WORDINGS = wordingsOf(SHARES);
const WITH_US_PHRASES = phrasesOf(WITH_US);
const BESIDE_PHRASES = phrasesOf(BESIDE);

/** Whether a sentence says how the others that it names did. */
function didSomething(tokens: readonly Token[], { kind, at, end }: Others): boolean {
  const says = (wordings: Wordings<string>, from = end): boolean =>
    wordingsIn(tokens.slice(from), wordings).length > 0;
  if (kind === "unknown") return says(FARED_NEXT_WORDINGS);
  if (kind === "ranked") return phrasesIn(tokens, WITH_US_PHRASES).length === 0;
  if (kind === "average" && says(SET_WORDINGS)) return false;
  if (kind === "average" && says(GIVEN_WORDINGS)) return true;
  const isWithUs = phrasesIn(tokens, WITH_US_PHRASES).length > 0;
  const compared = comparedBefore(tokens, at);
  if (compared === "any" || (compared === "average" && kind === "average")) return kind !== "reviewer";
  if (kind === "where") return !isWithUs && (says(DID_WORDINGS, 0) || says(SHARE_WORDINGS, 0));
  const start = tokens[at - 1]?.word === "the" ? at - 1 : at;
  const isAfter = BEFORE_THEM.has(tokens[start - 1]?.word ?? "");
  if (isAfter && start > 1) return kind === "who" && !isWithUs && isJustBefore(tokens, start - 1);
  if (says(FARED_WORDINGS)) return true;
  if (isWithUs || kind === "reviewer") return false;
  return says(DID_WORDINGS) || (isAfter && says(SHARE_WORDINGS));
}

/** "Lower than that of other councils", "in line with those of …", "as many as in …": what stands before them. */
function comparedBefore(tokens: readonly Token[], at: number): "any" | "average" | null {
  let end = at;
  while (UP_TO_THEM.has(tokens[end - 1]?.word ?? "")) end -= 1;
  const beside = phraseBefore(tokens, end, BESIDE_PHRASES) ?? phraseBefore(tokens, end + 1, BESIDE_PHRASES);
  const isFramed = beside?.meaning === "framed";
  if (isFramed && (beside.at === 0 || tokens[beside.at - 1]?.text === ",")) return "any";
  if (beside !== null && !isFramed) return beside.meaning as "any" | "average";
  const last = tokens[end - 1]?.word;
  const before = tokens.slice(Math.max(0, end - MOST_COMPARED), end - 1);
  const isMore =
    last === "than" &&
    before.some(({ word }) => HIGHER.has(word)) &&
    !before.some(({ word }) => word === "rather");
  const isAs = last === "as" && tokens[end - 3]?.word === "as" && !AS_WELL.has(tokens[end - 2]?.word ?? "");
  return isMore || isAs ? "any" : null;
}

/** How far before "than" the word may stand that compares. */
const MOST_COMPARED = 10;

/** "Agency use is rising in most councils" and not "children placed in other councils". */
function isJustBefore(tokens: readonly Token[], end: number): boolean {
  if (!["in", "across", "among", "for"].includes(tokens[end]?.word ?? "")) return false;
  const near = tokens.slice(Math.max(0, end - 4), end);
  const isAs = [end - 2, end - 3, end - 4].some((at) => at >= 0 && tokens[at]?.word === "as" && at < end - 1);
  const told = wordingsIn(tokens.slice(0, end), DID_WORDINGS).some(({ end: last }) => last >= end - 2);
  return near.length > 0 && (isAs || told);
}
