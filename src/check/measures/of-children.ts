const CHILDREN =
  /\b(?:child(?:ren)?|CLA|LAC|looked[-\s]after|care\s+leavers?|young\s+people|teenagers|foster(?:ed|ing)?|NEETs?)\b/i;
const OTHERS =
  /\b(?:adults?|tenan(?:ts?|cy|cies)|residents?|patients?|refugees?|households?|homeless(?:ness)?|older\s+people)\b/i;

/** Whether words are about children: they say so, or the service is theirs and the words name nobody else. */
export const isOfChildren = (words: string, service: string): boolean =>
  CHILDREN.test(words) || (CHILDREN.test(service) && !OTHERS.test(words));
