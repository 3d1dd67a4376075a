import type { Lexicon } from "../words/phrases.ts";

const MEMBERS = "the? cabinet/members/councillors/committee/board/executive";
const LATER = "appropriate/necessary/required/needed !by/to/under/for/of";
const STEPS = "steps/action/measures/arrangements";
const ABOUT = "on/upon?";
const NOT_NAMED = "!set/described/listed/proposed/in/at/on";

/** Words of a recommendation that leave open what is decided, by what a message says of them. See `wordingsOf`. */
export const UNDECIDED = {
  "begins with": `^ to *, ^ it? is/be? recommended, ^ ${MEMBERS} to *, ^ ${MEMBERS} is/are/was/were/be asked/invited/requested/recommended to,
    ^ ${MEMBERS} noted/considered/discussed/received/agreed/approved/endorsed/resolved/welcomed/acknowledged/heard !>be`,
  "leaves open": `agree/decide/determine/consider/discuss/resolve/indicate/say/advise ${ABOUT} @ whether,
    agree/decide/determine/consider/discuss/resolve/indicate/say/advise ${ABOUT} @ if !necessary/required/needed/appropriate/possible/so,
    agree/consider/decide/determine/discuss/identify/say/indicate ${ABOUT} @ a/the way forward ${NOT_NAMED},
    agree/consider/decide/determine/discuss/identify/say/indicate ${ABOUT} @ the/any/its/their? next steps ${NOT_NAMED},
    agree/consider/decide/determine/discuss/identify/say/indicate ${ABOUT} @ what/which/who ${NOT_NAMED},
    agree/consider/decide/determine/discuss/identify/say/indicate ${ABOUT} @ how/when/where best? to ${NOT_NAMED},
    ^ ${MEMBERS} may/might/could wish/like/want to`,
  "leaves an alternative open with": `or otherwise,
    accept/adopt/agree/approve/endorse/support amend? or not/amend/decline/refuse/reject/vary`,
} satisfies Lexicon<string>;

/** "Agree any changes": which they are is open. */
export const ANY = {
  any: "agree/approve/consider/determine/discuss/identify/make/raise/request/suggest @ any *",
} satisfies Lexicon<string>;
/** What the law lets those who decide determine, what is done with any of a kind, and what limits it. */
export const IN_LAW = new Set(["objection", "appeal", "application", "representation"]);
export const LIMITS = {
  limit: "up to, no more than, not more than, not exceeding, within, limited to, below",
} satisfies Lexicon<string>;
export const MODALS = new Set("to may might can could will would shall should must".split(" "));

/** Words that leave open what is to be done or when, whoever is to do it. */
export const LEFT_OPEN = {
  open: `as and when it/they? is/are? *?, as may/might/is/are? be? ${LATER}, when/whenever/whensoever it? is? ${LATER}, in due course,
    at the/an appropriate time, at a/some later/future date/point/time,
    all/any/such/the? necessary/appropriate/suitable/requisite ${STEPS}, such *? ${STEPS}/information/reports >as,
    as members/cabinet/councillors/officers/it/they/he/she/is/are/may/be be? see/think/thought/consider/considered/deem/deemed/feel/felt fit/appropriate/necessary/right/proper/best,
    every effort, best endeavours, all/everything that? it/they/we/he/she can,
    continue to work hard? !>#, continue to strive/improve/drive/build/do !>#, continue to make progress !>#,
    continue with? its/their/the good/hard? work/efforts !>#, consideration be given to,
    be kept under close/constant/regular? review $, be closely/carefully? monitored closely/carefully? $`,
} satisfies Lexicon<string>;

/** Words that only ask Members to talk, or to have been told. */
export const ONLY_TALK = {
  talk: `^ consider/scrutinise/discuss/debate, ^ comment on, ^ give/offer/express/share its/their/any view/comment/feedback/thought/observation,
    ^ ${MEMBERS} @ consider/scrutinise/discuss/debate, ^ ${MEMBERS} @ comment on,
    ^ ${MEMBERS} @ give/offer/express/share its/their/any view/comment/feedback/thought/observation,
    for information/discussion/comment/debate $, be considered/scrutinised/discussed/debated $`,
} satisfies Lexicon<string>;
/** "Considers the strategy fit for purpose" is a judgement. */
export const JUDGES = {
  judges: `fit for purpose, sound/adequate/sufficient/satisfactory/reasonable/suitable/robust/appropriate/complete/proportionate $,
    sound/adequate/sufficient/satisfactory/reasonable/suitable/robust/appropriate/complete/proportionate and/for/to/in`,
} satisfies Lexicon<string>;
/** What is considered is open after these: "considers how the plan can be made adequate". */
export const ASKS = new Set(["how", "whether", "what", "if"]);

/** What is noted as a whole, and not for what it says. */
export const CONTENTS = {
  contents: `note the contents, contents of this/the *? report be noted, note the/this? report contents`,
} satisfies Lexicon<string>;

/** Somebody else who decides, or who reports on it. */
export const ANOTHER = {
  another: `be asked, be instructed, be invited, be requested, be required, ask, instruct, invite, request, cabinet member, portfolio holder,
    leader, director, officer, head of, manager, chief executive, scrutiny, board, committee, panel, group, authority, solicitor`,
} satisfies Lexicon<string>;
/** Somebody who may act for the Council within limits decides the rest. */
export const DELEGATES = {
  delegates: `delegate, delegated, delegates, delegating, delegation, authorise, authorised, authorises, authorising, authorisation, empower,
    empowered, empowering`,
} satisfies Lexicon<string>;

/** Verbs of what is decided. */
export const DECIDING = {
  decides: `accept, accepted, adopt, adopted, agree, agreed, appoint, appointed, approve, approved, ask, asked, authorise, authorised, commission,
    commissioned, confirm, confirmed, delegate, delegated, direct, directed, endorse, endorsed, instruct, instructed, invite, invited, receive,
    received, recommend, recommended, refer, referred, report back, report to, request, requested, require, required, resolve, resolved, support, supported,
    accepting, adopting, agreeing, appointing, approving, asking, authorising, confirming, delegating, endorsing, receiving, recommending, requesting`,
  notes: "note, noted, noting",
} satisfies Lexicon<string>;
/** After "to note …", what makes it one that can be minuted. */
export const REFERS = {
  refers: `and to? refer/ask/request/instruct/invite/commission/require/direct/recommend/delegate/authorise/report,
    and agree/approve/endorse/adopt/appoint, and to agree/approve/endorse/adopt/appoint`,
} satisfies Lexicon<string>;
