import type { PostState } from "../model/state.ts";
import { type Change, changeOf } from "./change.ts";
import { type Comparer, matchById } from "./comparer.ts";
import { bodyEntry, postEntry } from "./entries.ts";
import { reworded } from "./words.ts";

/** Posts that both sides name. Which they name is told by what the posts are responsible for. */
export const posts: Comparer<"posts"> = {
  part: "posts",
  compare: (before, after) =>
    matchById(before, after).both.flatMap(([old, now]) => [
      ...reworded(
        postEntry(now),
        "post-renamed",
        { field: "title", name: "its title" },
        old.title,
        now.title,
      ),
      ...diffHolder(old, now),
    ]),
};

/** A name is told only where both sides have printed who holds the post. */
function diffHolder(old: PostState, now: PostState): Change[] {
  const [from, to] = [old.holder, now.holder];
  if (from === null || to === null || from === to) return [];
  const what = `is held by ${to}, previously by ${from}`;
  return [changeOf(postEntry(now), "post-holder-changed", what, { field: "holders", from, to })];
}

/** Bodies that both sides know. */
export const bodies: Comparer<"bodies"> = {
  part: "bodies",
  compare: (before, after) =>
    matchById(before, after).both.flatMap(([old, now]) =>
      reworded(bodyEntry(now), "body-renamed", { field: "name", name: "its name" }, old.name, now.name),
    ),
};
