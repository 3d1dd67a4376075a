import { type Lexicon, wordSet } from "../words/phrases.ts";

/** Words for something done well. */
export const GOOD = {
  good: `clear, strong, good, effective, excellent, robust, consistent, consistently, secure, sound, stable, stability, confident, strengthened, embedded, settled, reliable, reliably,
    thorough, well, understood, reflective, challenges, challenging, purposeful, sharp, manageable, low, high quality, high valued, high standard, highly valued,
    highly quality, high-quality, stay, stays, staying, analytical, detailed, firm, healthy, rigorous, make a difference, makes a difference`,
} satisfies Lexicon<string>;

/** Words that a highlight praises by, where it does not only say that a figure has moved. */
export const PRAISES = {
  praise: `clear, strong, good, effective, excellent, robust, consistent, consistently, secure, sound, stable, confident, strengthened, embedded, always, visible, in place, settled,
    reliable, reliably, thorough, well, work, works, understood`,
} satisfies Lexicon<string>;

/** Words by which a highlight says that not all is well. */
export const ADMITS = {
  admits: `but, although, though, however, still, yet, remain, remains, despite, while, whilst, need, needs, must, further, not, cannot, too many, too few, too much, too little, too often,
    began, begun, beginning, starting`,
} satisfies Lexicon<string>;

/** That a figure has moved does not praise where it now stands. */
export const MOVES = {
  moves: `more, fewer, less, fallen, falling, risen, rising, improved, improving, reduced, increased, declined, better, sooner, faster`,
} satisfies Lexicon<string>;

/** Words for when or how often something is done, and for how well. */
export const ASPECTS = {
  time: `on time, in time, timely, timeliness, late, delay, delays, delayed, day, week, weekly, month, monthly, quarterly, regular, regularly, frequent, frequently, often, sooner,
    prompt, promptly, quick, quickly, quicker, faster, take place, takes place, taking place, too long, up to date, up-to-date, overdue`,
  quality: `quality, weak, poor, poorly, thin, analysis, analyse, analysed, analysing, analytical, challenge, challenged, challenging, superficial, shallow, inconsistent`,
} satisfies Lexicon<string>;

/** The concern is what follows these words. */
export const CONTRASTS = {
  contrast: "but, though, although, however, while, whilst, yet",
} satisfies Lexicon<string>;

/** Words for what is missing. */
export const LACKS = {
  lacks: `not, no, never, too, weak, poor, poorly, inconsistent, uneven, vary, varies, variable, lack, lacks, limited, insufficient, late, thin, has to, have to, need, needs, must, without, low`,
} satisfies Lexicon<string>;

/** Verbs before which a finding names what it is about. */
export const FINDING_VERBS = {
  verb: `is, are, was, were, has, have, does, do, did, must, need, needs, pay, pays, take, takes, remain, remains, vary, varies, lack, lacks, rely, relies, say, says`,
} satisfies Lexicon<string>;

/** Those whose praise is no source: nobody can ask "partners". */
const GROUP =
  "partner/school/staff/colleague/worker/child/people/carer/parent/family/manager/practitioner/agency/teacher";
const THE_BEST = "best/strongest/highest/lowest/fastest/finest";

/** Wordings for what others are said to think of a service, and for how it stands among them. See `wordingsOf`. */
export const APPROVED = {
  reputation: `recognised/regarded/acknowledged/seen/viewed/considered/hailed/cited widely/nationally/regionally/now? as *? *? *? good/best practice,
    recognised/regarded/acknowledged/seen/viewed/considered/hailed/held widely/nationally/regionally/now/up? as a/an/one/the? of? the? excellent/exemplary/exemplar/outstanding/model/sector-leading/beacon/${THE_BEST},
    nationally/regionally/widely recognised/acclaimed good/best practice, sector-leading, world-class, second to none, the envy of, a model for other/others,
    an excellent/enviable/outstanding reputation, is/are/was/now widely/nationally/highly respected/acclaimed/praised,
    widely/generally/universally/commonly recognised/accepted/acknowledged/agreed that ... has/have improved/turned/changed/progressed, general agreement that ... better/improved`,
  thought: `feedback ... is/are/was/were/has/have been? very/overwhelmingly/extremely/largely/generally/mostly/entirely? positive/excellent/encouraging/favourable !about,
    received/had very/overwhelmingly? positive/excellent feedback, ${GROUP} ... is/are/was/were/been very/most/extremely/hugely? impressed/delighted/complimentary/enthusiastic !to,
    praised/commended/applauded/complimented by *? *? ${GROUP}, very? well/warmly received/welcomed by *? *? ${GROUP}, been/was/were very well/warmly received/welcomed,
    ${GROUP} has/have all? praised/commended/applauded/complimented,
    ${GROUP} has/have/now/also? tell/told/say/said/report/reported/feel us? that/how/they ... better/improved/manageable/valued/supported/happier/easier,
    ${GROUP} has/have/now/also? tell/told/say/said/report/reported/feel us? that/how/they ... more often/confident/quickly`,
  standing: `better/stronger/faster/quicker/lower/higher than most $, better/stronger/faster/quicker/lower/higher than in/that/of/those? of? most/many/other other? area/place,
    ahead of most/many/all other? area/place, compare/compared very? well/favourably with others/elsewhere/most,
    among/amongst the very? ${THE_BEST} in the? region/country/England/London/sector, one of the very? ${THE_BEST} *? *? *? in the? region/country/England/London/sector`,
} satisfies Lexicon<string>;

/** Words of a paper that can be looked up. */
export const CHECKABLE = wordSet(
  "survey audit letter minute review questionnaire evaluation inspection consultation interview table appendix",
);
