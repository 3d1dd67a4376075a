import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What reports count, with other words for the same. */
export const THINGS = {
  file: "file, case file, case record, case file record",
  update: "update, update report, progress update",
  staff: "staff, member of staff, staff member, employee, colleague",
  people: "people, person, individual",
  visit: "visit",
  audit: "audit",
  letter: "letter",
  report: "report",
  event: "event",
  meeting: "meeting",
} satisfies Lexicon<string>;

/** Nouns whose plural has no s. Folded as tokens are. */
export const PLURALS_WITHOUT_S = wordSet("child people staff police men women personnel");

/** What is measured in these is no number of things. */
export const MEASURES = wordSet(
  `hour day week weekend month quarter year minute mile term decade point pound penny percentage per-cent time second night
  working fold`,
);

/** Words before a number or between it and its noun that make it one of several, or a difference. */
export const OF_SEVERAL = wordSet(
  `each every per average another other more fewer less further additional extra remaining rest half least most or
  respectively typical usually often typically first last next previous`,
);

/** Words that say nothing of what is counted, or where and by whom. Folded as tokens are. */
export const NEUTRAL = wordSet(
  `a an the this that these those there here which who whom whose what where when as and or but so then at by for from in into of off
  on onto out over since through throughout to toward until up upon via with within between among during against about
  is are was were be been being am has have had having do does did also only just still already now again ever even both
  all any some they them their it its he she his her yet far total altogether overall together whole
  month year quarter period beginning start end early late mid date today current currently latest recent recently
  taken took take place held hold made make carried carry number count conducted undertaken
  undertook done did sit sits sat serve served each numbered totalled amounted`,
);

/** Words for the same deed. Folded as tokens are. */
export const DEEDS = {
  receive: "receive, received, receives, get, got, gone, went, came, come, reached",
  speak: "speak, spoke, spoken, talked",
  meet: "meet, met, meeting",
  leave: "leave, left, leaver",
  attend: "attend, attended, attendee, present, represented, participated, participant",
  draw: "draw, drew, drawn, attract, attracted",
  lead: "lead, led",
  build: "build, built",
  win: "win, won",
  hear: "hear, heard",
  see: "see, saw, seen",
  find: "find, found",
  write: "write, wrote, written",
  give: "give, gave, given",
  send: "send, sent",
  run: "run, ran",
  teach: "teach, taught, trained, train, training",
  tell: "tell, told",
  choose: "choose, chose, chosen",
  bring: "bring, brought",
  keep: "keep, kept",
  lose: "lose, lost",
  pay: "pay, paid",
  become: "become, became",
  show: "show, shown",
  rise: "rise, rose, risen",
  fall: "fall, fell, fallen",
  fill: "fill, filled",
  join: "join, joined, joiner, began, begun, started, start, starting, starter",
  recruit: "recruit, recruited, recruitment, recruiting, appoint, appointed, hire, hired, employed",
  buy: "buy, bought, purchase, purchased",
  spend: "spend, spent, spending",
  answer: "answer, answered, responded, replied, reply, response, respondent",
  interview: "interview, interviewed, interviewee",
  complete: "complete, completed, finish, finished",
} satisfies Lexicon<string>;

/** Other verbs whose past has no -ed. Folded as tokens are. */
export const IRREGULAR_VERBS = wordSet(
  "read put set paid sold stood rose fell grew knew thought felt cost drove flew fought forgot lent meant shook shut spoke stole struck threw wore understood overturned withdrew undertook let cut hit broke",
);

/** What happened as often as something was done: "the Board met six times". */
export const OCCASIONS_OF: Readonly<Record<string, string>> = {
  meet: "meeting",
  visit: "visit",
  inspect: "inspection",
  review: "review",
  audit: "audit",
};

/** One of several of its kind: which one, only what stands around a sentence can say. */
export const UNITS = wordSet(
  `team service area unit hub locality home school ward district centre class cohort group panel course programme pilot scheme
  strand workstream stage round tranche provider agency office partner clinic hospital child worker manager officer`,
);

/** The same of what happens: the day says which. */
export const OCCASIONS = wordSet(
  "session event conference meeting visit audit review inspection workshop survey sample project exercise",
);

export const PRONOUNS = wordSet("they it he she");

/** Words for the council itself. */
export const OURSELVES = wordSet("council we our us");

/** Verbs that say no more than that there was something. Folded as tokens are. */
export const LIGHT_VERBS = wordSet(
  "held hold made make taken took take carried conducted undertaken undertook done did served sat place given came went became become",
);

/** Deeds that are only intended for those whom they count: of 60 who were invited, 42 may have come. */
export const PROSPECTS = wordSet(
  "invited invite planned plan offered offer scheduled booked expected expect asked ask due wanted want needed need allocated proposed requested ordered nominated shortlisted selected advertised authorised budgeted approached eligible",
);

export const RELATIVES = wordSet("who whom whose which that");

/** What joins things that are named and their number after them. */
export const TOTALLING = {
  is: "was, were, is, are, stood at, stands at, reached",
  numbered: "numbered, number, totalled, came to, amounted to",
} satisfies Lexicon<string>;

/** People by what they did. Folded as tokens are. */
export const DOERS = wordSet("recruit interviewee leaver starter joiner respondent attendee participant");
