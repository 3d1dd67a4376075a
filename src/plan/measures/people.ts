/** Who is counted: the words for children and young people, in the plural and in the singular. Patterns, as data. */
const CHILDREN: readonly string[] = [
  "(?:grand|step|school)?child(?:ren)?",
  "kids?",
  "young(?:er)? (?:people|persons?|carers?|parents?|mothers?|mums?|fathers?|dads?|offenders?|victims?|women|woman|men|man|adults?|learners?|runaways?|refugees?|ones)",
  "youths(?! services?)",
  "youngsters?",
  "minors",
  "juveniles?",
  "adolescents?",
  "teen(?:ager)?s?",
  "(?:new-?borns?|un-?borns?)(?: (?:bab(?:y|ies)|child(?:ren)?))?",
  "bab(?:y|ies)",
  "infants?",
  "toddlers?",
  "pre-?schoolers?",
  "(?:school)?(?:boys?|girls?)",
  "siblings?",
  "twins",
  "sons?|daughters?",
  "orphans?",
  "pupils?",
  "students?",
  "learners?",
  "under[- ](?:\\d{1,2}|ones?|twos?|threes?|fours?|fives?|sixteens?|eighteens?)['’]?s?(?!\\s?(?:hours|days|weeks|months|%|per ?cent))(?!\\d)",
  "U\\d{1,2}s",
  "\\d{1,2}(?:\\s?[-–/]\\s?| to )\\d{1,2}s",
  "\\d{1,2}(?:\\+|-)?\\s?(?:day|week|month|year)s?[- ]olds?",
  "(?:[a-z]+[- ])?(?:day|week|month|year)s?[- ]olds",
  "(?:aged|ages) (?:under |up to )?(?:\\d|1[0-7])\\b",
  "(?:school )?years? \\d{1,2}s",
  "looked[- ]after",
  "care[- ]experienced",
  "(?:care )?leavers?(?! FTE)",
  "adoptees?|adoptions?|adopters?",
];

/** Abbreviations: in need, in care, looked after, on a protection plan, seeking asylum alone, and so on. */
const ABBREVIATED: readonly string[] = [
  "C(?:IN|IC|LA|PP|WD)",
  "C(?:&|and)?YP",
  "YPs?",
  "LAC",
  "UAS?C|UAM",
  "NEETs?",
  "SGOs?",
  "EHCPs?",
];

/** Words that begin like these and are something else: people who work with children, places, services. */
const OTHERS: readonly string[] = [
  "child(?:ren)?['’]?s?['’]? (?:services?|social|homes?|centres?|trusts?|boards?|commissioner|safeguarding board|workforce|workers?|practitioners?)",
  "child(?: and family)? (?:care )?(?:social workers?|assessment teams?)",
  "youth (?:workers?|services?|clubs?|offending|justice)",
  "student social workers?|social work students?",
  "girls?['’]? schools?|boys?['’]? schools?|infant schools?",
];

const source = (words: readonly string[]): string => `(?:${words.join("|")})`;

/** Sources of patterns without groups: a word that stands for children, and words that only look like one. */
export const CHILD_WORDS = source([...CHILDREN, ...ABBREVIATED]);
export const OTHER_WORDS = source(OTHERS);

const NAMED = new RegExp(`(?<![\\w-])${CHILD_WORDS}(?!\\w)`, "i");
const NOT_THEM = new RegExp(`(?<!\\w)${OTHER_WORDS}(?!\\w)`, "gi");

/** Whether a text names children. "Children's services", "child's social worker" and the like do not. */
export const speaksOfChildren = (text: string): boolean => NAMED.test(text.replace(NOT_THEM, " "));
