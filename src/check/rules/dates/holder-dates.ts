import type { PlanAsAt } from "../../../plan/history/replay.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { HELD_FROM } from "../../../reading/lexicons/action-dates.ts";
import { isUnsure } from "../../../reading/plan/happening-words.ts";
import { personName } from "../../../reading/wording/person-names.ts";
import { indexPhrases, type Phrases, phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { foldedWords, tokensOf } from "../../../reading/words/tokens.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { MisdatedEntry } from "./action-dates.ts";

/** Since when somebody holds a post. */
interface Holding {
  readonly post: string;
  readonly from: IsoDate;
  readonly origin: Origin;
}

/** Who holds the posts of a plan, by name, and the posts by title. */
interface Holders {
  readonly names: Phrases<readonly Holding[]>;
  readonly titles: Phrases<string>;
}

function holdersOf({ posts }: PlanAsAt): Holders {
  const holdings = posts.flatMap(({ id, origin, holders = [] }) =>
    holders.map(({ from, name }, index) => ({
      name,
      post: id,
      from,
      origin: below(origin, "holders", index, "from"),
    })),
  );
  const named = Map.groupBy(holdings, ({ name }) => name);
  return {
    names: indexPhrases(
      [...named].map(([name, meaning]) => {
        const { first, last } = personName(name);
        return { words: foldedWords(`${first ?? ""} ${last}`), meaning };
      }),
    ),
    // A comma in a title is one in a sentence.
    titles: indexPhrases(
      posts.map(({ id, title }) => ({ words: tokensOf(title).map(({ word }) => word), meaning: id })),
    ),
  };
}

const HELD_PHRASES = phrasesOf(HELD_FROM);

/** Finds the days in sentences from which somebody is said to hold a post of a plan, and which are not in it. */
export function findHolderDates(plan: PlanAsAt): (sentence: ReportSentence) => MisdatedEntry[] {
  const holders = holdersOf(plan);
  return (sentence) => misdatedIn(sentence, holders);
}

/** The day from which a sentence says that somebody holds a post, where the plan has another: "Principal Social Worker since". */
function misdatedIn({ reading }: ReportSentence, { names, titles }: Holders): MisdatedEntry[] {
  const { tokens, times } = reading;
  if (times.length === 0 || tokens.some((token) => isUnsure(token) || ACTING.has(token.word))) return [];
  const people = phrasesIn(tokens, names);
  const held = new Set(phrasesIn(tokens, titles).map(({ meaning }) => meaning));
  const [person] = people;
  const [holding] = (person?.meaning ?? []).filter(({ post }) => held.has(post));
  if (person === undefined || holding === undefined || people.length > 1) return [];
  return times.flatMap(({ at, end, days, kind, quoted }) => {
    const isDay = ["days", "month", "year"].includes(kind);
    const isOther = days === null || quoted || (days.start <= holding.from && holding.from <= days.end);
    const told = phrasesIn(tokens, HELD_PHRASES, person.end, at).at(-1);
    const isTold =
      told !== undefined && (told.meaning === "since" ? told.end === at : at - told.end <= MOST_BETWEEN);
    if (!isDay || isOther || !isTold) return [];
    const wording = `held from ${formatDate(holding.from)}`;
    return [{ at, end, path: holding.post, wording, origin: holding.origin }];
  });
}

/** "The post of Assistant Director, Children's Social Care on". */
const MOST_BETWEEN = 12;

const ACTING: ReadonlySet<string> = new Set([
  "acting",
  "interim",
  "deputy",
  "council",
  "left",
  "until",
  "led",
  "joined",
]);
