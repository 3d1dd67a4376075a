import { type WrittenWord, writtenWords } from "../../../reading/wording/variants.ts";
import { times } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const termVariant: Rule = {
  id: "term-variant",
  severity: "info",
  summary:
    "A report writes one word in two ways: joined and apart, or the same people with and without capitals.",
  why: "Liquidlogic and Liquid Logic, reinspection and re-inspection: a reader wonders whether two things are meant, and a search for one does not find the other.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The re-inspection is expected next year. A re-inspection gives a new judgement.
    main: Before the reinspection there are four visits.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The re-inspection is expected next year. A re-inspection gives a new judgement.
    main: Before the re-inspection there are four visits.
`,
  *check({ reports, sentencesIn }) {
    for (const report of reports) {
      const words = sentencesIn(report).flatMap((sentence) => {
        // Headings and titles may capitalise every word.
        const isTitle = sentence.kind === "heading" || sentence.in.field === "title";
        return writtenWords(sentence.reading)
          .filter(({ isPeople }) => !(isPeople && isTitle))
          .map((word) => ({ ...word, sentence }));
      });
      for (const uses of Map.groupBy(words, ({ key }) => key).values()) {
        const [usual, ...rarer] = variantsOf(uses);
        for (const [use] of rarer) {
          const [first] = usual;
          yield {
            message: `"${use.written}" is also written "${first.written}", ${times(usual.length)}: expected one way of writing it`,
            origin: placeOf(use),
            entity: report.id,
            hint: `Write "${first.written}" here, or the other everywhere.`,
            related: [{ message: `written "${first.written}" here`, origin: placeOf(first) }],
          };
        }
      }
    }
  },
};

type Use = WrittenWord & { readonly sentence: ReportSentence };
type Uses = [Use, ...Use[]];

/** The ways a word is written, the most frequent first, then the earliest. Only the first unless one of them is joined. */
function variantsOf(uses: readonly Use[]): [Uses, ...Uses[]] {
  const ways = [...Map.groupBy(uses, ({ way }) => way).values()] as Uses[];
  const inSmall = ([{ way }]: Uses): number => Number(way === "small");
  const sorted = ways.sort((a, b) => b.length - a.length || inSmall(b) - inSmall(a)) as [Uses, ...Uses[]];
  return ways.some(([{ isJoined }]) => isJoined) ? sorted : [sorted[0]];
}

const placeOf = ({ sentence, from, to }: Use) => placeInSentence(sentence, from, to);
