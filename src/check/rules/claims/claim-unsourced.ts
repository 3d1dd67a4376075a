import type { Plan } from "../../../plan/schema/plan.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import {
  NO_PUBLISHERS,
  OFFICIAL,
  OFFICIAL_FIGURES,
  OWN_PAPERS,
  PUBLICATIONS,
  PUBLISHERS,
  SAYING,
  SOURCES,
  SPEAKERS,
  STATING,
} from "../../../reading/lexicons/sources.ts";
import { SMALL_WORDS } from "../../../reading/lexicons/spellings.ts";
import { spanOf } from "../../../reading/reading.ts";
import { approvalIn } from "../../../reading/wording/approval.ts";
import { type KnownCouncils, othersWhoDid } from "../../../reading/wording/others.ts";
import { indexPhrases } from "../../../reading/words/phrases.ts";
import { shortName, titleWords } from "../../../reading/words/titles.ts";
import { foldedWords, type Token } from "../../../reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../../reading/words/wordings.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const claimUnsourced: Rule = {
  id: "claim-unsourced",
  severity: "warning",
  summary: "A sentence says how other councils did, or what others think, but not where that is from.",
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
        if (sentence.kind === "heading") continue;
        const approval = sentence.in.field === "highlights" ? null : approvalIn(sentence.reading);
        const others = approval ?? othersWhoDid(sentence.reading, known);
        if (others === null) continue;
        const span = spanOf(sentence.reading, others.at, others.end);
        const words = sentence.text.slice(...span);
        if (isSourced(sentence, report, words) || givesComparator(sentence, plan)) continue;
        const said = approval === null ? `how "${words}" did` : `"${words}"`;
        yield {
          message: `The sentence says ${said}, but not who says so: expected its source`,
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

/** Whether it gives a figure that the plan has of them, with its source: "the England rate, which was 16.1%". */
const givesComparator = ({ text, reading }: ReportSentence, { kpis }: Plan): boolean =>
  kpis.some(({ comparators = [] }) =>
    comparators.some(
      ({ who, value }) => text.includes(who) && reading.quantities.some((one) => one.value === value),
    ),
  );

/** Its title words between spaces, so that one text is found in another only as whole words. */
const spacedWords = (text: string): string => ` ${titleWords(text).join(" ")} `;

const SOURCE_WORDINGS = wordingsOf(SOURCES);

/** A footnote's number. */
const RAISED = /[¹²³⁴-⁹]/;

/** Whether a sentence says who published what it says, or who said it. */
const namesSource = (tokens: readonly Token[]): boolean =>
  wordingsIn(tokens, SOURCE_WORDINGS).length > 0 ||
  tokens.some(
    (token, at) =>
      RAISED.test(token.text) ||
      isOfficial(tokens, at) ||
      isInBrackets(tokens, at) ||
      (PUBLICATIONS.has(token.word) && isPublishedBy(tokens, at)) ||
      (SAYING.has(token.word) && isSaid(tokens, at)),
  );

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";

/** "Official statistics". "The national figure" is no publication. */
const isOfficial = (tokens: readonly Token[], at: number): boolean =>
  OFFICIAL.has(textAt(tokens, at).toLowerCase()) &&
  OFFICIAL_FIGURES.has(textAt(tokens, at + 1).toLowerCase());

/** "(DfE, 2015)", "13.4% (Department for Education)". */
function isInBrackets(tokens: readonly Token[], at: number): boolean {
  if (textAt(tokens, at) !== "(") return false;
  const close = tokens.findIndex(({ text }, next) => next > at && text === ")");
  if (close === -1) return false;
  const inside = tokens.slice(at + 1, close);
  const isName = inside.some(({ text }) => /^\p{Lu}[\p{L}\d]+/u.test(text));
  const isDated = inside.some(({ text }) => /^(?:19|20)\d\d$/.test(text));
  const isAfterShare = textAt(tokens, at - (textAt(tokens, at - 1) === "," ? 2 : 1)) === "%";
  return isName && (isDated || (isAfterShare && /^\p{Lu}/u.test(textAt(tokens, at + 1))));
}

/** "Data from ADASS", "benchmarking published by the regional board". */
function isPublishedBy(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  if (["published", "released", "collected"].includes(textAt(tokens, next))) next += 1;
  if (!["from", "by"].includes(textAt(tokens, next))) return false;
  return nameAt(tokens, textAt(tokens, next + 1) === "the" ? next + 2 : next + 1) !== null;
}

/** How many words may stand between those who say something and the verb. */
const MOST_BETWEEN = 8;

/** "A survey by the Association found", "CQC reports", "the Director explained", "says the Ombudsman". */
function isSaid(tokens: readonly Token[], verb: number): boolean {
  const start = Math.max(
    verb - MOST_BETWEEN - 1,
    tokens.findLastIndex(({ kind }, at) => at < verb && kind === "sign") + 1,
  );
  const isThat =
    tokens[verb + 1]?.word === "that" || ["said", "say", "told"].includes(tokens[verb]?.word ?? "");
  for (let at = start; at < verb; at++) {
    const word = tokens[at]?.word ?? "";
    const isOwn = OWN_PAPERS.has(tokens[at - 1]?.word ?? "");
    if (PUBLISHERS.has(word) && !isOwn) return true;
    if (SPEAKERS.has(word) && isThat) return true;
    const end = nameAt(tokens, at);
    if (end === null) continue;
    const between = tokens.slice(end, verb).map((one) => one.word);
    if (between.some((one) => PUBLICATIONS.has(one))) return true;
    if (between.every((one) => ["has", "have", "also", "recently"].includes(one)) && isSaying(tokens, verb))
      return true;
  }
  const after = textAt(tokens, verb + 1) === "the" ? verb + 2 : verb + 1;
  const end = textAt(tokens, verb - 1) === "," ? nameAt(tokens, after) : null;
  return end !== null && isClose(tokens, end);
}

/** "CQC found that", "ADASS says most"; ", CQC reports." */
const isSaying = (tokens: readonly Token[], verb: number): boolean =>
  STATING.has(tokens[verb]?.word ?? "") &&
  (["that", "most", "many", "some", "several", "other", "few", "all"].includes(textAt(tokens, verb + 1)) ||
    isClose(tokens, verb + 1));

const isClose = (tokens: readonly Token[], at: number): boolean =>
  ["", ".", ",", ";"].includes(textAt(tokens, at));

/** Where a publisher's name that begins at a position ends: "CQC", "NHS England"; a single word with a capital may just begin a sentence. */
function nameAt(tokens: readonly Token[], at: number): number | null {
  const first = textAt(tokens, at);
  if (NO_PUBLISHERS.has(first) || !/^\p{Lu}/u.test(first)) return null;
  let end = at + 1;
  for (let next = end; next < at + 12; next++) {
    if (/^\p{Lu}/u.test(textAt(tokens, next))) end = next + 1;
    else if (!SMALL_WORDS.has(tokens[next]?.word ?? "") && tokens[next]?.word !== "the") break;
  }
  return end > at + 1 || /^\p{Lu}.*\p{Lu}/u.test(first) ? end : null;
}
