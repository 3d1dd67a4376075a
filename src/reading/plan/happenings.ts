import { DOINGS, HEADS } from "../lexicons/happenings.ts";
import { OBJECTS, type OccasionNoun } from "../lexicons/occasions.ts";
import type { Reading } from "../reading.ts";
import { lapsesIn } from "../times/lapses.ts";
import { type Found, phraseAt, phraseBefore, phrasesIn, phrasesOf } from "../words/phrases.ts";
import type { Token } from "../words/tokens.ts";
import { type Dated, type Happening, isDeterminer, isUs, shares, subjectStart } from "./happening-words.ts";
import { firstOf, namedBy } from "./named-events.ts";
import { isPaper, nameEnd, subjectEnd } from "./occasion-words.ts";

const HEAD_PHRASES = phrasesOf(HEADS);
const DOING_PHRASES = phrasesOf(DOINGS);

/** Every such naming and telling in a sentence, in order. `asAt` is the report's day: "the next visit" is after it. */
export function happeningsIn<Fact extends Dated>(
  reading: Reading,
  facts: readonly Fact[],
  asAt: string,
): Happening<Fact>[] {
  const { tokens } = reading;
  const heads = phrasesIn(tokens, HEAD_PHRASES).filter((head) => isHead(tokens, head));
  const events = heads
    .filter(({ meaning }) => !isPaper(meaning))
    .flatMap((head) => namedBy(reading, head, facts, asAt, []));
  const papers = heads
    .filter(({ meaning }) => isPaper(meaning))
    .flatMap((head) => namedBy(reading, head, facts, asAt, events));
  // "The letter on the visit" is the letter.
  const own = events.filter(({ at }) => !papers.some((one) => one.at < at && at < one.end));
  const names = [...own, ...papers];
  const done = phrasesIn(tokens, DOING_PHRASES).flatMap((act) => doneBy(reading, act, facts, names));
  return [...names, ...done].sort((a, b) => a.at - b.at);
}

/** "Inspection report" is a report, and "to visit" no visit. */
const isHead = (tokens: readonly Token[], { at, end }: Found<string>): boolean =>
  phraseAt(tokens, end, HEAD_PHRASES) === null &&
  (!/[^'’s]s$/.test(tokens[end - 1]?.text ?? "") || firstOf(tokens, at) !== null) &&
  !VERBS_BEFORE.has(tokens[at - 1]?.word ?? "");

const VERBS_BEFORE: ReadonlySet<string> = new Set(["to", "will", "would", "may", "must", "should", "can"]);

/** What somebody has done: "inspectors returned", "the Board approved the plan". */
function doneBy<Fact extends Dated>(
  reading: Reading,
  { meaning, at, end }: Found<keyof typeof DOINGS>,
  facts: readonly Fact[],
  names: readonly Happening<Fact>[],
): Happening<Fact>[] {
  const { tokens } = reading;
  const next = tokens[end]?.text.toLowerCase() ?? "";
  const passive = next === "by" ? nameEnd(tokens, end + 1, tokens.length) : end;
  const isPassive = passive > end + 1;
  const isPassiveBare = !isPassive && ["was", "were", "been"].includes(tokens[at - 1]?.word ?? "");
  const subject = subjectBefore(tokens, at);
  const ofSubject = (fact: Fact): boolean =>
    phraseBefore(tokens, isPassive ? passive : subject, fact.shortNames, 8) !== null;
  const told = isPassive ? passive : end;
  const telling = (meant: readonly Fact[], from: number, isSure = false): Happening<Fact>[] =>
    meant.length === 0 ? [] : [{ facts: meant, at: from, from, end: told, told, isSure }];
  const from = subjectStart(reading, subject);
  if (meaning === "submission") {
    const near = tokens.slice(Math.max(0, at - PLAN_NEAR), end + PLAN_NEAR).map(({ word }) => word);
    const isPlan = near.some((word, index) => word === "plan" && near[index - 1] === "action");
    const isElse = near.some((word) =>
      ["for", "about", "director", "revised", "every", "all"].includes(word),
    );
    const plan = tokens.findLastIndex(({ word }, index) => index < at && word === "plan");
    return isPlan && !isElse
      ? telling(
          facts.filter(({ nouns }) => nouns.includes("submission")),
          plan === -1 ? from : plan - (tokens[plan - 2]?.word === "the" ? 2 : 1),
        )
      : [];
  }
  const theirs = facts.filter(ofSubject);
  if (meaning === "decision") {
    const ofBoard = (isPassiveBare ? facts : theirs).filter(({ nouns }) => nouns.includes("decision"));
    const shared = ofBoard.filter((fact) => shares(tokens, fact));
    return telling(isPassiveBare && shared.length > 1 ? [] : shared, isPassive || isPassiveBare ? at : from);
  }
  if (meaning === "meeting") {
    const ofBody = theirs.filter(({ nouns }) => nouns[0] === "meeting");
    return telling(
      ofBody.filter((fact) => shares(tokens, fact)),
      isPassive ? at : from,
    );
  }
  if (meaning === "letter") {
    const isElse = next === "to" && !isUs(tokens, end + 1);
    const letters = isElse || next === "about" ? [] : theirs.filter(({ nouns }) => nouns.includes("letter"));
    const of = new Set(names.flatMap((one) => one.facts).map(({ event }) => event));
    const ofEvent = letters.filter(({ event }) => of.has(event));
    return telling(ofEvent.length > 0 ? ofEvent : letters, from);
  }
  if (meaning === "again")
    return telling(
      facts.filter(({ titleWords }) => [...titleWords].some((word) => /^re-?inspection$/.test(word))),
      from,
      true,
    );
  const spent = meaning === "spending" ? (lapsesIn(tokens).find((one) => one.at === end) ?? null) : null;
  if (meaning === "spending" && spent?.unit !== "day") return [];
  if (meaning === "leaving" && !["on", "in", "last", ","].includes(next)) return [];
  const isCome =
    spent !== null || next === "to"
      ? spent !== null || isUs(tokens, end + 1) || !isDeterminer(tokens[end + 1])
      : isBare(tokens, end);
  const coming = theirs.filter(({ nouns }) => nouns.some((noun) => COMINGS.has(noun)));
  return isCome ? telling(coming, from) : [];
}

const PLAN_NEAR = 6;
const COMINGS: ReadonlySet<OccasionNoun> = new Set<OccasionNoun>(["visit", "review", "inspection"]);

/** Whether what follows a verb of coming is no other place or thing: "visited in", "visited our service", "returned, as". */
const isBare = (tokens: readonly Token[], end: number): boolean => {
  const { kind = "sign", text = "", word = "" } = tokens[isDeterminer(tokens[end]) ? end + 1 : end] ?? {};
  return kind === "sign" ? text !== "(" : OBJECTS.has(word) || AFTER_COMING.has(word) || /^\d/.test(text);
};
const AFTER_COMING: ReadonlySet<string> = new Set(
  "in on during within after before last next earlier later two three four five six seven eight nine ten".split(
    " ",
  ),
);

/** The end of the subject of a verb; "colleagues, who came" have a comma before "who". */
function subjectBefore(tokens: readonly Token[], verb: number): number {
  const end = subjectEnd(tokens, verb);
  return tokens[end - 1]?.text === "," && tokens[end]?.word === "who" ? end - 1 : end;
}
