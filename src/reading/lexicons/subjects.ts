import { type Lexicon, wordSet } from "../words/phrases.ts";

/** What rows of the implications are about, by the words of their titles. Of phrases for "other" none counts. */
export const ROWS = {
  equality: "equality, equalities, diversity",
  wards: "ward",
  groups: "group",
  crime: "crime, s17",
  health: "health",
  money: "finance, financial",
  other: "health and safety",
} satisfies Lexicon<string>;

export type RowSubject = Exclude<keyof typeof ROWS, "other">;

/** What texts are about, as rows of the implications ask. Of phrases for "other" none counts. */
export const SUBJECTS = {
  children: `child, children, young people, young person, care leavers, unaccompanied, young carers, looked after children, looked-after children,
    disabled children, missing children, vulnerable children`,
  people: "family, parents, carers, women, girls, boys, older people",
  protected: `disabled, disability, disabilities, ethnic, ethnicity, faith, religion, religious, cultural, culture and faith, culture and identity,
    culture and language, culture and religion, refugee, asylum, gender, lgbt, lgbtq, lgbtq+, sexual orientation, first language, interpreter, deaf, autistic`,
  wards: `across the borough, across the county, across the city, across the district, across the whole borough, across the whole county,
    across the whole city, across the whole district, throughout the borough, throughout the county, throughout the city,
    throughout the district, borough-wide, boroughwide, county-wide, city-wide, district-wide`,
  crime: `exploited, exploitation, offending, offender, criminal, anti-social behaviour, antisocial behaviour, domestic abuse, domestic violence,
    gang, trafficking, trafficked, knife crime, county lines, radicalised, radicalisation, extremism, youth justice, modern slavery, hate crime,
    forced marriage, female genital mutilation`,
  health: `health, camhs, immunisation, immunised, dental, dentist, self-harm, self-harmed, self-harming, substance misuse, drug misuse`,
  other: `criminal record, health visitor, health professional, health practitioner, health partner, health staff, health services', health and safety`,
} satisfies Lexicon<string>;
export type Subject = Exclude<keyof typeof SUBJECTS, "other"> | "money";

/** Words before "wards" that make them the council's, and not a hospital's. */
export const COUNTS_OF_WARDS = wordSet(
  "all both most some several two three four five six more these every each",
);
export const NAMES_OF_NO_WARD = wordSet("hospital child maternity every each the this that a");

/** "Implications for", "none on": words before the title of a row that is meant. A title with a word of its own needs none. */
export const IMPLICATIONS = wordSet("implication impact effect consequence none");
export const OF_IMPLICATIONS = wordSet("for on of");
export const TELLING_TITLES = wordSet("impact implication affected");
/** Words after a title that make another name of it. */
export const AFTER_NAMES = wordSet("act assessment strategy plan policy team manager officer");
