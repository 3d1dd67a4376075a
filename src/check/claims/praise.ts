import { acrossLines } from "../wording/across-lines.ts";

/** Words that say of what is done that it is done well. */
export const GOOD = acrossLines(
  /\b(?:clear|strong|good|effective|excellent|robust|consistent(?:ly)?|secure|sound|stable|stability|confident|strengthened|embedded|settled|reliabl[ey]|thorough|well|understood|reflective|challeng(?:es|ing)|purposeful|sharp|manageable|low|high(?:ly)? (?:quality|valued|standard)|high-quality|stay(?:s|ing)?|analytical|detailed|firm|healthy|rigorous|bring (?:[\w-]+ )+together|makes? a difference)\b/i,
);
