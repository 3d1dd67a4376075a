import type { Noun } from "./named-dates.ts";

/** The noun that a date belongs to: "the letter of". */
export interface NounBefore {
  readonly is: Noun;
  /** "The third visit", "our letter", "a staffing review": none that the plan knows. */
  readonly isAnother: boolean;
}

const WORDS: readonly (readonly [Noun, string])[] = [
  ["letter", "letters?"],
  ["report", "reports?"],
  ["visit", "visit(?:s|ed)?"],
  ["review", "reviews?"],
  ["inspection", "inspection|inspected"],
  ["meeting", "meetings?|met"],
  ["decision", "approved|endorsed|agreed"],
];
/** Between the noun and its date: "letter from the Minister of", "visit (". */
const LEADS_TO =
  /^(?:[^.;:,(\d]{0,80}\b(?:of|dated|(?:published|held)(?:\s+on)?)\s*|\s+on\s*|\s*,?\s*dated\s*|\s*[(–-]\s*)$/;
/** "Endorsed by the Board on". */
const DECIDED_ON = /^[^.;:,(\d]{0,80}\bon\s*$/;
/** "The second visit", "our letter": not the one the plan knows. */
const ANOTHER =
  /\b(?:another|next|second|third|fourth|further|earlier|previous|follow-up|draft|interim|feedback|covering|annual|thematic)\s+(?:[\w'’-]+\s+){0,3}$/i;
const OWN =
  /\b(?:our|monthly|weekly|quarterly|progress|audit|internal|peer|case|council['’]s|director['’]s|(?:ombudsman|coroner|auditor|commissioner|regulator|panel|committee|governor|partner|police|trust|provider)s?['’]s?)\s+(?:[\w'’-]+\s+){0,2}$/i;
/** "Home visit", "staffing review": a word that none of the plan's own has before it. */
const OTHER_KIND =
  /(?<![\w'’-])(?!(?:the|an?|this|that|his|her|its|their|of|for|in|at|from|on|by|to|see|and|with|made|paid|monitoring|mid-term|inspection|single|full|formal|official|first|last|latest|recent|two-day|planned|published|joint)\s)[a-z][\w-]*\s+$/;
const IS_VERB = /^(?:visited|inspected|met|approved|endorsed|agreed)$/i;
const DECIDES = /^(?:met|approved|endorsed|agreed)$/i;
/** "The visit inspectors sampled cases that had been opened on": the date is of something else. */
const OF_ELSE = /\b(?:that|who|whom|whose|where|when|while|inspectors|cases|files)\b/i;
/** The verb before has the date: "discussed the letter on", "received a report on the visit on". */
const GOVERNS =
  /\b(?:consider|discuss|receiv|not(?:e|ed|es|ing)\b|shar|debat|hear|brief|repl|respond|prepar|present|look|see|saw|publish|send|sent)\w*\b[^.;]*$|\b(?:read|told|met|report(?:s|ed)?)\b[^.;]*$/i;

/** Whether a verb before the noun has the date. */
export const isGoverned = (lead: string): boolean => GOVERNS.test(lead);

const pattern = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, "gi");

/** Whether a sentence has a word for it. */
export const speaksOf = (text: string, noun: Noun): boolean =>
  WORDS.some(([is, words]) => is === noun && pattern(words).test(text));

/** The last noun before a date, where it is the one that the date belongs to. */
export function nounBefore(before: string): NounBefore | null {
  const found = WORDS.flatMap(([is, words]) =>
    [...before.matchAll(pattern(words))].map(({ 0: word, index }) => ({
      is,
      index,
      end: index + word.length,
    })),
  );
  const last = found.sort((a, b) => a.index - b.index).at(-1);
  if (last === undefined) return null;
  const [lead, gap] = [before.slice(0, last.index), before.slice(last.end)];
  const word = before.slice(last.index, last.end);
  const leads = LEADS_TO.test(gap) || (DECIDES.test(word) && DECIDED_ON.test(gap));
  if (!leads || OF_ELSE.test(gap) || (/^\s+on\s*$/.test(gap) && isGoverned(lead))) return null;
  const isOtherKind = OTHER_KIND.test(lead) && !IS_VERB.test(word);
  const isOwn = OWN.test(lead) || /^\s+to\b/.test(gap);
  return { is: last.is, isAnother: ANOTHER.test(lead) || isOwn || isOtherKind };
}
