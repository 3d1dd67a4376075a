import type { Report } from "../../../plan/schema/reports.ts";
import { REFERENCE_MARK } from "../../../prose/sentences.ts";
import { titleWords } from "../../prose/names.ts";
import {
  placeInSentence,
  type ReportSentence,
  reportSentences,
  writtenAs,
} from "../../prose/report-prose.ts";
import { acrossLines } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { type FindOthers, findOthersIn, type Others, tellsHowTheyDid } from "./other-bodies.ts";

export const claimUnsourced: Rule = {
  id: "claim-unsourced",
  severity: "warning",
  summary: "A sentence says how other councils did, and not where that is from.",
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
  *check({ plan, reports }) {
    const findOthers = findOthersIn(plan);
    for (const report of reports) {
      for (const sentence of reportSentences(report)) {
        const others = judge(sentence, findOthers);
        if (others === undefined) continue;
        const words = sentence.text.slice(...others.span);
        if (isSourced(sentence, report, words)) continue;
        yield {
          message: `The sentence says how "${words}" did, and not who says so: expected its source`,
          origin: placeInSentence(sentence, ...others.span),
          entity: report.id,
          hint: "Name the source in the sentence, add a link or a computed figure, or leave the comparison out.",
        };
      }
    }
  },
};

/** What is asked, wished or expected says nothing of how anybody did. */
const MAY_BE = /\b(?:[Ii]f|[Ww]hether|[Hh]ow|may|might|could|would|will|should|must|aims?|wants?)\b|\?/;

function judge({ kind, text }: ReportSentence, findOthers: FindOthers): Others | undefined {
  if (kind === "heading" || MAY_BE.test(text)) return undefined;
  return findOthers(text).find((others) => tellsHowTheyDid(text, others));
}

const WHO_SAYS =
  "(?:Ofsted|DfE|Department for Education|[Ii]nspectors?|[Ii]nspectorate|Minister|Commissioner|[Gg]overnment|LGA|Association|Audit Office|regulator|survey|census|study|research|report|statistics|figures|returns?|benchmarking|analysis)";
const SAY =
  "(?:found|finds?|says?|said|reported|reports|notes?|noted|judged|published|observed|observes|shows?|showed|shown|rated|suggests?|suggested|put|puts|records?|recorded)";

/** "CQC", "NHS England" or "Regulator of Social Housing"; a single word with a capital may just begin a sentence. */
const FIRST_WORD =
  "(?!(?:KPI|LAC|CLA|CIN|PEP|NEET|SEND|EHCP|In|Since|Across|Our|The|Most|Many|Several|Some|Other|All|For|At|And|But)\\b)(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z]\\w*|[A-Z][\\w'’-]+(?=(?: (?:of|for|and|the|in|on)){0,3} [A-Z]))";
const PUBLISHER = `(?<![\\w'’-])${FIRST_WORD}(?:(?: (?:of|for|and|the|in|on)){0,3} [A-Z][\\w'’-]+){0,7}\\b(?:['’]s)?`;
const PUBLICATION =
  "(?:data|figures|gradings?|ratings|statistics|reports?|surveys?|returns?|benchmarking|analysis|research|dashboards?|census)";
const TELLS =
  "(?:found|finds?|reported|reports|says?|said|shows?|showed|notes|noted|estimates|estimated|concludes|concluded)";

const SAID = acrossLines(
  new RegExp(
    [
      "\\b[Aa]ccording to\\b|\\b[Ss]ource:",
      `\\b${WHO_SAYS}(?:['’]s)?(?: [\\w'’-]+){0,7} ${SAY}\\b`,
      "\\b(?:published|judged|rated|reported) (?:by|in)\\b",
      "\\((?:[^()]*\\b)?(?:[A-Z][\\w&]+)[^()]*\\b(?:19|20)\\d\\d\\)|\\d%?,? \\([A-Z][^()]*\\)",
      "\\b(?:DfE|Ofsted|national|official)(?:['’]s)? (?:figures|statistics|data)\\b",
      `${PUBLISHER}(?: [a-z][\\w'’-]*){0,3} ${PUBLICATION}(?: [\\w'’-]+){0,5} ${SAY}\\b`,
      `\\b${PUBLICATION} (?:published |released |collected )?(?:from|by) (?:the )?${PUBLISHER}`,
      `${PUBLISHER}(?: (?:has|have|also|recently))* ${TELLS} (?:that|most|many|some|several|other|few|all)\\b`,
      `, (?:the )?${PUBLISHER} ${TELLS}(?=[.,;]|$)`,
      `, (?:says?|said|reports?|reported|found) (?:the )?${PUBLISHER}(?=[.,;]|$)`,
    ].join("|"),
  ),
);

/**
 * Whether a sentence about others says where it is from: in words, by a link or a computed figure, by a source that
 * the report lists under its title or under the others' name, or by its highlight's proof.
 */
function isSourced(
  sentence: ReportSentence,
  { highlights = [], sources = [] }: Report,
  others: string,
): boolean {
  const { text, in: source } = sentence;
  if (text.includes(REFERENCE_MARK) || writtenAs(sentence).includes("](") || SAID.test(text)) return true;
  const [words, names] = [telling(text), telling(others)];
  const titles = sources.map(({ title }) => telling(title));
  if (titles.some((title) => words.includes(title) || title.includes(names))) return true;
  const proofs = source.field === "highlights" ? (highlights[Number(source.part)]?.shownBy ?? []) : [];
  return proofs.some(({ betterThan, finding }) => (betterThan ?? finding) !== undefined);
}

/** Between spaces, so that one is found in another only as whole words. */
const telling = (text: string): string => ` ${titleWords(text).join(" ")} `;
