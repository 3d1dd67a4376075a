import type { RecommendationState } from "../model/state.ts";
import { type Change, changeOf } from "./change.ts";
import { type Comparer, matchById } from "./comparer.ts";
import { recommendationEntry } from "./entries.ts";
import { replaced, reworded } from "./words.ts";

export const recommendations: Comparer<"recommendations"> = {
  part: "recommendations",
  compare(before, after) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) =>
        changeOf(recommendationEntry(one), "recommendation-added", "is new", { to: one.title }),
      ),
      ...removed.map((one) =>
        changeOf(recommendationEntry(one), "recommendation-removed", "is no longer there", {
          from: one.title,
        }),
      ),
      ...both.flatMap(([old, now]) => [
        ...diffTrack(old, now),
        ...diffOversight(old, now),
        ...replaced(recommendationEntry(now), "recommendation-lead-changed", LEAD, [old.lead, now.lead]),
        ...diffNumber(old, now),
        ...reworded(recommendationEntry(now), "recommendation-reworded", TITLE, old.title, now.title),
        ...reworded(recommendationEntry(now), "recommendation-reworded", TEXT, old.text, now.text),
      ]),
    ];
  },
};

const TITLE = { field: "title", name: "its title" };
const TEXT = { field: "text", name: "its text" };

const LEAD = { field: "lead", does: "led" };

function diffTrack(old: RecommendationState, now: RecommendationState): Change[] {
  if (old.track === now.track) return [];
  const details = { field: "track", from: old.track, to: now.track };
  if (now.track === "improvement-plan") {
    const what = "is back in the improvement plan";
    return [changeOf(recommendationEntry(now), "recommendation-back-to-plan", what, details)];
  }
  const governance = now.governance === null ? "" : `; overseen by: ${now.governance}`;
  const measure = now.measure === null ? "" : `; to be seen in: ${now.measure}`;
  const carrier = now.workstream ?? now.body;
  const carried = carrier === null ? "" : `; carried on by: ${carrier}`;
  const what = `continues as business as usual${governance}${measure}${carried}`;
  return [changeOf(recommendationEntry(now), "recommendation-to-business-as-usual", what, details)];
}

/** Where the track changed, that change already says who oversees the recommendation, who carries it on and how it is measured. */
function diffOversight(old: RecommendationState, now: RecommendationState): Change[] {
  if (old.track !== now.track) return [];
  const kind = "recommendation-oversight-changed";
  return [
    ...reworded(
      recommendationEntry(now),
      kind,
      { field: "governance", name: "its governance" },
      old.governance,
      now.governance,
    ),
    ...reworded(
      recommendationEntry(now),
      kind,
      { field: "measure", name: "its measure" },
      old.measure,
      now.measure,
    ),
    ...CARRIERS.flatMap((field): Change[] => {
      const [from, to] = [old[field], now[field]];
      if (from === to) return [];
      const what = `is carried on by ${to ?? `no ${field}`}${from === null ? "" : `, previously by ${from}`}`;
      return [changeOf(recommendationEntry(now), kind, what, { field, from, to })];
    }),
  ];
}

const CARRIERS = ["workstream", "body"] as const;

function diffNumber(old: RecommendationState, now: RecommendationState): Change[] {
  if (old.number === now.number) return [];
  const [from, to] = [String(old.number), String(now.number)];
  const what = `was number ${from} before`;
  return [
    changeOf(recommendationEntry(now), "recommendation-renumbered", what, { field: "number", from, to }),
  ];
}
