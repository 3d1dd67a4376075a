import type { Finding } from "../../../plan/schema/events.ts";
import { sentencesOf } from "../../../prose/sentences.ts";
import { ASPECTS, CONTRASTS, FINDING_VERBS, GOOD, LACKS } from "../../../reading/lexicons/praise.ts";
import { type MatterMention, mattersIn } from "../../../reading/matters.ts";
import { type Found, phrasesIn, phrasesOf } from "../../../reading/phrases.ts";
import { type Reading, readSentence, spanOf } from "../../../reading/reading.ts";
import type { Token } from "../../../reading/tokens.ts";

/** The matter that a highlight praises and a finding wants more of, and its place in the highlight. */
interface Praised extends MatterMention {
  readonly span: readonly [from: number, to: number];
}

const GOOD_PHRASES = phrasesOf(GOOD);
const ASPECT_PHRASES = phrasesOf(ASPECTS);
const CONTRAST_PHRASES = phrasesOf(CONTRASTS);
const LACK_PHRASES = phrasesOf(LACKS);
const VERB_PHRASES = phrasesOf(FINDING_VERBS);

/** The first matter that a highlight praises and a finding wants more of. */
export function findPraised(highlight: string, finding: Finding): Praised | null {
  const concerns = concernsOf(finding);
  for (const { start, reading } of readingsOf(highlight)) {
    const { tokens } = reading;
    if (!isGood(tokens)) continue;
    const praised = mattersIn(tokens).find((matter) =>
      concerns.some(
        (concern) =>
          isSameMatter(matter, tokens, concern.matter, concern.tokens) &&
          isSameAspect(aspectsIn(tokens), aspectsIn(concern.tokens, concern.from)),
      ),
    );
    if (praised === undefined) continue;
    const [from, to] = spanOf(reading, praised.at, praised.end);
    return { ...praised, span: [start + from, start + to] };
  }
  return null;
}

/** The sentences of a text, read, and where each starts in it. */
export const readingsOf = (text: string): { readonly start: number; readonly reading: Reading }[] =>
  sentencesOf(text).map((sentence) => ({ start: sentence.start, reading: readSentence(sentence) }));

/** "Bring health and the police together" praises as well. */
function isGood(tokens: readonly Token[]): boolean {
  const brings = tokens.findIndex(({ word }) => word === "bring");
  const together = tokens.findIndex(({ word }) => word === "together");
  return phrasesIn(tokens, GOOD_PHRASES).length > 0 || (brings !== -1 && together > brings + 1);
}

/** A matter that a finding wants more of, the sentence that says so, and where in it the concern begins. */
interface Concern {
  readonly matter: MatterMention;
  readonly tokens: readonly Token[];
  readonly from: number;
}

function concernsOf({ kind, text }: Finding): Concern[] {
  return readingsOf(text).flatMap(({ reading: { tokens } }) => {
    const from = phrasesIn(tokens, CONTRAST_PHRASES)[0]?.end ?? 0;
    if (kind === "mixed" && phrasesIn(tokens, LACK_PHRASES, from).length === 0) return [];
    const own = headsOf(tokens, from);
    return (own.length > 0 ? own : headsOf(tokens, 0)).map((matter) => ({ matter, tokens, from }));
  });
}

/** The matters before the verb, or the first of all. */
function headsOf(tokens: readonly Token[], from: number): MatterMention[] {
  const verb: Found<string> | undefined = phrasesIn(tokens, VERB_PHRASES, from)[0];
  const all = mattersIn(tokens, from);
  const heads = all.filter(({ at }) => at < (verb?.at ?? tokens.length));
  return heads.length > 0 ? heads : all.slice(0, 1);
}

const aspectsIn = (tokens: readonly Token[], from = 0): Set<keyof typeof ASPECTS> =>
  new Set(phrasesIn(tokens, ASPECT_PHRASES, from).map(({ meaning }) => meaning));

/** Supervision can be regular and still be poor, and an assessment can be good and still be late. */
const isSameAspect = (
  praise: ReadonlySet<keyof typeof ASPECTS>,
  concern: ReadonlySet<keyof typeof ASPECTS>,
): boolean => (praise.has("time") ? concern.has("time") : !concern.has("time") || concern.has("quality"));

/** The same matter, unless either sentence says which one is meant and the other does not name that. */
const isSameMatter = (
  one: MatterMention,
  tokens: readonly Token[],
  other: MatterMention,
  otherTokens: readonly Token[],
): boolean =>
  one.matter === other.matter &&
  one.which.every((word) => hasWord(otherTokens, word)) &&
  other.which.every((word) => hasWord(tokens, word));

const hasWord = (tokens: readonly Token[], word: string): boolean =>
  tokens.some((token) => token.word === word || token.text.toLowerCase().startsWith(word));
