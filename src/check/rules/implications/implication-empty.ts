import { sentencesOf } from "../../../prose/sentences.ts";
import { isFilledIn, showValue } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { implicationAnswers } from "./answers.ts";

export const implicationEmpty: Rule = {
  id: "implication-empty",
  severity: "warning",
  summary:
    "A row of the implications says that there are implications but not what they are, or says nothing.",
  why: "Members decide on what a row tells them. A row that says only that there are implications, or n/a, or that something is to follow, tells them nothing. Where there are no implications, write none.",
  bad: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: There are implications for crime and disorder.
      efficiency: To follow.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    implications:
      crime: Return interviews help to keep children who go missing safe from crime.
      efficiency: none
`,
  *check(context) {
    for (const report of context.reports) {
      for (const { row, title, text, none, origin } of implicationAnswers(context, report)) {
        const lacks = none ? null : findLack(text);
        if (lacks === null) continue;
        yield {
          message: `"${title}" is answered ${showValue(text)}, which ${lacks}: expected a sentence that says what the implications are, or none`,
          origin,
          entity: report.id,
          hint: `Say who or what is affected and how, or write ${row}: none.`,
        };
      }
    }
  },
};

/** A reference to the report as a whole, and not to one of its paragraphs. */
const POINTS_NOWHERE =
  /^(?:(?:these|they|this|(?:the |any )?(?:[\w-]+ ){0,4}implications) (?:is|are|have been) )?(?:as )?(?:see|refer to|contained|covered|addressed|set out|detailed|outlined|described|included|dealt with|discussed|considered)(?: (?:in|within|throughout|elsewhere in))? (?:the |this )?(?:(?:main|full|attached|covering) )?(?:body of (?:the |this )?)?(?:report|document)\.?$/i;

const MATTERS = "(?:implications?|impacts?|effects?|consequences?)";
const OF_WHAT = "(?: (?:for|on|of|to|in|regarding|relating to|about|arising from|around) [\\w\\s'’-]+?)?";

const HAS_SOME = [
  new RegExp(
    `^(?:yes, )?(?:(?:this|the) (?:report|plan|proposals?|recommendations?|decisions?)(?: does| do)? (?:has|have|will have|may have|could have)|there (?:are|is|will be|may be|could be)) (?!no\\b|not\\b)(?:[\\w-]+ ){0,4}${MATTERS}${OF_WHAT}\\.?$`,
    "i",
  ),
  new RegExp(
    `^(?!no\\b)(?:[\\w-]+ ){0,5}${MATTERS}${OF_WHAT} (?:arise|exist|(?:are|is) (?:likely|possible|expected|anticipated)|(?:has|have) been identified)\\.?$`,
    "i",
  ),
];

const WEIGHED =
  "(?:considered|taken into account|assessed|addressed|reviewed|noted|looked at|evaluated|identified|dealt with|reported)";
/** Somebody has considered the implications, or will. */
const THOUGHT_OF = [
  new RegExp(
    `^(?!no\\b)[\\w\\s'’-]+? (?:(?:has|have) been|will be|(?:is|are) (?:to be|being)|(?:has|have) yet to be|need(?:s)? to be) (?:fully |carefully |duly )?${WEIGHED}(?: (?:in|when|during|as|by|throughout|at|with) [\\w\\s'’-]+)?\\.?$`,
    "i",
  ),
  /^(?:full |due |careful |proper )?(?:consideration|regard|account|thought) (?:has|have) been (?:given|had|paid|taken)(?: (?:to|of) [\w\s'’-]+)?\.?$/i,
  /^(?:the council|officers|we) (?:has|have) (?:(?:fully |carefully )?considered|taken account of|had (?:due )?regard to) [\w\s'’-]+\.?$/i,
];

/** "Various groups" may be any. */
const SOME_OR_OTHER =
  /^(?:various|some|certain|several|many|different|multiple|numerous|(?:a )?(?:number|range|variety) of)(?: (?:different|other|vulnerable))? (?:groups?|wards?|areas|people|residents|communities|parties|services)(?: (?:of people|in the (?:borough|area|community)))?(?: (?:are|is|may be|might be|will be|could be)(?: \w+)? (?:affected|involved|impacted|concerned))?\.?$/i;

/** Words that begin to say what the implications are, or where that is said. */
const SAYS_WHICH =
  /\b(?:as|because|by|if|since|so|that|through|when|where|which|who|whose|paragraphs?|appendix|section|set out|described|more|fewer|less|better|worse|positive|negative|beneficial|adverse|limited|minor|no|not|\d+)\b/i;
const SAYS_MORE =
  /\b(?:because|since|so|that|which|who|found|paragraphs?|appendix|section|no|not|none|\d+)\b/i;

/** What an answer lacks; null where it says something, or has more than one sentence. */
function findLack(text: string): string | null {
  if (!isFilledIn(text) || POINTS_NOWHERE.test(text.trim())) return "says nothing";
  const [only, ...rest] = sentencesOf(text);
  if (only === undefined || rest.length > 0) return null;
  const is = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(only.text));
  if (is(HAS_SOME) && !SAYS_WHICH.test(only.text))
    return "says that there are implications but not what they are";
  if (is(THOUGHT_OF) && ABOUT.test(only.text) && !SAYS_MORE.test(only.text))
    return "says that implications were considered but not what they are";
  return SOME_OR_OTHER.test(only.text) ? "says that some are affected but not which" : null;
}

/** "Assessments have been reviewed" tells something; "implications have been reviewed" does not. */
const ABOUT =
  /\b(?:implications?|impacts?|effects?|consequences?|considerations?|issues?|regard|account|thought|(?:crime and disorder|equality|equalities|diversity|health|carbon|risks?|duty) (?:has|have|is|are|will|needs?)\b)|\b(?:considered|regard to|account of) (?:the )?(?:crime|equality|equalities|diversity|health|carbon|risks?|duty|duties)\b/i;
