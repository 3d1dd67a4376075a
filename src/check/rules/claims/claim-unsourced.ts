import type { Plan } from "../../../plan/schema/plan.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import { shortName, titleWords } from "../../prose/names.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import { anyOf } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import {
  AS_AVERAGE,
  AVERAGE,
  BESIDE,
  COMMON_NOUN,
  COUNCIL_NAME,
  DID,
  FARED,
  FARED_NEXT,
  GIVEN,
  IN_FIGURES,
  IS_FRAME,
  IS_OBJECT,
  JUST_IN,
  MAY_BE,
  NAMES_SOURCE,
  PLACE_NAME,
  SET,
  WHERE,
  WHO,
  WITH_US,
} from "./unsourced-words.ts";

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
    const findOthers = findOthersIn(plan);
    for (const report of reports) {
      for (const sentence of sentencesIn(report)) {
        const others = judge(sentence, findOthers);
        if (others === undefined) continue;
        const words = sentence.text.slice(...others.span);
        if (isSourced(sentence, report, words)) continue;
        yield {
          message: `The sentence says how "${words}" did, but not who says so: expected its source`,
          origin: placeInSentence(sentence, ...others.span),
          entity: report.id,
          hint: "Name the source in the sentence, add a link or a computed figure, or leave the comparison out.",
        };
      }
    }
  },
};

function judge({ kind, text }: ReportSentence, findOthers: FindOthers): Others | undefined {
  if (kind === "heading" || MAY_BE.test(text)) return undefined;
  return findOthers(text).find((others) => statesPerformance(text, others));
}

/** Other councils, as a sentence names them. */
interface Others {
  /** Offsets into the sentence. */
  readonly span: readonly [from: number, to: number];
  /** "across England" says where, and "other councils" who. */
  readonly kind: "who" | "where" | "average" | "named" | "reviewer" | "unknown";
}

/** Every place where a sentence names others: first those in general words, then those by name. */
type FindOthers = (sentence: string) => Others[];

/** Finds others in the sentences of a plan's reports. Its bodies that are councils are others, except its own. */
function findOthersIn({ header, bodies, events, recommendations }: Plan): FindOthers {
  const own = shortName(header?.authority ?? "");
  const inspectors = new Set(events.flatMap(({ by }) => by));
  const councils = bodies.filter(({ name }) => COUNCIL_NAME.test(name) && shortName(name) !== own);
  const named = (reviews: boolean): RegExp => {
    const ones = councils.filter(({ id }) => inspectors.has(id) === reviews);
    return new RegExp(anyOf(ones.map(({ name }) => shortName(name)).filter((name) => name !== "")), "g");
  };
  const texts = [
    ...recommendations.flatMap(({ title, text }) => [title, text]),
    ...events.flatMap(({ documents = [] }) =>
      documents.flatMap(({ findings = [] }) => findings.map(({ text }) => text)),
    ),
  ];
  const notPlaces = new Set(
    [own, ...bodies.map(({ name }) => name), ...texts].flatMap(
      (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [],
    ),
  );
  const patterns = [
    ["who", WHO],
    ["where", WHERE],
    ["average", AVERAGE],
    ["named", named(false)],
    ["reviewer", named(true)],
  ] as const;
  return (sentence) => [
    ...patterns.flatMap(([kind, pattern]) => spansOf(sentence, pattern).map((span) => ({ kind, span }))),
    ...spansOf(sentence, PLACE_NAME)
      .filter(([from, to]) => mayBePlace(sentence.slice(from, to), notPlaces))
      .map((span) => ({ kind: "unknown", span }) as const),
  ];
}

const spansOf = (sentence: string, pattern: RegExp): Others["span"][] =>
  [...sentence.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);

const mayBePlace = (word: string, notPlaces: ReadonlySet<string>): boolean =>
  !notPlaces.has(word.toLowerCase()) && !COMMON_NOUN.test(word);

/** Whether a sentence says how the others that it names did. */
function statesPerformance(sentence: string, { kind, span: [from, to] }: Others): boolean {
  const [before, after] = [sentence.slice(0, from), sentence.slice(to)];
  if (kind === "unknown") return FARED_NEXT.test(after);
  if (kind === "average" && SET.test(after)) return false;
  if (kind === "average" && GIVEN.test(after)) return true;
  if (BESIDE.test(before)) return kind !== "reviewer";
  if (kind === "average" && AS_AVERAGE.test(before)) return true;
  const isWithUs = WITH_US.test(sentence);
  if (kind === "where") return !isWithUs && (DID.test(sentence) || IN_FIGURES.test(sentence));
  if (IS_OBJECT.test(before)) return kind === "who" && !isWithUs && JUST_IN.test(before);
  if (FARED.test(after)) return true;
  if (isWithUs || kind === "reviewer") return false;
  return DID.test(after) || (IS_FRAME.test(before) && IN_FIGURES.test(after));
}

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
  if (text.includes(REFERENCE_MARK) || writtenAs(sentence).includes("](") || NAMES_SOURCE.test(text))
    return true;
  const [words, names] = [spacedWords(text), spacedWords(others)];
  const titles = sources.map(({ title }) => spacedWords(title));
  if (titles.some((title) => words.includes(title) || title.includes(names))) return true;
  const proofs = source.field === "highlights" ? (highlights[Number(source.part)]?.shownBy ?? []) : [];
  return proofs.some(({ betterThan, finding }) => (betterThan ?? finding) !== undefined);
}

/** Its title words between spaces, so that one text is found in another only as whole words. */
const spacedWords = (text: string): string => ` ${titleWords(text).join(" ")} `;
