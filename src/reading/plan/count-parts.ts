import { type Bound, FINITE, JOINING, UNTIL_THEN } from "../lexicons/plan-counts.ts";
import { phraseAt, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import type { Mark, MarkOf } from "./marks.ts";

/** A part of a sentence that may count something. */
export interface Part {
  /** The marks between signs, or from a word that joins. */
  readonly own: readonly Mark[];
  /** The same with what stands elsewhere and belongs to it: "As at 2 September, six". */
  readonly all: readonly Mark[];
  /** The number that it begins with or is about; "several" where it has more than can be told apart. */
  readonly amount: MarkOf<"amount"> | "several" | null;
}

const SIGNS = /^[,;:.()–—!?]$/;
const THEN_PHRASES = phrasesOf(UNTIL_THEN);
const SUBJECTS: ReadonlySet<string> = new Set("it we they i there each all this he she none".split(" "));

/** The parts of a sentence that count things or name them. */
export function partsOf(tokens: readonly Token[], marks: readonly Mark[]): Part[] {
  const pieces = piecesOf(marks).map((piece) => withoutClause(asOfThen(piece, tokens)));
  return pieces.flatMap((own, index): Part[] => {
    const amount = amountOf(own);
    const isAbout = amount !== null || own.some(({ kind }) => kind === "thing");
    return isAbout ? [{ own, all: withAround(pieces, index), amount }] : [];
  });
}

/** The marks between signs, each sign alone, and from a word that joins where another number follows. */
function piecesOf(marks: readonly Mark[]): Mark[][] {
  const pieces: Mark[][] = [[]];
  for (const [index, mark] of marks.entries()) {
    const [word = ""] = mark.words;
    if (mark.kind === "sign" && SIGNS.test(word)) pieces.push([mark], []);
    else {
      const isThere =
        word === "there" &&
        ["are", "is", "were", "remain"].includes(marks[index + 1]?.words[0] ?? "") &&
        hasAmount(pieces.at(-1) ?? []);
      if (isThere || (JOINING.has(word) && mark.words.length === 1 && opensNumber(marks, index + 1)))
        pieces.push([]);
      pieces.at(-1)?.push(mark);
    }
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Whether a number comes next, or a name and its number, or the subject of another clause. */
function opensNumber(marks: readonly Mark[], from: number): boolean {
  if (SUBJECTS.has(marks[from]?.words[0] ?? "")) return true;
  let at = from;
  while (marks[at]?.kind === "neutral" && at < from + 3) at += 1;
  if (marks[at]?.kind !== "name") return marks[at]?.kind === "amount";
  const next = marks[at + 1]?.kind === "neutral" ? at + 2 : at + 1;
  return marks[next]?.kind === "amount";
}

/** "By the time the clocks go back on 30 October" is no more than the time, and who is named in it. */
function asOfThen(piece: readonly Mark[], tokens: readonly Token[]): readonly Mark[] {
  for (const [from, mark] of piece.entries()) {
    const then = phraseAt(tokens, mark.at, THEN_PHRASES);
    const to = piece.findIndex(({ kind }, at) => at > from && (kind === "time" || kind === "amount"));
    const time = piece[to];
    if (then === null || time?.kind !== "time") continue;
    const names = piece.slice(from, to).filter(({ kind }) => kind === "name");
    return [
      ...piece.slice(0, from),
      ...names,
      { ...time, bound: then.meaning as Bound },
      ...piece.slice(to + 1),
    ];
  }
  return piece;
}

/** "The plan which the Board oversees is made up of": what is said of the plan says nothing of its actions. */
function withoutClause(piece: readonly Mark[]): readonly Mark[] {
  const plan = piece.findIndex(
    ({ kind }, index) => kind === "plan" && ["which", "that"].includes(piece[index + 1]?.words[0] ?? ""),
  );
  const verb = piece.findIndex((mark, index) => index > plan + 2 && FINITE.has(mark.words[0] ?? ""));
  return plan === -1 || verb === -1 ? piece : [...piece.slice(0, plan + 1), ...piece.slice(verb)];
}

const isVerb = (mark: Mark | undefined): boolean => mark?.kind === "link" || FINITE.has(mark?.words[0] ?? "");
const isSign = (piece: readonly Mark[] | undefined, signs?: readonly string[]): boolean =>
  piece?.[0]?.kind === "sign" && (signs === undefined || signs.includes(piece[0].words[0] ?? ""));
const hasAmount = (piece: readonly Mark[]): boolean => piece.some(({ kind }) => kind === "amount");

/** A piece with those around it that belong to it. */
function withAround(pieces: readonly (readonly Mark[])[], index: number): readonly Mark[] {
  const own = goingOn(pieces, index);
  // "R7, on health, is answered by": what stands between is left out.
  const isAfterAside = isVerb(own[0]) && isSign(pieces[index - 1], [","]) && isSign(pieces[index - 3]);
  let all = own;
  for (let at = isAfterAside ? index - 4 : index - 2; at >= 0 && isSign(pieces[at + 1]); at -= 2) {
    const piece = pieces[at] ?? [];
    if (isSign(piece) || hasAmount(piece)) break;
    const isClause = piece.some(isVerb) && piece.every(({ kind }) => kind !== "time");
    if (!isClause) all = [...piece, ...all];
    else if (!isSign(pieces[at - 1], [",", "("])) break;
  }
  return all;
}

/** "More than half of the actions, nine of 16, have been completed": the verb comes after what stands between. */
function goingOn(pieces: readonly (readonly Mark[])[], index: number): readonly Mark[] {
  const own = pieces[index] ?? [];
  const [first, , second, rest = []] = pieces.slice(index + 1);
  const isAside = [first, second].every((piece) => isSign(piece, [",", "(", ")", "–"]));
  return isAside && !own.some(isVerb) && isVerb(rest[0]) && !hasAmount(rest) ? [...own, ...rest] : own;
}

/** "Six of the plan's 16" is one number; so are the recommendations that a piece begins with by name. */
function amountOf(piece: readonly Mark[]): Part["amount"] {
  const [first, second, ...more] = piece.filter((mark) => mark.kind === "amount");
  const named = piece.find(({ kind }) => kind !== "neutral");
  if (
    first === undefined &&
    named?.kind === "name" &&
    named.of === "recommendation" &&
    !piece.some(({ kind }) => kind === "thing")
  )
    return { ...named, kind: "amount", amount: { kind: "named", ids: named.ids } };
  if (first === undefined || second === undefined) return first ?? null;
  const isOf = piece.find(({ at }) => at === first.end)?.words[0] === "of";
  if (more.length > 0 || !isOf || second.amount.kind !== "count") return "several";
  return first.amount.kind === "count"
    ? { ...first, amount: { ...first.amount, whole: second.amount.value } }
    : first;
}
