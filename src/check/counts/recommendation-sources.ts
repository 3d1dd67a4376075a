import { below, type Origin } from "../../diagnostics/origin.ts";
import { answeredEvent } from "../../plan/inspection-cycle.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import { knownDocuments } from "../inspection/documents.ts";
import type { CheckContext } from "../rule.ts";
import { anyOf } from "../wording/whole-words.ts";
import type { Makers } from "./recommendation-makers.ts";

/** A document that the plan's recommendations come from, or that says how many it made. */
export interface Source {
  readonly event: string;
  readonly path: string;
  readonly made: number | null;
  readonly held: number;
  /** The plan says that it answers this one. */
  readonly isAnswered: boolean;
  readonly origin: Origin;
}

/** The sources of the plan's recommendations, as known at a date. */
export function sourcesOf(context: CheckContext): Source[] {
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

/** "Ofsted", "inspection", and the events themselves where a reference names them. */
export function makersOf({ events, bodies, header, glossary }: PlanAsAt, sources: readonly Source[]): Makers {
  const theirs = events.filter(({ id }) => sources.some(({ event }) => event === id));
  const by = theirs.flatMap((event) => event.by);
  const names = bodies.filter(({ id }) => by.includes(id)).map(({ name }) => name);
  const references = sources.map(({ event }) => `"${event}`);
  const held = theirs.flatMap(({ held: days, documents = [] }) => [
    ...(days === undefined ? [] : [days.start, days.end]),
    ...documents.map(({ date }) => date),
  ]);
  return {
    inspectors: new RegExp(`${anyOf(names)}|${anyOf(references)}|\\binspect(?:ions?|ors?|orate)\\b`, "i"),
    names: [
      ...names,
      ...glossary.flatMap(({ term, expansion }) => [term, expansion]),
      header?.authority ?? "",
      header?.title ?? "",
    ],
    years: held.map((date) => date.slice(0, 4)),
  };
}
