import type { Plan } from "../../../plan/schema/plan.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import { spanOf } from "../../../reading/reading.ts";
import { type KnownCouncils, othersWhoDid } from "../../../reading/wording/others.ts";
import { namesSource } from "../../../reading/wording/sources.ts";
import { indexPhrases } from "../../../reading/words/phrases.ts";
import { foldedWords } from "../../../reading/words/tokens.ts";
import { shortName, titleWords } from "../../prose/names.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const claimUnsourced: Rule = {
  id: "claim-unsourced",
  severity: "warning",
  summary: "A sentence says how other councils did, but not where that is from.",
  why: "The council's own statements are computed or proved; one about others rests on what somebody published. Without its source it cannot be checked by a Member, or defended when the other council reads it.",
  bad: `\
reports:
  - id: cabinet-2016-09
    main: Several other councils have not shown such improvement.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: According to the regional board, several other councils have not improved as fast.
`,
  *check({ plan, reports, sentencesIn }) {
    const known = councilsOf(plan);
    for (const report of reports) {
      for (const sentence of sentencesIn(report)) {
        const others = sentence.kind === "heading" ? null : othersWhoDid(sentence.reading, known);
        if (others === null) continue;
        const span = spanOf(sentence.reading, others.at, others.end);
        const words = sentence.text.slice(...span);
        if (isSourced(sentence, report, words)) continue;
        yield {
          message: `The sentence says how "${words}" did, but not who says so: expected its source`,
          origin: placeInSentence(sentence, ...span),
          entity: report.id,
          hint: "Name the source in the sentence, add a link or a computed figure, or leave the comparison out.",
        };
      }
    }
  },
};

/** A plan's bodies that are councils are others, except its own. */
function councilsOf({ header, bodies, events, recommendations }: Plan): KnownCouncils {
  const own = shortName(header?.authority ?? "");
  const inspectors = new Set(events.flatMap(({ by }) => by));
  const councils = bodies.filter(({ name }) => COUNCIL_NAME.test(name) && shortName(name) !== own);
  const texts = [
    ...recommendations.flatMap(({ title, text }) => [title, text]),
    ...events.flatMap(({ documents = [] }) =>
      documents.flatMap(({ findings = [] }) => findings.map(({ text }) => text)),
    ),
  ];
  return {
    names: indexPhrases(
      councils.map(({ id, name }) => ({
        words: foldedWords(shortName(name)),
        meaning: inspectors.has(id) ? "reviewer" : "named",
      })),
    ),
    notPlaces: new Set([own, ...bodies.map(({ name }) => name), ...texts].flatMap(foldedWords)),
  };
}

/** Only councils do the same work; boards, committees and health bodies do not. */
const COUNCIL_NAME = /\b(?:Council|Borough|City|County|Authority)\b/;

/**
 * Whether a sentence about others gives its source: in words, by a link or a computed figure, by a source that
 * the report lists under its title or under the others' name, or by its highlight's proof.
 */
function isSourced(
  sentence: ReportSentence,
  { highlights = [], sources = [] }: Report,
  others: string,
): boolean {
  const { text, in: source } = sentence;
  if (
    text.includes(REFERENCE_MARK) ||
    writtenAs(sentence).includes("](") ||
    writtenAs(sentence).includes("[^") ||
    namesSource(sentence.reading.tokens)
  )
    return true;
  const [words, names] = [spacedWords(text), spacedWords(others)];
  const titles = sources.map(({ title }) => spacedWords(title));
  if (titles.some((title) => words.includes(title) || title.includes(names))) return true;
  const proofs = source.field === "highlights" ? (highlights[Number(source.part)]?.shownBy ?? []) : [];
  return proofs.some(({ betterThan, finding }) => (betterThan ?? finding) !== undefined);
}

/** Its title words between spaces, so that one text is found in another only as whole words. */
const spacedWords = (text: string): string => ` ${titleWords(text).join(" ")} `;
