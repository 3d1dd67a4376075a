import type { Lexicon } from "../words/phrases.ts";

const MEMBERS = "the? cabinet/members/councillors/committee/board/executive";
const ANYBODY = `${MEMBERS}?`;
const LATER = "appropriate/necessary/required/needed !by/to/under/for/of";
const STEPS = "steps/action/measures/arrangements";
const OPENINGS = "option/way/opportunity/possibility/scope/feasibility";
const ABOUT = "on/upon?";
const THINK = "see/think/thought/consider/considered/deem/deemed/feel/felt/judge/believe/find";
const FIT = "fit/appropriate/necessary/right/proper/best/desirable/helpful/suitable/needed/useful";
const SOMEBODY = "members/cabinet/councillors/officers/director/committee/board/panel/it/they/he/she";
const TALK = "consider/scrutinise/discuss/debate/reflect/deliberate/explore";
const VIEWS =
  "view/comment/feedback/thought/observation/opinion/steer/input/suggestion/reflection/reaction/question/discussion/debate";
const SOUGHT = "sought/obtained/taken/heard/invited/welcome/welcomed/requested/encouraged/wanted";
const APPROACH = "general/broad/overall approach/direction/thrust/idea/aims";
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
    ^ ${MEMBERS} may/might/could wish/like/want to,
    agree/approve/endorse/support/welcome/adopt/accept the? *? @ direction of travel, agree/approve/endorse/support/adopt/accept in? principle? with? the? @ ${APPROACH},
    @ direction of travel ... be/is agreed/approved/endorsed/supported/welcomed/adopted/accepted/noted,
    ^ the? @ ${APPROACH} ... be/is agreed/approved/endorsed/supported/welcomed/adopted/accepted`,
  "decides nothing with": `^ the? ${VIEWS} is/are/be ${SOUGHT}, ^ the? members/cabinet/councillors/committee/board ${VIEWS} ... is/are/be ${SOUGHT}, ^ the? ${VIEWS} and ${VIEWS} is/are/be ${SOUGHT},
    ^ the? ${VIEWS} of the? cabinet/members/councillors/committee @ is/are/be ${SOUGHT}, members/cabinet/councillors ${VIEWS} is/are/be ${SOUGHT},
    ^ seek/invite/welcome/request/obtain/hear/gather the? members/cabinet/councillors? ${VIEWS}`,
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
    at a/an/the/some suitable/appropriate/convenient/opportune/later/future/right *? date/point/time/stage/moment/meeting/opportunity/juncture,
    when/once the time is right, at some point/stage/time, in the near future, soon/shortly $,
    all/any/such/the? necessary/appropriate/suitable/requisite ${STEPS}, such *? ${STEPS}/information/reports >as,
    as ${SOMEBODY}/is/are/may/be be? ${THINK} ${FIT}, * the? @ ${SOMEBODY} may/might? ${THINK} to? be? ${FIT}, whatever/whichever/what ${STEPS}/change/reports/resources/support,
    every effort, best endeavours, all/everything that? it/they/we/he/she can, all/everything/anything possible,
    any/such/what *? ${VIEWS}/amendment/change that/which/as? members/cabinet/councillors/committee may/might,
    explore/examine/investigate/pursue the? *? ${OPENINGS} !>#, ${OPENINGS} ... be explored/examined/investigated/pursued/considered !>#,
    continue to work hard? !>#, continue to strive/improve/drive/build/do !>#, continue to make progress !>#,
    continue with? its/their/the good/hard? work/efforts !>#, consideration be given by/to, ^ further? steps be taken !># !>by, ^ ... improvement/progress/efforts/momentum continue to? be, ^ ... lessons be learned/learnt !>#,
    ^ the? pace/momentum/focus ... be increased/maintained/sustained !>#, when there is something/more/anything,
    be kept under close/constant/regular? review $, be closely/carefully? monitored closely/carefully? $`,
} satisfies Lexicon<string>;

const MINDING =
  "regard/account/heed/thought/attention/consideration/cognisance/note/interest/mind/sight/eye/watch/brief/backing/encouragement/overview";
const SELVES = "keep/familiarise/satisfy/inform/acquaint/remind/apprise/assure themselves/itself";
const AWARE = "aware/informed/abreast/updated/apprised/appraised/sighted/briefed/alert/mindful/advised";

/** Words that only ask Members to talk, to bear something in mind, or to have been told. */
export const ONLY_TALK = {
  talk: `^ ${TALK}, ^ comment on, ^ ${MEMBERS} @ ${TALK}, ^ ${MEMBERS} @ comment on,
    ^ ${ANYBODY} give/offer/express/share/make/provide/raise its/their/any/a/some/such/the? *? ${VIEWS},
    ^ ${ANYBODY} be/is/are/remain/stay ${AWARE}, ^ ${MEMBERS} be/is/are made ${AWARE}, ^ ${MEMBERS} be/is/are kept ${AWARE} !>#,
    ^ ${MEMBERS} ${SELVES}, ^ ${MEMBERS} is/are asked/invited for its/their/any ${VIEWS}, ^ for *? noting/information/discussion/comment/debate/consideration,
    ^ members/cabinet? *? consideration/discussion/debate/scrutiny of !>be, ^ ${MEMBERS} lend/give/pledge its/their/every/full support/backing/encouragement !>#,
    ^ ${MEMBERS} support/back/encourage officers/staff/teams/everyone/colleagues/all/those, ^ ${MEMBERS} remain/is/are/stay fully? committed/supportive,
^ ${MEMBERS} engage with/in, ^ ${MEMBERS} feel free,
    ^ ${MEMBERS} monitor/watch/oversee/track/follow the? *? position/situation/progress/matter/issue closely? $,
    ^ ${ANYBODY} acknowledge/recognise/appreciate/understand/value !that,
    ^ ${ANYBODY} have/has/pay/take/give/keep/bear/maintain/show ... ${MINDING}, ^ ${ANYBODY} keep ... in view, be kept in view/mind/sight,
    ^ *? regard/attention/heed/thought/consideration be had/given/paid to, ^ a watching brief be kept/maintained,
    ^ the? attention of ${MEMBERS} be drawn, be taken into account $, be discussed and, be considered and its/their/the contents, ^ ... be heard $, ^ ${MEMBERS} hear, ^ ${MEMBERS} take stock,
    ^ ${MEMBERS} express/offer/record/convey its/their appreciation/thanks/support/confidence !>#, ^ ${MEMBERS} look ... favourably/forward/kindly,
    ^ ${ANYBODY} hold/have/begin/start a/an *? discussion/debate/conversation,
    ^ ${ANYBODY} bear in mind, ^ ${ANYBODY} look again/at/into/closely/further,
    for information/discussion/comment/debate $, be considered/scrutinised/discussed/debated/reflected/borne/acknowledged/recognised/appreciated on/upon/in? mind? $`,
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
  contents: `note the contents, contents of this/the *? report be noted, note the/this? report contents, agree/concur/accept with? the @ contents of`,
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
/** What makes words that begin with "to" ones that can be minuted: an act, or after "to note …" what follows from it. */
export const REFERS = {
  refers: `and to? refer/ask/request/instruct/invite/commission/require/direct/recommend/delegate/authorise/report,
    and agree/approve/endorse/adopt/appoint, and to agree/approve/endorse/adopt/appoint, ^ to note that,
    ^ to accept/adopt/agree/appoint/approve/ask/authorise/award/close/commission/confirm/delegate/direct/endorse/instruct/recommend/refer/request/require/set`,
} satisfies Lexicon<string>;
