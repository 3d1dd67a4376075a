import { answeredEvent } from "../../plan/history/inspection.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Track } from "../../plan/schema/actions.ts";
import { below, type Origin } from "../../problems/origin.ts";
import type { Makers } from "../../reading/plan/makers.ts";
import { indexPhrases } from "../../reading/words/phrases.ts";
import { foldedWords } from "../../reading/words/tokens.ts";
import type { CheckContext } from "../rule.ts";
import { knownDocuments } from "./documents.ts";

/** A document that the plan's recommendations come from, or that says how many it made. */
export interface Source {
  readonly event: string;
  readonly path: string;
  /** Null where it does not say. */
  readonly made: number | null;
  /** How many of the plan's recommendations name it. */
  readonly held: number;
  /** Whether the plan says that it answers this one. */
  readonly isAnswered: boolean;
  readonly origin: Origin;
}

/** What the plan says of its recommendations, as known at a date. */
export interface RecommendationFacts {
  readonly sources: readonly Source[];
  readonly makers: Makers;
  /** How many are on a track. */
  onTrack(track: Track): number;
  /** How many were on it on each day that changed it, and how many changed to it that day. */
  onTrackOverTime(track: Track): number[];
}

export function recommendationFacts(context: Pick<CheckContext, "plan" | "known">): RecommendationFacts {
  const sources = sourcesOf(context);
  return {
    sources,
    makers: makersOf(context.known, sources),
    onTrack: (track) => context.known.recommendations.filter((one) => one.track === track).length,
    onTrackOverTime: (track) => tracksOverTime(context.known, track),
  };
}

/** The sources of the plan's recommendations, as known at a date. */
function sourcesOf(context: Pick<CheckContext, "plan" | "known">): Source[] {
  const { known } = context;
  const answered = answeredEvent(known);
  return [...knownDocuments(context)]
    .map(({ event, document, path, origin }) => ({
      event: event.id,
      path,
      made: document.recommendationsMade ?? null,
      held: known.recommendations.filter(({ source }) => source === path || source === event.id).length,
      isAnswered: event === answered,
      origin: below(origin, "recommendations-made"),
    }))
    .filter(({ made, held }) => made !== null || held > 0);
}

/** Words for those who made them: "Ofsted", "inspection", and their events where a reference names them. */
function makersOf({ events, bodies, header, glossary }: PlanAsAt, sources: readonly Source[]): Makers {
  const theirs = events.filter(({ id }) => sources.some(({ event }) => event === id));
  const by = theirs.flatMap((event) => event.by);
  const names = bodies.filter(({ id }) => by.includes(id)).map(({ name }) => name);
  const held = theirs.flatMap(({ held: days, documents = [] }) => [
    ...(days === undefined ? [] : [days.start, days.end]),
    ...documents.map(({ date }) => date),
  ]);
  const own = [
    ...names,
    ...glossary.flatMap(({ term, expansion }) => [term, expansion]),
    header?.authority ?? "",
    header?.title ?? "",
  ];
  return {
    phrases: indexPhrases(
      [...names, "inspection", "inspector", "inspectorate"].map((name) => ({
        words: foldedWords(name),
        meaning: name,
      })),
    ),
    references: sources.map(({ event }) => `"${event}`),
    known: new Set(own.flatMap(foldedWords)),
    years: held.map((date) => Number(date.slice(0, 4))),
  };
}

function tracksOverTime({ recommendations }: PlanAsAt, track: Track): number[] {
  const changes = recommendations.flatMap(({ history }) => history.filter(({ patch }) => "track" in patch));
  return changes.flatMap(({ date: day }) => {
    const on = recommendations.filter(({ written, history }) => {
      const change = history.findLast(({ date, patch }) => date <= day && "track" in patch);
      return (change?.patch.track ?? written.track) === track;
    });
    const that = changes.filter(({ date, patch }) => date === day && patch.track === track);
    return [on.length, that.length];
  });
}
