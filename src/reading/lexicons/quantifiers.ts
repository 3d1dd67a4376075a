import type { Lexicon } from "../words/phrases.ts";
import { foldedWords } from "../words/tokens.ts";

const wordSet = (text: string): ReadonlySet<string> => new Set(foldedWords(text));

/** Words that say all or none without a noun of their own, by their kind. */
export const ABSOLUTES = {
  all: "without exception, in every case, in each case, in every single case, in each single case, each and every",
  always: "at all times, every time, on every occasion, without fail, invariably, unfailingly",
  no: "has been eliminated, have been eliminated, has been eradicated, have been eradicated, has been completely eliminated, have been completely eliminated, has been entirely eliminated, have been entirely eliminated",
} satisfies Lexicon<string>;

/** "An entirely new team" claims nothing. */
const ANEW = wordSet(
  "new different separate revised rewritten redesigned refreshed reviewed renewed restructured replaced",
);
/** Such words that others beside them weaken: those that may not stand before, and those that may not stand after. */
export const WEAKENED: Readonly<
  Record<
    string,
    readonly [kind: "always" | "wholly", before: ReadonlySet<string>, after: ReadonlySet<string>]
  >
> = {
  always: ["always", wordSet("not more less yet as so most"), wordSet("")],
  consistently: ["always", wordSet("not more less yet as so most"), wordSet("")],
  never: [
    "always",
    wordSet(""),
    wordSet("more less better worse busier lower higher easier harder stronger fewer greater"),
  ],
  fully: [
    "wholly",
    wordSet("not yet more less been be"),
    wordSet(
      "aware understand understands understood support supports supported supportive recognise recognises recognised accept accepts accepted funded committed subscribed",
    ),
  ],
  completely: ["wholly", wordSet("not yet almost nearly"), ANEW],
  entirely: ["wholly", wordSet("not yet almost nearly"), ANEW],
  wholly: ["wholly", wordSet("not yet almost nearly"), ANEW],
};

/** The people and things that a service works for: "all agencies" and "each quarter" claim nothing about them. */
export const CARED_FOR =
  wordSet(`child people leaver family parent carer case file visit review assessment conference enquiry placement plan PEP referral contact
  call request allegation interview manager staff post adult resident tenant patient home provider service team`);
/** The same where the word before says whom: "social worker", "young person". */
export const CARED_FOR_PAIRS: Readonly<Record<string, string>> = {
  worker: "social",
  person: "young",
  discussion: "strategy",
  meeting: "strategy",
};

/** Words between "all" and its noun that change the meaning: "all the plan's recommendations". */
export const OTHER_MATTER = wordSet(
  "and but or who that which for new more further additional extra recommendation level agency partner action to",
);
/** "Each month" is no case, and "each other" nobody. */
export const EACH_OTHER = wordSet("other month quarter week year day time recommendation");
/** "For all children" is a claim; "of all assessments", "nearly all" and "open to all" are none. */
export const NOT_COUNTED = {
  not: `of, above, not, nor, nearly, almost, after, open to, open for, available to, available for, free to, free for, sent to, written to, wrote to, offered to`,
} satisfies Lexicon<string>;

/** What follows "no cases" where it is about the cases: "no staff changes" is about changes. */
export const AFTER_NO = wordSet(
  "is are was were has have had wait waits goes slips slip falls fall misses miss without unallocated late overdue missed left",
);
export const FAULTY = wordSet("unallocated overdue outstanding late missed unanswered");
/** What may be wrong at the end of "no visits to children on protection plans are missed". */
export const IS_WRONG = wordSet(
  "missed late overdue delayed waiting left lost without forgotten cancelled unallocated unread unanswered unassessed unvisited unsupported unseen",
);
export const GOES_WRONG = wordSet("wait waits goes slip slips fall falls");
export const PREPOSITIONS = wordSet("to of in on for from by under with at who that");
/** Of what there may be none: "there are no delays". */
export const DELAYS = wordSet("delay backlog wait list queue breach");
export const ALSO_DELAYED = wordSet("repair inspection check application");

/** Words for what is intended, wished or denied: that is no claim. */
export const INTENTS = {
  intent: `not, want, wants, cannot, can't, won't, don't, doesn't, isn't, aren't, wasn't, weren't, didn't, hasn't, haven't, will, should, must, would, could, may, might, aim, aims,
    intend, intends, plan to, plans to, need to, needs to, has to, have to, so that, to ensure, if, when`,
} satisfies Lexicon<string>;

/** Words after, for what is still to be, what is true of everybody, and what the law gives. */
export const NOT_DONE = {
  not: `is to, are to, was to, were to, is entitled, are entitled, has a right, have a right, has the right, have the right, is different, are different, are very different,
    are all different, is unique, are unique, are all unique, is very different, are individuals, is special, are special, is important, are important, are all equal, are equal, is equal, is welcome,
    are welcome, is vulnerable, are vulnerable, are all vulnerable`,
} satisfies Lexicon<string>;
export const DUTIES = wordSet("right duty entitlement entitled requirement obligation");
export const LAWS = wordSet("law statute section Act Regulations regulation");

/** Others, who approve what a service has done. */
export const AUTHORITIES = {
  others:
    "Minister, Secretary of State, Cabinet, Council, Government, Parliament, Department, Commissioner, Treasury, regulator, inspectorate",
} satisfies Lexicon<string>;
export const THEIR_ACTS = wordSet("approved agreed endorsed accepted received signed noted published");
