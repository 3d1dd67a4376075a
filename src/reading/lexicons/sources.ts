import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Those who publish, and what is published. Folded as tokens are. */
export const PUBLISHERS = wordSet(
  `ofsted dfe inspector inspectorate minister commissioner government lga association ombudsman regulator survey census study research report
  statistics statistic figure return benchmarking analysis letter review paper`,
);
/** Those who say something, in minutes and in reports of them. */
export const SPEAKERS = wordSet(
  `director head officer manager executive leader councillor member chair chairman chairwoman secretary auditor reviewer adviser expert
  professor doctor speaker representative consultant hos she he`,
);
/** What needs its publisher beside it: "NHS England data", "data from ADASS". */
export const PUBLICATIONS = wordSet(
  "data figure grading rating statistics statistic report survey return benchmarking analysis research dashboard census",
);
/** Before these they are the report's own. */
export const OWN_PAPERS = wordSet("this our");

/** Verbs of saying and finding. */
export const SAYING = wordSet(
  `found find say said report reported note noted judged published observed observe show showed shown rated suggest suggested put record recorded
  estimate estimated conclude concluded state stated explain explained advise advised confirm confirmed tell told inform informed commented wrote write warned
  argued calculate calculated set list describe described`,
);

/** The same where a name is all that says who: a council that "has shown" something is no source. */
export const STATING = wordSet(
  "found find say said report reported show showed note noted estimate estimated conclude concluded state stated explained advised confirmed",
);

/** Acronyms and words with a capital that name no publisher. As written. */
export const NO_PUBLISHERS = wordSet(
  "KPI LAC CLA CIN PEP NEET SEND EHCP In Since Across Our The Most Many Several Some Other All For At And But This",
);

/** Wordings that give a source. See `wordingsOf`. */
export const SOURCES = {
  source: `according to, source, see note/source, footnote, published/judged/rated/reported by/in, was/were/been told/informed/advised/assured,
    heard that, view/opinion/advice/finding/conclusion is/was that, it was explained/reported/noted/stated that, in the scorecard/table/chart/appendix/dashboard, table/chart/appendix/annex #,
    table/chart/appendix/annex/scorecard/dashboard above/below/overleaf? also? show/set/compare/give`,
} satisfies Lexicon<string>;

/** Figures that name their publisher in a word. As written, in small letters. */
export const OFFICIAL = wordSet("dfe ofsted national official dfe's ofsted's");
export const OFFICIAL_FIGURES = wordSet("figures statistics data");
