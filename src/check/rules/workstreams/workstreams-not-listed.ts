import { freeId, list, plural } from "../../../text/words.ts";
import { workstreamNames } from "../../facts/workstreams.ts";
import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const workstreamsNotListed: Rule = {
  id: "workstreams-not-listed",
  severity: "warning",
  summary: "Actions name workstreams, but the plan lists none.",
  why: "Without a list, a workstream is only words in each action: two spellings of it are two workstreams, nobody is said to sponsor or to lead it, and no report can show how it stands. Reports print the words as they are until the plan has workstreams; from then on actions name them by their ids.",
  bad: `\
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    workstream: Practice quality
`,
  good: `\
workstreams:
  - { id: practice-quality, title: Practice quality, lead: head-of-service }
actions:
  - id: 1.2
    answers: R1
    title: Train managers in supervision
    owner: head-of-service
    workstream: practice-quality
`,
  *check(context) {
    const { plan, named } = context;
    if (plan.workstreams.length > 0 || hasUnreadableEntries(context)) return;
    const names = workstreamNames(plan);
    const [first] = names.flatMap(({ places }) => places);
    if (first === undefined) return;
    const taken = new Set(named.keys());
    const entries = names.map(({ name }) => {
      const id = freeId(name, taken, "workstream");
      taken.add(id);
      return `{ id: ${id}, title: ${/^[A-Za-z][\w ’'-]*$/.test(name) ? name : JSON.stringify(name)} }`;
    });
    const shown = entries.slice(0, MOST_SHOWN).join(", ");
    const rest = entries.length > MOST_SHOWN ? ", …" : "";
    yield {
      message: `The plan names ${plural(names.length, "workstream")} and lists none: expected workstreams with ids, for ${list(
        names.slice(0, MOST_NAMED).map(({ name }) => `"${name}"`),
        names.length > MOST_NAMED ? "," : "and",
      )}${names.length > MOST_NAMED ? " and others" : ""}`,
      origin: first.origin,
      entity: first.entity,
      hint: `Write workstreams: [${shown}${rest}], and these ids in place of the words. A sponsor and a lead can be added to each.`,
    };
  },
};

const MOST_NAMED = 3;
const MOST_SHOWN = 12;
