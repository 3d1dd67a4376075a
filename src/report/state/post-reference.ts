import type { Reference } from "../../model/state.ts";
import type { PlanAsAt } from "../../plan/replay.ts";

/** A post with its title at that date; the id itself where no post has it. */
export function postReference(known: PlanAsAt, id: string | undefined): Reference | null {
  if (id === undefined) return null;
  return { id, title: known.posts.find((post) => post.id === id)?.title ?? id };
}
