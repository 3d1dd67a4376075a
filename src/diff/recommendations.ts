import { lowerFirst } from "../diagnostics/words.ts";
import type { RecommendationState } from "../model/state.ts";
import type { Change } from "./change.ts";
import { matchById } from "./match.ts";

/** What happened to the recommendations. */
export function diffRecommendations(
  before: readonly RecommendationState[],
  after: readonly RecommendationState[],
): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map(
      (one): Change => ({
        ...base(one),
        kind: "recommendation-added",
        to: one.title,
        message: `${name(one)} is new.`,
      }),
    ),
    ...removed.map(
      (one): Change => ({
        ...base(one),
        kind: "recommendation-removed",
        severity: "error",
        from: one.title,
        message: `${name(one)} is no longer there.`,
      }),
    ),
    ...both.flatMap(([old, now]) => diffTrack(old, now)),
  ];
}

const base = ({ id }: RecommendationState) =>
  ({ severity: "info", entity: id, field: "id", from: null, to: null, reason: null }) as const;

const name = ({ number, title }: RecommendationState): string =>
  `Recommendation ${number}, ${lowerFirst(title)},`;

function diffTrack(old: RecommendationState, now: RecommendationState): Change[] {
  if (old.track === now.track) return [];
  const usual = now.track === "business-as-usual";
  const governance = now.governance === null ? "" : ` Overseen by: ${now.governance}`;
  return [
    {
      ...base(now),
      kind: usual ? "recommendation-to-business-as-usual" : "recommendation-back-to-plan",
      severity: usual ? "info" : "warning",
      field: "track",
      from: old.track,
      to: now.track,
      message: usual
        ? `${name(now)} continues as business as usual.${governance}`
        : `${name(now)} is back in the improvement plan.`,
    },
  ];
}
