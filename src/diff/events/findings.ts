import { list } from "../../diagnostics/words.ts";
import { notIn } from "../../model/compare/same.ts";
import type { FindingState } from "../../model/state.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import { matchById } from "../match.ts";
import type { Names } from "../names.ts";
import { excerpt, reworded } from "../reworded.ts";

const TEXT = { field: "text", name: "its text" };
const KIND = { field: "kind", name: "its kind" };

/** The findings of a document that both sides have. */
export function diffFindings(
  document: Entry,
  before: readonly FindingState[],
  after: readonly FindingState[],
  names: Names,
): Change[] {
  const { added, removed, both } = matchById(before, after);
  const entry = ({ id }: FindingState): Entry => ({
    entity: `${document.entity}/${id}`,
    label: `Finding ${id}`,
    title: document.title,
  });
  return [
    ...added.map((one) => {
      const what = `new ${one.kind}: ${excerpt(one.text)}`;
      return changeOf(entry(one), "finding-added", what, { field: "findings", to: one.text });
    }),
    ...removed.map((one) => {
      const what = `is no longer there: ${excerpt(one.text)}`;
      return changeOf(entry(one), "finding-removed", what, { field: "findings", from: one.text });
    }),
    ...both.flatMap(([then, now]) => [
      ...reworded(entry(now), "finding-reworded", TEXT, then.text, now.text),
      ...reworded(entry(now), "finding-reworded", KIND, then.kind, now.kind),
      ...diffAnswers(entry(now), then, now, names),
    ]),
  ];
}

/** A recommendation that answers it from now on, or no longer does. */
function diffAnswers(entry: Entry, then: FindingState, now: FindingState, names: Names): Change[] {
  const [added, dropped] = [notIn(now.answers, then.answers), notIn(then.answers, now.answers)];
  const say = (ids: readonly string[]): string => list(ids.map(names));
  return [
    ...(added.length === 0
      ? []
      : [
          changeOf(entry, "finding-addressed", `is addressed by ${say(added)}`, {
            field: "answers",
            to: say(added),
          }),
        ]),
    ...(dropped.length === 0
      ? []
      : [
          changeOf(entry, "finding-unaddressed", `is no longer addressed by ${say(dropped)}`, {
            field: "answers",
            from: say(dropped),
          }),
        ]),
  ];
}
