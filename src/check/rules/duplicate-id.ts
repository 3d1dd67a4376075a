import { below, keyOf, type Origin } from "../../diagnostics/origin.ts";
import { namedEntries } from "../../plan/lookup.ts";
import { KIND_WORDS } from "../reference.ts";
import type { Finding, Rule } from "../rule.ts";

export const duplicateId: Rule = {
  id: "duplicate-id",
  severity: "error",
  summary: "An id, or a recommendation's number, is given to two entries.",
  why: "Posts, bodies, recommendations, actions, KPIs, events, audits and reports share one set of ids, so that a reference names one thing only. Documents have their own ids within an event, and findings within a document. An update of an id used twice would change whichever entry is read first.",
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
    yield* repeated(
      [...namedEntries(plan)].map(({ kind, path, origin }) => {
        const id = path.split("/").at(-1) as string;
        return {
          key: path,
          what: `The id "${id}"`,
          by: KIND_WORDS[kind],
          entity: path,
          origin: below(origin, "id"),
        };
      }),
    );
    yield* repeated(
      plan.recommendations.map(({ id, number, origin }) => {
        const what = `The number "${number}"`;
        return {
          key: String(number),
          what,
          by: `recommendation "${id}"`,
          entity: id,
          origin: below(origin, "number"),
        };
      }),
    );
    yield* repeated(
      (plan.header?.implications ?? []).map(({ id }, index) => {
        const origin = below(plan.header?.origin as Origin, "implications", index, "id");
        return {
          key: id,
          what: `The id "${id}"`,
          by: "a row of the implications",
          entity: undefined,
          origin,
        };
      }),
    );
  },
};

interface Use {
  readonly key: string;
  /** `The id "1.2"` */
  readonly what: string;
  /** Who uses it: `an action`. */
  readonly by: string;
  readonly entity: string | undefined;
  readonly origin: Origin;
}

function* repeated(uses: readonly Use[]): Generator<Finding> {
  const first = new Map<string, Use>();
  for (const use of uses) {
    const { key, what, by, entity, origin } = use;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, use);
      continue;
    }
    yield {
      message: `${what} of ${by} is already that of ${earlier.by === by ? `another` : earlier.by}: expected one that is used once`,
      origin,
      entity,
      related: [{ message: "first here", origin: keyOf(earlier.origin) }],
      hint: "Give one of the two another, and look through the references to it.",
    };
  }
}
