import type { PlanAsAt } from "../../../plan/history/replay.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { inQuotes } from "../../../prose/sentences.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { NO_ACRONYMS } from "../../../reading/lexicons/spellings.ts";
import { spanOf } from "../../../reading/reading.ts";
import { halfNamesOf } from "../../../reading/wording/half-names.ts";
import { wrongHoldersOf } from "../../../reading/wording/holders.ts";
import type { Misspelling } from "../../../reading/wording/person-names.ts";
import { spellingsOf } from "../../../reading/wording/spellings.ts";
import { indexPhrases, phrasesIn } from "../../../reading/words/phrases.ts";
import { foldedWords } from "../../../reading/words/tokens.ts";
import { stepsBetween } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const nameVaries: Rule = {
  id: "name-varies",
  severity: "warning",
  summary: "A report names a post, a body or a person otherwise than the plan does.",
  why: "A reader who meets the Children's Scrutiny Committee and the Childrens Scrutiny committee wonders whether they are two. People notice at once when their own name or post is wrong.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The Director for Children's Services reports to the Improvement board each month.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The Director of Children's Services reports to the Improvement Board each month.
`,
  *check(context) {
    for (const report of context.reports) yield* variantsIn(context, report);
  },
};

function* variantsIn({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const otherwise = namesOtherwise(at(report.asAt));
  const told = new Set<string>();
  for (const sentence of sentencesIn(report)) {
    if (sentence.kind === "heading" || sentence.in.field === "title") continue;
    for (const { name, at: first, end } of otherwise(sentence)) {
      const [from, to] = spanOf(sentence.reading, first, end);
      const written = sentence.text.slice(from, to).replaceAll(/\s+/g, " ");
      if (told.has(written) || inQuotes(sentence.text, from)) continue;
      if (clauseAt(sentence.reading.clauses, first).ofOthers) continue;
      told.add(written);
      yield {
        message: `"${written}" is not how the plan names it: expected "${name}"`,
        origin: placeInSentence(sentence, from, to),
        entity: report.id,
        hint: "Write the name as the plan has it, or correct it there.",
      };
    }
  }
}

/**
 * Finds the plan's posts, bodies and holders where a sentence names them otherwise. A wording that a title or the
 * glossary of the plan has is nobody's mistake.
 */
function namesOtherwise({
  bodies,
  posts,
  events,
  glossary,
  header,
}: PlanAsAt): (sentence: ReportSentence) => Misspelling[] {
  const titles = posts.map(({ title }) => title);
  const holders = posts.flatMap((post) => (post.holders ?? []).map(({ name }) => name));
  const names = [...bodies.map(({ name }) => name), ...titles, ...NO_ACRONYMS];
  const spellings = spellingsOf(names, holders, isNear);
  const halfNames = halfNamesOf([...names, ...(header === null ? [] : [header.authority])]);
  const ofAnother = wrongHoldersOf(
    posts.map(({ title, holders = [] }) => ({ title, holders: holders.map(({ name }) => name) })),
  );
  const postNames = indexPhrases(titles.map((title) => ({ words: foldedWords(title), meaning: title })));
  const cited = [
    ...glossary.flatMap(({ term, expansion }) => [term, expansion]),
    ...events.flatMap(({ title = "", documents = [] }) => [
      title,
      ...documents.map((one) => one.title ?? ""),
    ]),
    header?.title ?? "",
  ];
  return (sentence) => {
    const { reading, text } = sentence;
    const written = ({ at, end }: Misspelling): string =>
      text.slice(reading.tokens[at]?.from, reading.tokens[end - 1]?.to);
    const near = spellings
      .nearPersons(reading)
      .filter(({ by }) => by !== "title" || phrasesIn(reading.tokens, postNames).length > 0);
    const others = [...spellings.misspelled(reading), ...halfNames(reading)].filter(
      (one) => !cited.some((title) => title.includes(written(one))),
    );
    return [...others, ...near, ...ofAnother(reading)];
  };
}

/** One slip in a short name, two in a long one. */
function isNear(written: string, name: string): boolean {
  const steps = stepsBetween(written.toLowerCase(), name.toLowerCase());
  return steps > 0 && steps <= (name.length >= LONG_NAME ? 2 : 1) && name.length >= SHORTEST_NAME;
}

const LONG_NAME = 7;

/** Of shorter names, many are one letter apart: Ross and Rose. */
const SHORTEST_NAME = 5;
