import type { Finding } from "../../../plan/schema/events.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import {
  ADJECTIVE,
  CONTRAST,
  GOOD,
  IS_PART,
  IS_TAUGHT,
  isGeneral,
  LACKS,
  QUALITY,
  SAME,
  SUBJECTS,
  TIME,
  VERB,
  WORD_BEFORE,
  WORD_OF,
} from "./praise-words.ts";

/** A matter of social work that a text names, and where. */
export interface Subject {
  readonly key: string;
  readonly span: readonly [from: number, to: number];
  /** The distinctive words that say which: "health" of "health assessments", "audits" of "oversight of audits". */
  readonly which: readonly string[];
}

/** The subject that a highlight praises and a finding wants more of, by its place in the highlight. */
export function findPraised(highlight: string, finding: Finding): Subject | null {
  const concerns = concernsOf(finding);
  for (const { text, start } of sentencesOf(highlight)) {
    if (!GOOD.test(text)) continue;
    const praised = subjectsIn(text).find((subject) =>
      concerns.some(
        (concern) =>
          isSameSubject(subject, text, concern.subject, finding.text) && isSameAspect(text, concern.says),
      ),
    );
    if (praised === undefined) continue;
    const [from, to] = praised.span;
    return { ...praised, span: [start + from, start + to] };
  }
  return null;
}

/** A subject that a finding wants more of, and the words that say so. */
interface Concern {
  readonly subject: Subject;
  readonly says: string;
}

function concernsOf({ kind, text }: Finding): Concern[] {
  return sentencesOf(text).flatMap(({ text: sentence }) => {
    const contrast = CONTRAST.exec(sentence);
    const says = contrast === null ? sentence : sentence.slice(contrast.index + contrast[0].length);
    if (kind === "mixed" && !LACKS.test(says)) return [];
    const own = headsOf(says);
    return (own.length > 0 ? own : headsOf(sentence)).map((subject) => ({ subject, says }));
  });
}

/** The subjects before the verb, or the first of all. */
function headsOf(clause: string): Subject[] {
  const verb = VERB.exec(clause)?.index ?? clause.length;
  const all = subjectsIn(clause);
  const heads = all.filter(({ span: [from] }) => from < verb);
  return heads.length > 0 ? heads : all.slice(0, 1);
}

/** Supervision can be regular and still be poor, and an assessment can be good and still be late. */
function isSameAspect(praise: string, concern: string): boolean {
  if (TIME.test(praise)) return TIME.test(concern);
  return !TIME.test(concern) || QUALITY.test(concern);
}

/** The same subject, unless either text says which one is meant and the other does not name that. */
const isSameSubject = (one: Subject, text: string, other: Subject, otherText: string): boolean =>
  one.key === other.key &&
  one.which.every((word) => otherText.toLowerCase().includes(word)) &&
  other.which.every((word) => text.toLowerCase().includes(word));

/** The subjects of a text, in order. */
export const subjectsIn = (text: string): Subject[] =>
  SUBJECTS.flatMap(([key, pattern]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const before = text.slice(0, index);
      if (IS_PART.test(before) || IS_TAUGHT.test(before)) return [];
      const end = index + found.length;
      const beside = [WORD_BEFORE.exec(before)?.[1], WORD_OF.exec(text.slice(end))?.[1]];
      return { key, span: [index, end] as const, which: beside.filter(isDistinctive).map(toKey) };
    }),
  ).sort((a, b) => a.span[0] - b.span[0]);

const isDistinctive = (word: string | undefined): word is string =>
  word !== undefined && !isGeneral(word) && !SAME.test(word) && !ADJECTIVE.test(word) && !GOOD.test(word);

const toKey = (word: string): string => word.toLowerCase().replace(/['’]?s?['’]?$/, "");
