import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Words and signs that a title of a paper cannot end with. After a semicolon they only join the entries of a list. */
export const NEVER_LAST = wordSet(
  "and & or of the a an by into our their its between including regarding concerning",
);
export const NEVER_LAST_SIGNS = wordSet(", : (");
/** Words that end a title only after a clause of its own: "The children we work with". */
export const SELDOM_LAST = wordSet("for with from to in on at about under within towards");
export const CLAUSE_WORDS = wordSet("we you they i he she who whom whose what where how");
/** Words that cannot begin a title: "of Finance". */
export const NEVER_FIRST = wordSet(
  `and or of for to from by in on at with within under between including regarding concerning about into who which that whose`,
);
/** Kinds of papers. A title that ends with one is complete. */
export const PAPERS = wordSet(
  `assessment profile report letter minute plan strategy policy statement protocol survey file review audit note paper framework handbook
  agreement scorecard schedule register record summary submission response email e-mail document agenda figure evaluation guidance data
  correspondence feedback`,
);
/** "Dated June 2016" and "version 2" are the end of a title, and no title. */
export const BESIDE_DATES = wordSet("dated published of to");
export const EDITIONS = wordSet("version volume vol part edition");

/** What tells whether a title is of a published work. */
export const WORKS = {
  about: `briefing, note, response, comment, advice, summary, letter, email, e-mail, draft, minutes, presentation, correspondence, action plan`,
  published: "statutory guidance, inspector handbook",
  "of-government": `handbook, hand-book, framework, guidance, statistics, statistical release, inspection report, report of the inspection,
    report of an inspection, inspection of, review of the effectiveness`,
  government: `ofsted, dfe, department for, department of, care quality commission, cqc, hm inspectorate, hmic, home office, ministry of`,
} satisfies Lexicon<string>;

/** Words that distinguish versions of a paper, and the council's summary of it. */
export const VERSIONS = {
  version:
    "the council's summary of, council's summary of, updated, revised, rewritten, new, latest, current",
} satisfies Lexicon<string>;
