import type { RecommendationState } from "../model/state.ts";
import { type Change, changeOf } from "./change.ts";
import { matchById } from "./match.ts";

/** What happened to the recommendations. */
export function diffRecommendations(
  before: readonly RecommendationState[],
  after: readonly RecommendationState[],
): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map((one) => changeOf(entry(one), "recommendation-added", "is new", { to: one.title })),
    ...removed.map((one) =>
      changeOf(entry(one), "recommendation-removed", "is no longer there", {
        severity: "error",
        from: one.title,
      }),
    ),
    ...both.flatMap(([old, now]) => diffTrack(old, now)),
  ];
}

const entry = ({ id, number, title }: RecommendationState) => ({
  entity: id,
  label: `Recommendation ${number}`,
  title,
});

function diffTrack(old: RecommendationState, now: RecommendationState): Change[] {
  if (old.track === now.track) return [];
  const details = { field: "track", from: old.track, to: now.track };
  if (now.track === "improvement-plan") {
    const what = "is back in the improvement plan";
    return [changeOf(entry(now), "recommendation-back-to-plan", what, { ...details, severity: "warning" })];
  }
  const governance = now.governance === null ? "" : `; overseen by: ${now.governance}`;
  const what = `continues as business as usual${governance}`;
  return [changeOf(entry(now), "recommendation-to-business-as-usual", what, details)];
}
