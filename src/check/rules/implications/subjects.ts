/** Words of a row's title that say what the row is about. */
export const GROUPS_ROW = /\bgroups? affected\b|\bgroups\b/i;
export const WARDS_ROW = /\bwards?\b/i;
export const EQUALITY_ROW = /\b(?:equalit(?:y|ies)|diversity)\b/i;
export const CRIME_ROW = /\bcrime\b|\bS17\b/i;
export const HEALTH_ROW = /\bhealth\b(?! and safety)/i;
export const MONEY_ROW = /\bfinanc(?:e|es|ial)\b/i;

/** Words of other texts that contradict a row answered with none. */
export const PEOPLE =
  /\b(?:(?:looked[- ]after )?child(?:ren)?|young people|care leavers|famil(?:y|ies)|parents|carers|women|girls|boys|disab\w+|older people|refugees|ethnic)\b/i;
/** The groups that a children's service is for. */
export const CHILDREN =
  /\b(?:(?:looked[- ]after|disabled|missing|vulnerable) children|children|young people|care leavers|unaccompanied|young carers)\b/i;
export const PROTECTED =
  /\b(?:disabled|disabilit(?:y|ies)|ethnic(?:ity)?|faith|religio\w+|cultural|culture and (?:faith|identity|language|religion)|refugees?|asylum|gender|lgbt\w*)\b/i;
/** "All wards", "two wards", "Park East ward": not a ward in a hospital. */
export const WARDS =
  /\b(?:all|both|most|some|several|two|three|four|five|six|two or more|these|\d+) wards\b|\b(?:every|each) ward\b|\bwards of [A-Z]|\b(?!Hospital|Children|Maternity|Every|Each)[A-Z][a-z]+(?: and [A-Z][a-z]+)* wards?\b|\b(?:across|throughout) the (?:whole )?(?:borough|county|city|district)\b|\bborough-?wide\b/;
export const CRIME =
  /\bexploit(?:ed|ation)\b|\boffend(?:ing|ers?)\b|\bcriminal (?!records?\b)|\banti-?social behaviour\b|\bdomestic (?:abuse|violence)\b|\b(?:gangs?|trafficking|trafficked|knife crime|county lines|radicalis\w+|youth justice)\b/i;
export const HEALTH =
  /\bhealth\b(?! (?:visitors?|professionals?|practitioners?|partners?|staff|services'|and safety))|\b(?:CAMHS|immunisations?|dental|self-harm\w*|substance misuse)\b/i;
export const MONEY = /£\s?\d[\d,]*/;

export const DENIED = /\b(?:no|not|none|neither|nor|without)\b/i;
