import type { Report } from "../../plan/reports.ts";
import { REFERENCE_MARK } from "../../prose/sentences.ts";
import { acrossLines } from "../across-lines.ts";
import { type FindOthers, findOthersIn } from "../other-bodies.ts";
import { placeInSentence, type ReportSentence, reportSentences, writtenAs } from "../report-prose.ts";
import type { Rule } from "../rule.ts";
import { titleWords } from "../titles.ts";

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
        if (others === null || isSourced(sentence, report)) continue;
        const words = sentence.text.slice(...others).replace(/\s+/g, " ");
        yield {
          message: `The sentence says how "${words}" did, and not who says so: expected its source`,
          origin: placeInSentence(sentence, ...others),
          entity: report.id,
          hint: "Name the source in the sentence, add a link or a computed figure, or leave the comparison out.",
        };
      }
    }
  },
};

/** Words that, after their name, can only be about how they did, and words that may be about something else. */
const FARED = acrossLines(
  /\btook (?:over |about |more than |nearly )?[\w-]+ (?:years?|months?)\b|\bfrom (?:inadequate|requires improvement) to\b|\b(?:has|have|had|did|do|does) not (?:yet )?(?:show|improve|achieve|manage|reach|evidence|progress|ma[dk]e)\w*\b|\b(?:is|are|was|were|been) (?:judged|rated)\b|\b(?:is|are|was|were|remains?) (?:inadequate|outstanding)\b|\bstood at \d/i,
);
const COMPARED = acrossLines(
  /\b(?:is|are|was|were|has|have) (?:also )?(?:higher|lower|better|worse|slower|faster|declined|fallen|risen|improved|struggled|failed)\b|\b(?:performs?|performed|fares?|fared|struggles?|struggled)\b|\bimproved\b(?! by\b)/i,
);

const THAN = acrossLines(/\b(?:higher|lower|better|worse|faster|slower|fewer|more|less) than\b/i);
/** "Children placed by other councils": what follows is about the children. */
const IS_OBJECT = /\w\s+(?:by|for|from|in|of|to|with)\s+(?:the\s+)?$/i;
const isAdverb = (words: string): boolean => /^(?:nationally|across)/i.test(words);

/** They work with us: what follows is about our work. */
const WITH_US = acrossLines(
  /\b(?:support(?:s|ed|ing)?|help(?:s|ed|ing)?|advi[sc]e[ds]?|assist(?:s|ed|ing)?|shar(?:e|es|ed|ing)|visit(?:s|ed|ing)?|learn(?:s|ed|t|ing)?|lessons?|work(?:s|ed|ing)? with|mentor\w*|peer|partner\w*|review(?:s|ed|ing)?|provid(?:es|ed|ing))\b/i,
);
const MAY_BE = /\b(?:[Ii]f|[Ww]hether|[Hh]ow|may|might|could|would|will|should|must|aims?|wants?)\b|\?/;

function judge({ kind, text }: ReportSentence, findOthers: FindOthers): ReturnType<FindOthers> {
  const others = kind === "heading" || MAY_BE.test(text) ? null : findOthers(text);
  if (others === null) return null;
  const [before, after] = [text.slice(0, others[0]), text.slice(others[0])];
  if (IS_OBJECT.test(before) && !THAN.test(before)) return null;
  const isCompared = THAN.test(before) || COMPARED.test(isAdverb(after) ? text : after);
  return FARED.test(after) || (isCompared && !WITH_US.test(text)) ? others : null;
}

const SAID = acrossLines(
  /\b[Aa]ccording to\b|\b[Ss]ource:|\b(?:Ofsted|DfE|Department for Education|inspectors?|inspectorate|Minister|government|LGA|regulator|survey|census)(?:['’]s)?(?: \w+){0,4} (?:found|finds|says?|said|reported|reports|noted|judged|published|observed|shows?|showed|rated)\b|\bpublished (?:by|in)\b|\((?:[^()]*\b)?(?:[A-Z][\w&]+)[^()]*\b(?:19|20)\d\d\)|\d%?,? \([A-Z][^()]*\)|\b(?:DfE|Ofsted|national|official)(?:['’]s)? (?:figures|statistics|data)\b/,
);

function isSourced(sentence: ReportSentence, { highlights = [], sources = [] }: Report): boolean {
  const { text, in: source } = sentence;
  if (text.includes(REFERENCE_MARK) || writtenAs(sentence).includes("](") || SAID.test(text)) return true;
  const words = titleWords(text).join(" ");
  if (sources.some(({ title }) => words.includes(titleWords(title).join(" ")))) return true;
  const proofs = source.field === "highlights" ? (highlights[Number(source.part)]?.shownBy ?? []) : [];
  return proofs.some(({ betterThan, finding }) => (betterThan ?? finding) !== undefined);
}
