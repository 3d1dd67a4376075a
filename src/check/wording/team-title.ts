/** What comes after these says what a post is for: "Head of", "Lead for", "Manager, ". */
const HEAD_ENDS = /\s(?:of|for|to|with|in|at)\s|\s?[,(:]|\s[-–]\s/i;

/** More than one person. */
const MANY =
  /\b(?:teams?|services?|groups?|boards?|panels?|committees?|units?|hubs?|partnerships?|departments?|directorates?|divisions?|forums?|staff|heads|directors|managers|leaders|leads|officers|workers|practitioners|members|nurses|teachers)$/i;

/** One person; whatever is the director's own is not the director. */
const ONE =
  /\b(?:head|director|manager|leader|lead|officer|worker|practitioner|member|nurse|doctor|teacher|chief|executive|chair|deputy|assistant|principal|co-?ordinator|adviser|advisor|analyst|champion|secretary|administrator|consultant|commissioner|specialist|solicitor|clerk|supervisor|psychologist|trainer|inspector|superintendent)\b(?!['’])/i;

/** Whether a title is of a team, a body or several posts: "Performance Team", "All managers". */
export function namesATeam(title: string): boolean {
  const head = title.trim().split(HEAD_ENDS)[0] ?? "";
  return MANY.test(head) && !ONE.test(head.replace(/^(?:principal|assistant|deputy)\s+/i, ""));
}
