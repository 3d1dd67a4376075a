import {
  AUXILIARIES,
  BEFORE_NAMES,
  DOING,
  ENDED,
  HAPPENED,
  HEADS,
  OTHER_KINDS,
  PLAIN_KINDS,
} from "../lexicons/happenings.ts";
import { ORDINALS } from "../lexicons/numbers.ts";
import { COUNCIL, type OccasionNoun } from "../lexicons/occasions.ts";
import { UNITS } from "../lexicons/times.ts";
import type { Reading } from "../reading.ts";
import { type Found, type Phrases, phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type Dated, type Happening, isUs, SUBJECT_ENDS, shares, subjectStart } from "./happening-words.ts";
import { isPaper, nameEnd, subjectEnd } from "./occasion-words.ts";

const HEAD_PHRASES = phrasesOf(HEADS);

/** What a noun and the words around it name: "the mid-term review", "Ofsted's letter on the first visit", "their letter". */
export function namedBy<Fact extends Dated>(
  reading: Reading,
  { meaning, at: head, end: after }: Found<keyof typeof HEADS>,
  facts: readonly Fact[],
  asAt: string,
  events: readonly Happening<Fact>[],
): Happening<Fact>[] {
  const { tokens } = reading;
  const ofKind = facts.filter(({ nouns }) => nouns.includes(meaning));
  const isTitle = (word: string): boolean => ofKind.some(({ titleWords }) => titleWords.has(word));
  let lead = head;
  const isPossessive = (at: number): boolean => /['’]s?$/.test(tokens[at]?.text ?? "");
  const isKind = (word: string): boolean =>
    isTitle(word) || PLAIN_KINDS.has(word) || ORDINALS.includes(word) || word === "next";
  while (tokens[lead - 1]?.kind === "word" && !isPossessive(lead - 1) && isKind(tokens[lead - 1]?.word ?? ""))
    lead -= 1;
  const kinds = tokens.slice(lead, head).map(({ word }) => word);
  if (/^re-?inspection$/.test(tokens[head]?.word ?? "")) kinds.push("re-inspection");
  const owner = ownerOf(
    tokens,
    lead,
    meaning,
    ofKind,
    kinds.some((word) => isTitle(word)),
  );
  if (owner === null) return [];
  const first = firstOf(tokens, head);
  if (first !== null) kinds.push(tokens[first]?.word ?? "");
  const complement = complementOf(reading, decidedEnd(tokens, after, meaning), owner.facts, meaning, events);
  if (complement === null) return [];
  const sure = [...kinds, ...complement.words].filter((word) => isTitle(word) || word === "next");
  const meant = byKind(complement.facts, kinds, complement.words, asAt);
  const ofSentence = owner.isOfSentence ? bySentence(reading, owner.at, meant, events) : meant;
  const meantHere = meaning === "decision" ? ofSentence.filter((fact) => shares(tokens, fact)) : ofSentence;
  if (meantHere.length === 0) return [];
  // "The report" alone is this one, and boards take many decisions.
  const isOneOfMany = meaning === "report" || meaning === "decision";
  if (isOneOfMany && sure.length === 0 && !owner.isNamed && !complement.isNamed) return [];
  const isSure = first !== null || sure.length > 0 || owner.isNamed || complement.isNamed;
  const start = first === null ? owner.at : tokens[first - 1]?.word === "the" ? first - 1 : first;
  const isGiven = ["us", "me"].includes(tokens[start - 1]?.word ?? "");
  const verbAt = isGiven ? start - 2 : start - 1;
  const verb = tokens[verbAt]?.word ?? "";
  const isOfDate = ["for", "of"].includes(verb) && tokens[verbAt - 1]?.word === "date";
  const isNext =
    reading.times.some(({ end }) => end === start) || phraseAt(tokens, start - 1, HEAD_PHRASES) !== null;
  const isSubject = isOfDate || isNext || tokens[start - 1]?.kind !== "word" || SUBJECT_ENDS.has(verb);
  const told = DOING.has(verb) ? complement.end : isSubject ? toldAfter(reading, complement.end) : null;
  if (owner.isIndefinite && (told === null || !(isSure || meaning === "letter" || meaning === "notice")))
    return [];
  const from = DOING.has(verb) ? subjectStart(reading, subjectEnd(tokens, verbAt)) : start;
  return [{ facts: meantHere, at: start, end: complement.end, from, told, isSure }];
}

/** "The first of Ofsted's monitoring visits": the position of the number. */
export function firstOf(tokens: readonly Token[], head: number): number | null {
  const at = tokens.findLastIndex(
    ({ word }, index) => index < head && index >= head - MOST_TO_NUMBER && ORDINALS.includes(word),
  );
  return at !== -1 && tokens[at + 1]?.word === "of" ? at : null;
}

const MOST_TO_NUMBER = 6;

/** "Cabinet's decision to receive regular reports was": the end of what was decided. */
function decidedEnd(tokens: readonly Token[], after: number, noun: string): number {
  if (noun !== "decision" || !["to", "of", "that"].includes(tokens[after]?.word ?? "")) return after;
  const verb = tokens.findIndex(
    ({ word }, at) => at > after && at < after + MOST_DECIDED && /^(?:was|is|were)$/.test(word),
  );
  return verb === -1 ? after : verb;
}

const MOST_DECIDED = 10;

interface Owner<Fact> {
  readonly facts: readonly Fact[];
  /** Position of the first word of the whole name. */
  readonly at: number;
  readonly isNamed: boolean;
  /** "Their letter": whose, the sentence says elsewhere. */
  readonly isOfSentence: boolean;
  readonly isIndefinite: boolean;
}

/** Whose it is by the words before its name; null where it is another's, or of another kind. */
function ownerOf<Fact extends Dated>(
  tokens: readonly Token[],
  lead: number,
  noun: OccasionNoun,
  facts: readonly Fact[],
  isTitled: boolean,
): Owner<Fact> | null {
  const before = tokens[lead - 1];
  const plain = { facts, at: lead, isNamed: false, isOfSentence: false, isIndefinite: false };
  if (before === undefined || before.kind === "sign") return isTitled || noun === "inspection" ? plain : null;
  const word = before.text.toLowerCase();
  if (/['’]s?$/.test(word)) {
    const name = phraseBefore(tokens, lead, namesOf(facts), 8);
    if (name !== null) {
      const at = tokens[name.at - 1]?.word === "the" ? name.at - 1 : name.at;
      const theirs = facts.filter((fact) => phraseBefore(tokens, lead, fact.shortNames, 8) !== null);
      return { ...plain, facts: theirs, at, isNamed: true };
    }
    const isOurs = UNITS.has(before.word) || (!isPaper(noun) && COUNCIL.has(before.word));
    return isTitled && isOurs ? plain : null;
  }
  if (OTHER_KINDS.has(word)) return null;
  if (word === "our") return isPaper(noun) ? null : { ...plain, at: lead - 1 };
  if (["their", "its", "his", "her"].includes(word)) return { ...plain, at: lead - 1, isOfSentence: true };
  if (["a", "an"].includes(word))
    return { ...plain, at: lead - 1, isOfSentence: noun === "letter", isIndefinite: true };
  if (["the", "this"].includes(word)) {
    return { ...plain, at: lead - 1, isOfSentence: noun === "letter" };
  }
  return isTitled || (noun === "inspection" && BEFORE_NAMES.has(word)) ? plain : null;
}

/** The names of all of them. */
const namesOf = <Fact extends Dated>(facts: readonly Fact[]): Phrases<"name"> => {
  const has = (word: string): boolean => facts.some(({ shortNames }) => shortNames.has(word));
  const get: Phrases<"name">["get"] = (word) =>
    has(word) ? facts.flatMap(({ shortNames }) => shortNames.get(word) ?? []) : undefined;
  return { get, has };
};

interface Complement<Fact> {
  readonly facts: readonly Fact[];
  readonly words: readonly string[];
  readonly end: number;
  readonly isNamed: boolean;
}

/** What follows the noun: "of the front door", "from Ofsted", "on the first visit"; null where it is another's. */
function complementOf<Fact extends Dated>(
  { tokens, times }: Reading,
  from: number,
  facts: readonly Fact[],
  noun: OccasionNoun,
  events: readonly Happening<Fact>[],
): Complement<Fact> | null {
  let found: Complement<Fact> = { facts, words: [], end: from, isNamed: false };
  for (;;) {
    const { end } = found;
    const word = tokens[end]?.text.toLowerCase() ?? "";
    const event = isPaper(noun) && ABOUT.has(word) ? events.find(({ at }) => at === end + 1) : undefined;
    const time = times.find(({ at }) => at === end + 1);
    const name = ["from", "by", "of"].includes(word) ? bodyEnd(tokens, end + 1, found.facts) : end + 1;
    const title = word === "of" ? titleEnd(tokens, end + 1, facts) : end + 1;
    if (event !== undefined) {
      const of = new Set(event.facts.map((fact) => fact.event));
      found = {
        ...found,
        facts: found.facts.filter((fact) => of.has(fact.event)),
        end: event.end,
        isNamed: true,
      };
    } else if (time !== undefined && ["of", "in"].includes(word) && word === "of") {
      found = { ...found, end: time.end };
    } else if (title > end + 1) {
      const words = tokens.slice(end + 1, title).map((one) => one.word);
      found = {
        ...found,
        words: [...found.words, ...words.filter((one) => !DETERMINERS.has(one))],
        end: title,
      };
    } else if (name > end + 1) {
      const theirs = found.facts.filter((fact) => phraseBefore(tokens, name, fact.shortNames, 8) !== null);
      const isOurs = COUNCIL.has(tokens[name - 1]?.word ?? "");
      if (theirs.length === 0 && !isOurs) return word === "of" ? null : { ...found };
      found = { ...found, facts: isOurs ? found.facts : theirs, end: name, isNamed: !isOurs };
    } else if (isPaper(noun) && ["which", "that"].includes(word)) {
      const start = DETERMINERS.has(tokens[end + 1]?.word ?? "") ? end + 2 : end + 1;
      const by = phraseAt(tokens, start, namesOf(found.facts))?.end ?? start;
      const isSent = ["sent", "wrote", "published", "issued"].includes(tokens[by]?.word ?? "");
      const theirs = found.facts.filter((fact) => phraseBefore(tokens, by, fact.shortNames, 8) !== null);
      if (!isSent || theirs.length === 0) return found;
      const isToUs = tokens[by + 1]?.word === "to" && isUs(tokens, by + 2);
      found = { ...found, facts: theirs, end: isToUs ? by + 3 : by + 1, isNamed: true };
    } else return found;
    if (found.end === end) return found;
  }
}

/** The end of a name of somebody whose it may be, or of any in capitals. */
function bodyEnd<Fact extends Dated>(tokens: readonly Token[], at: number, facts: readonly Fact[]): number {
  const start = DETERMINERS.has(tokens[at]?.word ?? "") ? at + 1 : at;
  const name = phraseAt(tokens, start, namesOf(facts));
  return Math.max(name?.end ?? at, nameEnd(tokens, at, tokens.length));
}

const ABOUT: ReadonlySet<string> = new Set(["about", "on", "after", "following", "of"]);
const DETERMINERS: ReadonlySet<string> = new Set(["the", "our", "its", "their"]);

/** The end of words that are all of a title. */
function titleEnd<Fact extends Dated>(
  tokens: readonly Token[],
  from: number,
  facts: readonly Fact[],
): number {
  let end = from;
  const isTitle = (at: number): boolean =>
    facts.some(({ titleWords }) => titleWords.has(tokens[at]?.word ?? ""));
  while (DETERMINERS.has(tokens[end]?.word ?? "") || isTitle(end)) end += 1;
  return end > from && isTitle(end - 1) ? end : from;
}

/** Those that the words before and after a noun may mean. */
function byKind<Fact extends Dated>(
  facts: readonly Fact[],
  kinds: readonly string[],
  more: readonly string[],
  asAt: string,
): readonly Fact[] {
  const inOrder = [...facts].sort((a, b) => (a.days.start < b.days.start ? -1 : 1));
  const isAgain = (fact: Fact): boolean => [...fact.titleWords].some((word) => /^re-?inspection$/.test(word));
  const words = [...kinds, ...more].filter((word) => !PLAIN_KINDS.has(word));
  const ordinal = words.find((word) => ORDINALS.includes(word));
  const rest = words.filter((word) => word !== ordinal && word !== "next" && word !== "re-inspection");
  const titled = inOrder.filter(
    (fact) =>
      rest.every((word) => fact.titleWords.has(word)) &&
      (!fact.nouns.includes("inspection") || isAgain(fact) === words.includes("re-inspection")),
  );
  if (words.includes("next")) return titled.filter(({ days }) => days.start > asAt).slice(0, 1);
  if (ordinal === undefined) return titled;
  const numbered = titled.filter(({ titleWords }) => titleWords.has(ordinal));
  return numbered.length > 0 ? numbered : titled.slice(ORDINALS.indexOf(ordinal)).slice(0, 1);
}

/** Those of the bodies that a sentence names, and of its event where it names one. */
function bySentence<Fact extends Dated>(
  { tokens }: Reading,
  at: number,
  facts: readonly Fact[],
  events: readonly Happening<Fact>[],
): readonly Fact[] {
  const before = facts.filter(({ shortNames }) => phrasesIn(tokens, shortNames, 0, at).length > 0);
  const theirs = before.length > 0 ? before : facts;
  if (theirs.length < 2) return theirs;
  const of = new Set(
    events.flatMap((one) => (one.facts.length === 1 ? one.facts : [])).map(({ event }) => event),
  );
  const ofEvent = theirs.filter(({ event }) => of.has(event));
  return ofEvent.length > 0 ? ofEvent : theirs;
}

const HAPPENED_PHRASES = phrasesOf({ ...HAPPENED, ...ENDED });

/** The position after the words which tell that what is named before a position happened; null where they tell something else. */
function toldAfter({ tokens }: Reading, from: number): number | null {
  let at = tokens[from]?.text === ")" ? from + 1 : from;
  const start = at;
  while (AUXILIARIES.has(tokens[at]?.word ?? "")) at += 1;
  const happened = phraseAt(tokens, at, HAPPENED_PHRASES);
  if (happened !== null) return happened.end;
  // "The review was in May" and "the visit is six weeks away": the time follows, and nothing else does.
  const isBeing = tokens.slice(start, at).some(({ word }) => BEING.has(word));
  const { kind, word = "" } = tokens[at] ?? {};
  return isBeing && (kind === "number" || BEFORE_TIMES.has(word)) ? at : null;
}

const BEFORE_TIMES: ReadonlySet<string> = new Set(
  "in on about some just over a two three four five six seven eight nine ten eleven twelve last next".split(
    " ",
  ),
);

const BEING: ReadonlySet<string> = new Set(["is", "was", "were", "be", "been"]);
