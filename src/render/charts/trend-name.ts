import type { Mark, TrendChart } from "../../model/charts.ts";
import { limitWords } from "./label-words.ts";
import { breaksOf } from "./phases.ts";
import type { TrendFrame } from "./trend-frame.ts";

/** In words what the chart shows: the latest value, the target, the mean and limits, special causes, breaks. */
export function nameTrend(chart: TrendChart, { latest }: TrendFrame, title: string): string {
  const { points, targetLabel } = chart;
  const ends = [...new Set([points.at(0)?.label, points.at(-1)?.label])].filter(
    (label) => label !== undefined,
  );
  const facts = [
    latest === null ? "No figures yet" : `Latest ${latest.text}`,
    ...(targetLabel === null ? [] : [uncapitalise(targetLabel)]),
    ...limitWords(chart).map(({ text }) => uncapitalise(text)),
    ...specialCauses(chart),
    ...breaksOf(chart).map(({ from, reason }) => `break before ${points[from]?.label}, ${reason}`),
  ];
  return `Line chart: ${[title, ends.join(" to ")].filter(Boolean).join(", ")}. ${facts.join("; ")}.`;
}

const uncapitalise = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const KINDS: Record<Mark, (count: number) => string> = {
  improvement: (count) => `${count} of improvement`,
  concern: (count) => `${count} of concern`,
  neutral: (count) => `${count} neither better nor worse`,
};

/** "7 points of special cause variation: 5 of improvement, 2 of concern". */
function specialCauses({ points, phases }: TrendChart): string[] {
  if (phases.every(({ limits }) => limits === null)) return [];
  const marks = points.map(({ mark }) => mark).filter((mark) => mark !== null);
  if (marks.length === 0) return ["no special cause variation"];
  const kinds = (Object.keys(KINDS) as Mark[]).flatMap((kind) => {
    const count = marks.filter((mark) => mark === kind).length;
    return count === 0 ? [] : [KINDS[kind](count)];
  });
  const total = marks.length === 1 ? "1 point" : `${marks.length} points`;
  return [`${total} of special cause variation: ${kinds.join(", ")}`];
}
