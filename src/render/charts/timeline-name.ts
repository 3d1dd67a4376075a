import type { Timeline } from "../../model/charts.ts";
import { formatDate } from "../../plan/dates.ts";

/** In words what a timeline shows: every event with its day, and every window. */
export function nameTimeline({ from, to, asAt, events, windows }: Timeline, title: string): string {
  const listed = [
    ...events.map(({ label, when, certainty }) => `${label}, ${certainty} ${when}`),
    ...windows.map((window) => `${window.label}, ${formatDate(window.from)} to ${formatDate(window.to)}`),
  ];
  const span = `${formatDate(from)} to ${formatDate(to)}, as at ${formatDate(asAt)}`;
  return `Timeline: ${title}, ${span}. ${listed.join("; ") || "No events"}.`;
}
