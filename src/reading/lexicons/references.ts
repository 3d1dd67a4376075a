import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Parts of a paper that are referred to by a number, a letter or a word. */
export const PARTS = {
  appendix: "appendix",
  annex: "annex, annexe",
  paragraph: "paragraph, para",
  section: "section, chapter",
  schedule: "schedule",
  table: "table",
  figure: "figure, fig",
  chart: "chart, graph",
  page: "page, p, pp",
} satisfies Lexicon<string>;
export type Part = keyof typeof PARTS;

/** What may stand between a part and its number. */
export const BEFORE_LABELS = wordSet("no nos number .");

/** What is named by the part of another paper that asks for it: "the Annex A data". As written. */
export const OFTEN_LABELLED = wordSet(
  "data dataset datasets list return returns report reports form forms request template spreadsheet submission",
);

/** What joins the labels of several parts, and which of them stand for all that lie between. */
export const JOINS_LABELS = wordSet(", & and or to - –");
export const RANGE_OF_LABELS = wordSet("to - –");

/** Words that say that a paper comes with the report. */
export const ATTACHED = {
  attached: `attached, appended, enclosed, annexed, reproduced, is at, are at, set out at, set out in full, can be found at,
    can be found in, is provided at, included at, included as, shown at, given at`,
} satisfies Lexicon<string>;

/** Words after a part that make it the report's own. */
export const OF_THIS_REPORT = {
  this: `of this, to this, in this, of the report, to the report, in the report, above, below, overleaf, hereto, of the present, to the present, of the main report,
    in the main report, of the summary report, of the covering report, to the covering report`,
} satisfies Lexicon<string>;

/** Words after "the report" that make it another one. */
export const OF_ANOTHER_REPORT = wordSet(
  "to of by from for on that which dated taken considered presented (",
);

/** Words between a part and the paper that it belongs to. */
export const BELONGS_TO = wordSet("of to in from");

/** Papers that have parts of their own. Folded as tokens are. */
export const OTHER_PAPERS =
  wordSet(`letter notice book agreement constitution strategy handbook guidance policy framework protocol toolkit contract code
  act regulation order schedule bill statute circular directive judgment standing-order`);
/** The same, of which those that were written for the report are its appendices: "the letter (Appendix 2)". */
export const OFTEN_ATTACHED = wordSet("letter notice order bill");
/** Papers that are this report unless a word before them says otherwise: "the Board report". */
export const REPORTS = wordSet("report paper document submission");
/** Words before such a paper that leave it this report. */
export const OWN_REPORT = wordSet(
  "the this a an our attached enclosed appended accompanying full main present current covering",
);
/** Words before another paper's part, after the paper: "the Budget Book 2016/17, at Appendix 3". */
export const AFTER_PAPERS = wordSet(", at in (");

/** Parts of other papers that hold an appendix: "Part 3, Appendix 5". */
export const HOLDS_APPENDIX = wordSet("part section chapter volume annex schedule");

/** Those who write papers with parts of their own: "Ofsted asks in paragraph 9 for supervision". */
export const WRITERS = {
  others: `Ofsted, inspector, inspectorate, DfE, department, minister, ministry, secretary of state, commissioner, reviewer, peer,
    LGA, CQC, auditor, ombudsman, court, judge, parliament, government`,
} satisfies Lexicon<string>;

/** Small words inside a title. */
export const IN_TITLES = wordSet("of and for to the in on");
