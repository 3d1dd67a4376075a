import { wordSet } from "../words/phrases.ts";

/** Words that a name may have or leave out. Folded as tokens are. */
export const GRAMMAR_WORDS =
  wordSet(`a an the of for in on at by to with within from and or per each that which who whose their its our is are was were been be
  being have has had who're under between during than as
  completed made held carried out done finished met closed taken delivered conducted started begun found seen`);

/** Words before a name that say how it is counted. */
export const QUANTITY_WORDS = wordSet(
  `percentage percent per cent proportion number rate average mean median total count share % level figure volume ratio all`,
);

/** Other words for what a measure is about. */
export const SYNONYMS: readonly (readonly [word: string, other: string])[] = [
  ["caseload", "workload"],
  ["average caseload", "cases average per social worker"],
  ["on time", "timeliness"],
  ["on time", "in time"],
  ["on time", "punctual"],
  ["social workers", "staff"],
  ["social workers", "workers"],
  ["looked after children", "children in care"],
  ["agency social workers", "agency use"],
  ["vacant", "unfilled"],
  ["vacant", "empty"],
  ["vacant", "vacancies"],
  ["missing episodes", "missing incidents"],
];

/** Nouns that count the same things: "on 28 occasions" of episodes. */
export const EVENT_NOUNS = wordSet("episode incident occasion instance");

/** Words too common to name one measure when they stand alone. */
export const COMMON_NOUNS =
  wordSet(`visit child contact review meeting plan action recommendation case file report inspection assessment
  referral staff post worker team service home school family audit complaint conference enquiry decision day week month year person people parent carer
  manager record training session placement police health number vacancy absence turnover agency stability timeliness quality supervision`);
