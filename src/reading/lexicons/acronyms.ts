import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Acronyms that every reader of a council's report knows, and words that may be written in capitals. As written. */
export const KNOWN_ACRONYMS = wordSet(
  `UK US USA EU UN MP VAT NHS GP BBC ITV CCTV DVD USB PDF HTML FAQ ID IT TV CV GCSE PhD DNA HIV AIDS
  AM PM OK VIP CEO AGM DIY SMS COVID MBE OBE CBE HM NOT AND OR MUST ALL NO ONLY NEW NB NOTE IMPORTANT WARNING
  URGENT DRAFT CONFIDENTIAL RESOLVED AGREED NOTED APPROVED TOTAL
  UNISON UNITE GMB NSPCC UNICEF UNESCO NATO KPMG PwC BT OFSTED`,
);

/** Others that are known only with the words beside them. */
export const KNOWN_WITH_OTHERS = {
  known: `SMART action, SMART objective, SMART target, SMART goal, SMART plan, SMART outcome, SMART and, SMART principle, RAG rating, RAG rated,
    RAG-rated, RAG-rating, RAG status, RAG report`,
} satisfies Lexicon<string>;

/** Ranks before a name: "DCI Roberts". As written. */
export const RANKS = wordSet("PC PCSO PS WPC DC DS DI DCI DSU ACC HHJ DJ QC KC WO SSGT");

/** Words before one or two letters that only tell them from others: Document "AL", "Option AB". */
export const LETTERED = wordSet(
  "document exhibit appendix annex annexe schedule item enclosure option category class band zone section table figure chart bundle clause",
);

/** Things that have names in capitals, and say themselves what they are: "the MOMO app". */
export const PRODUCTS = wordSet("app application software website platform database");
/** The same where they explain the name: "MOSAIC, the reporting system". */
export const EXPLAINS = wordSet(
  "app application software website platform database system tool package product magazine charity company union firm",
);

/** The last words of names of bodies. */
export const BODY_NOUNS = wordSet(
  "board committee panel group partnership forum trust network team hub service meeting",
);
/** The same of those who decide or advise: a team is named for what it does. */
export const GOVERNING_BODIES = wordSet("board committee panel group partnership forum trust");

/** Between an acronym and what it stands for: "or", "known as", "i.e. the". */
export const JOINS_EXPANSION = wordSet("or known as called the i e also abbreviated shortened to");
export const BEFORE_EXPANSION = wordSet("or is are mean stand for a an the");

/** Words that give an acronym no letter, or one. */
export const SMALL_IN_ACRONYMS = wordSet("and of for the in on to or a an not with at by");
