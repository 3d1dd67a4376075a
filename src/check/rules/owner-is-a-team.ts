import { list, plural } from "../../diagnostics/words.ts";
import { whereSet } from "../../plan/replay.ts";
import { isOpen } from "../../plan/status.ts";
import type { Rule } from "../rule.ts";
import { namesATeam } from "../wording/team-title.ts";

export const ownerIsATeam: Rule = {
  id: "owner-is-a-team",
  severity: "info",
  summary: "An open action is owned by a team, a service or a board, not by one post.",
  why: "What everybody owns, nobody answers for when the Board asks. The owner is the one post that can be asked, whoever does the work. It goes by the words of the post's title.",
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
