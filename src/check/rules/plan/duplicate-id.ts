import { type Named, namedEntries } from "../../../plan/history/lookup.ts";
import { below, type Origin, originOf } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";
import { KIND_WORDS } from "./references.ts";

export const duplicateId: Rule = {
  id: "duplicate-id",
  severity: "error",
  summary: "An id, or a recommendation's number, is given to two entries.",
  why: "Posts, bodies, recommendations, actions, KPIs, feeds, events, audits and reports share one set of ids, so that a reference names one thing only. Documents have their own ids within an event, and findings within a document. An update of an id used twice would change whichever entry is read first.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service, due: 2016-11-30 }
  - { id: 1.2, answers: R1, title: Audit supervision records, owner: head-of-service, due: 2016-12-31 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service, due: 2016-11-30 }
  - { id: 1.3, answers: R1, title: Audit supervision records, owner: head-of-service, due: 2016-12-31 }
`,
  *check({ plan }) {
    yield* repeated([...namedEntries(plan)].map(useOfId));
    yield* repeated(
      plan.recommendations.map(({ id, number, origin }) => ({
        key: String(number),
        what: `number "${number}"`,
        by: `recommendation "${id}"`,
        entity: id,
        origin: below(origin, "number"),
      })),
    );
    const { implications = [], origin = originOf("plan.yaml") } = plan.header ?? {};
    yield* repeated(
      implications.map(({ id }, index) => ({
        key: id,
        what: `id "${id}"`,
        by: "a row of the implications",
        entity: undefined,
        origin: below(origin, "implications", index, "id"),
      })),
    );
  },
};

interface Use {
  /** Two uses with the same key are a problem. */
  readonly key: string;
  /** `id "1.2"` */
  readonly what: string;
  /** Who uses it: `an action`. */
  readonly by: string;
  readonly entity: string | undefined;
  readonly origin: Origin;
}

/** Documents and findings are compared within their own entry: an event used twice is one problem. */
function useOfId({ kind, path, origin }: Named): Use {
  const id = path.split("/").at(-1) as string;
  const inside = kind === "document" || kind === "finding";
  const key = inside ? JSON.stringify([origin.file, origin.path.slice(0, -1), id]) : path;
  return { key, what: `id "${id}"`, by: KIND_WORDS[kind], entity: path, origin: below(origin, "id") };
}

function* repeated(uses: readonly Use[]): Generator<RuleProblem> {
  const first = new Map<string, Use>();
  for (const use of uses) {
    const { key, what, by, entity, origin } = use;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, use);
      continue;
    }
    const other = earlier.by === by ? `another ${by.replace(/^an? /, "")}` : earlier.by;
    yield {
      message: `The ${what} of ${by} is already that of ${other}`,
      origin,
      entity,
      related: [{ message: "first here", origin: earlier.origin }],
      hint: `Give one of the two another ${what.split(" ")[0]}, and check the references to it.`,
    };
  }
}
