import { answeredEvent } from "../../plan/history/inspection.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { PlanNames } from "../../reading/plan/marks.ts";
import { indexPhrases, type Phrases } from "../../reading/words/phrases.ts";
import { foldedWords } from "../../reading/words/tokens.ts";

/** How sentences about a plan may name its posts, bodies and recommendations. */
export function planNames(known: PlanAsAt): PlanNames {
  const { posts, bodies, recommendations, events, header } = known;
  const named = (names: readonly (readonly [name: string, id: string])[]): Phrases<string> =>
    indexPhrases(names.map(([name, meaning]) => ({ words: foldedWords(name), meaning })));
  const short = (title: string): string => title.split(/,| of | for /)[0] ?? title;
  const shortened = Map.groupBy(posts, ({ title }) => short(title));
  // "The Director" is one of them, "the Head" may be of a school.
  const isOnly = (name: string): boolean =>
    name.length >= "Director".length && shortened.get(name)?.length === 1;
  const sourceIds = new Set(recommendations.map(({ source }) => source.split("/")[0]));
  const sources = events.filter(({ id }) => sourceIds.has(id));
  const makers = new Set([...(answeredEvent(known)?.by ?? []), ...sources.flatMap(({ by }) => by)]);
  const makerNames = bodies.filter(({ id }) => makers.has(id)).map(({ name }) => name);
  return {
    posts: named(
      posts.flatMap(({ id, title, holders = [] }) => [
        [title, id] as const,
        ...(isOnly(short(title)) ? [[short(title), id] as const] : []),
        ...holders.slice(-1).map(({ name }) => [name, id] as const),
      ]),
    ),
    bodies: named(
      bodies
        .filter(({ id }) => !makers.has(id))
        .flatMap(({ id, name }) => [
          [name, id] as const,
          ...(name === "Improvement Board" ? [["the Board", id] as const] : []),
        ]),
    ),
    recommendations: named(
      recommendations.flatMap(({ id, number }) => [
        [id, String(number)] as const,
        [`recommendation ${number}`, String(number)] as const,
      ]),
    ),
    titles: named(recommendations.map(({ title, number }) => [title, String(number)])),
    makers: named(
      [
        ...makerNames,
        "inspection report",
        "the inspectors' report",
        "inspection",
        "inspector",
        "inspectorate",
      ].map((name) => [name, name]),
    ),
    makerDays: new Set(sources.flatMap(({ documents = [] }) => documents.map(({ date }) => date))),
    own: new Set([header?.title ?? "", header?.authority ?? ""].flatMap(foldedWords)),
  };
}
