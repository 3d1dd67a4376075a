import { type Lexicon, wordSet } from "../words/phrases.ts";

/** How actions stand, besides the words of STANDINGS: "to finish", "still in progress". */
export const MORE_STANDINGS = {
  complete:
    "completing, finishing, closed, closing, signed off, achieved, concluded, complete in full, delivering, implementing",
  embedded: "embedding",
  withdrawn: "withdraw, withdrawing, removed from, struck out, deleted, drop",
  unfinished: `to finish, to complete, to do, to deliver, to close, to come, to go, to be closed, yet to be closed, not closed, not yet closed, yet to finish, uncompleted,
    awaiting completion, not been closed, not yet been closed`,
  "in-progress":
    "in progress, under way, underway, in hand, being worked on, being worked through, being carried out, being delivered, being taken forward, live, active",
  remaining: "left, leaves, leaving, leave, remaining",
  overdue: `gone past their date, gone past its date, gone past their due date, past its date, past its due date, passed their date, passed their due date,
    missed their date, missed their due date, missed its date, missed its due date, running late, behind time`,
  "on-track": "going to plan, green, rated green",
  "not-started":
    "not begun, not been begun, still to start, still to begin, to be started, to start, waiting to start, unstarted, still to be started, yet to be started, not yet begun",
} satisfies Lexicon<string>;

/** Where recommendations are: "business as usual", or "the plan", in which all of them may be or only those not yet through. */
export const TRACK_WORDS = {
  usual: "business as usual, business-as-usual, normal business, BAU",
  plan: `in the plan, through the plan, through the improvement plan, within the plan, part of the plan, in the improvement plan, within the improvement plan, part of the improvement plan, for the plan, under the plan,
    under the improvement plan, in our plan, in our improvement plan, in the rewritten plan`,
  gone: `out of the plan, outside the plan, left the plan, out of the improvement plan, outside the improvement plan, left the improvement plan, from the plan,
    from the improvement plan, off the plan`,
} satisfies Lexicon<string>;

/** Words that tie a name or a time to things. */
export const LINKS = {
  owned: `owned, own, owns, led by, lead, leads, leads on, leading on, held by, holds, hold, assigned to, allocated to, the responsibility of, responsibility for, is responsible for,
    are responsible for, responsible for, responsible, accountable for, accountable, are with, is with, sit with, sits with, lie with, lies with, belong to, belongs to, falls to, fall to, falls on, fall on, has charge of, in charge of,
    looks after, in the hands of, with the name of, in the name of, managed by`,
  answered: `answer, answers, answered by, address, addresses, addressed by, respond to, responds to, supported by, support, met by, met through, delivered through, sit under, sits under, fall under,
    falls under, come under, comes under, relate to, relates to, tied to, linked to, against, served by, covered by, in answer to, in response to`,
  overseen: `rest with, rests with, resting with, overseen by, oversees, oversee, answerable for, answerable to, have charge of, has charge of, reported to, reports to, report to, governed by, watched over by, watches over,
    responsible for, the responsibility of, in the care of, with oversight of, has oversight of, have oversight of, scrutinised by, scrutinises, monitored by, monitors, accountable to`,
  due: `due, fall due, falls due, falling due, fell due, due date, due dates, due for completion, due to finish, due to be completed, due to be finished, due to end, deadline, deadlines, must be finished, must be completed, must be done, to be finished,
    have to be finished, have to be completed, have to be done, had to be finished, had to be completed, need to be completed, need to be finished, needs to be completed,
    needs to be finished, has to be finished, has to be completed, have had to be finished, have had to be completed, should be completed, are to be completed, are to be finished, is to be completed, is to be finished, a date in, dates in`,
} satisfies Lexicon<string>;

/** Numbers in other words, before what they count. */
export const AMOUNTS = {
  none: "none, no, neither, not one, not a single, nil",
  both: "both, a pair, a couple",
  single: "a single, a lone, a sole, the only",
  most: "most, the majority, a majority, the bulk, the greater part",
  rest: "the rest, the others, the remainder, all the rest, all the others",
} satisfies Lexicon<string>;

/** What stands for things that were named before. */
export const THESE = wordSet("them these those which whom");

export const NEGATING = {
  not: "not, no longer, never, yet to be, still to be, remain to be, remains to be, without, neither, n't",
} satisfies Lexicon<string>;

/** How a time bounds what is told. */
export const BOUNDS = {
  "by-end":
    "by the end of, before the end of, up to the end of, no later than the end of, by the close of, on or before the end of",
  "at-end": "at, as at, as of, on, at the end of, as at the end of, from the end of, at the close of",
  since:
    "since, since the end of, after, after the end of, from, since the start of, from the start of, later than, beyond",
  by: "by, up to, on or before, no later than, not later than",
  before: "before, ahead of, earlier than",
  in: "in, during, for, within, in the course of, of, dated",
} satisfies Lexicon<string>;
export type Bound = keyof typeof BOUNDS;

/** Begin a clause whose time is that of the whole: "since Cabinet met on 15 March". */
export const UNTIL_THEN = {
  since: "since",
  by: "by the time",
  before: "before",
  in: "when",
} satisfies Partial<Record<Bound, string>>;

/** The day of the report, in words. */
export const AS_AT_NOW = {
  now: `since the plan began, since the plan started, since the start of the plan, since the programme began, at the time of writing, at the date of this report, as at the date of this report, at the time of this report, to date, as things stand,
  at this point, at this stage, as we write, as I write, when this report was written, at the time of this paper`,
} satisfies Lexicon<string>;

/** Changes of place, which say something only beside the place. */
export const MOVES = wordSet(
  "move moves moved moving transfer transferred transferring transfers pass passed passing hand handed handing go gone going went come over become became becoming continue continued continues shift shifted closed put stepped graduated treat treated treats run running dealt deal taken handled regarded kept",
);

/** How things came about, which say something only of all of them. */
export const MADE = wordSet(
  "make made making give given gave set asked ask agreed drawn written list listed produced issued raised identified contain contains contained comprise comprises comprised consist consists comprising numbered hold holds held include includes included result resulted came come arose arising led ended placed received left want wanted bring brings brought grown grew",
);

/** Words that add nothing to what is counted. Folded as tokens are. */
export const NEUTRAL = wordSet(`
  a an the this that these those there here it its we us our ours i my they their them he she who which whom what
  of in on at to by for from with within into as so than then and or but nor
  is are was were be been being am will has have had having do does did stand stands stood remain remains stay stays stayed remained say
  now still already currently presently today yet just only also too so far alone indeed altogether together overall all
  fully duly formally now recorded reported rated judged shown classed counted marked assessed considered described flagged scored
  report position status work follow below above stage point date time writing number numbers total present state table summary figure count progress where how breakdown chart show set given following
  plan improvement action council service rewritten revised original current whole full entire
  officer member management
  practice effect place way course separate individual different distinct more further another other again
  decision process programme since while whilst though although because however therefore thus meanwhile
  whereas whilst plus nor because
  between among amongst out up down off under over
`);
/** Verbs that make a clause of what stands before a comma. */
export const FINITE = wordSet(
  "is are was were has have had do does did will would can could may might must shall should am stand stands remain remains",
);

/** Places in a list, from the tenth on: nobody has so many recommendations without counting them. */
export const ORDINALS: readonly string[] =
  "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

/** After these a number begins a clause of its own. */
export const JOINING = wordSet(
  "and but while whereas although though because with plus leaving so whilst nor or that",
);

/** What says that things are still where they were. Folded as tokens are. */
export const STAYING = wordSet(
  "still remain remained stay stayed staying remaining keep kept left leaving retained",
);
