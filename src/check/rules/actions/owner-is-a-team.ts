import { whereSet } from "../../../plan/history/replay.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { list, plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const ownerIsATeam: Rule = {
  id: "owner-is-a-team",
  severity: "info",
  summary: "An open action is owned by a team, a service or a board, not by one post.",
  why: "When everybody owns an action, nobody answers for it when the Board asks. The owner is the one post that can be asked, whoever does the work. The rule judges by the words of the post's title.",
  bad: `\
posts:
  - { id: performance-team, title: Performance Team }
actions:
  - { id: 1.2, answers: R1, title: Report caseloads weekly, owner: performance-team, due: 2016-11-30 }
`,
  good: `\
posts:
  - { id: performance-manager, title: Performance Team Manager }
actions:
  - { id: 1.2, answers: R1, title: Report caseloads weekly, owner: performance-manager, due: 2016-11-30 }
`,
  *check({ known }) {
    const open = known.actions.filter(({ status }) => isOpen(status));
    for (const post of known.posts) {
      const { id, title } = post;
      const owned = open.filter(({ owner }) => owner === id).map((action) => action.id);
      if (owned.length === 0 || !namesATeam(title)) continue;
      yield {
        message: `"${title}" is not one post, but owns ${plural(owned.length, "open action")}, ${list(owned)}: expected a post that answers for ${owned.length === 1 ? "it" : "them"}`,
        origin: whereSet(post, "title"),
        entity: id,
        hint: "Name the post that leads it, such as its manager.",
      };
    }
  },
};

/** The words after these say what a post is for: "Head of", "Lead for", "Manager, ". */
const HEAD_ENDS = /\s(?:of|for|to|with|in|at)\s|\s?[,(:]|\s[-–]\s/i;

/** More than one person. */
const MANY =
  /\b(?:teams?|services?|groups?|boards?|panels?|committees?|units?|hubs?|partnerships?|departments?|directorates?|divisions?|forums?|staff|heads|directors|managers|leaders|leads|officers|workers|practitioners|members|nurses|teachers)$/i;

/** One person; "the director's …" is not the director. */
const ONE =
  /\b(?:head|director|manager|leader|lead|officer|worker|practitioner|member|nurse|doctor|teacher|chief|executive|chair|deputy|assistant|principal|co-?ordinator|adviser|advisor|analyst|champion|secretary|administrator|consultant|commissioner|specialist|solicitor|clerk|supervisor|psychologist|trainer|inspector|superintendent)\b(?!['’])/i;

/** Whether a title is of a team, a body or several posts: "Performance Team", "All managers". */
function namesATeam(title: string): boolean {
  const head = title.trim().split(HEAD_ENDS)[0] ?? "";
  return MANY.test(head) && !ONE.test(head.replace(/^(?:principal|assistant|deputy)\s+/i, ""));
}
