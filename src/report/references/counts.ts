import { CHANGE_KINDS } from "../../diff/kinds.ts";
import { countedBy } from "../../plan/history/actions.ts";
import { findingPath, type Named } from "../../plan/history/lookup.ts";
import { STATUSES, TRACKS } from "../../plan/schema/actions.ts";
import { EVENT_KINDS, FINDING_KINDS } from "../../plan/schema/events.ts";
import { DIRECTIONS } from "../../plan/schema/kpis.ts";
import { FREQUENCIES } from "../../plan/time/periods.ts";
import { SEVERITIES } from "../../problems/problem.ts";
import { didYouMean, list, numberWord } from "../../text/words.ts";
import { findDocument, type ReferenceContext } from "../context.ts";
import { stampCount, stampField } from "../draft/stamped.ts";
import { asText, problem, type ReferenceKind, type ReferenceProblem } from "../kinds.ts";

export const count: ReferenceKind = {
  name: "count",
  summary:
    "How many entries of the plan fit the options: actions, recommendations, kpis, findings, events, audits or changes.",
  example: '{{count "recommendations" track="business-as-usual" in="words"}}',
  options: "own",
  print({ args: [name = ""], options }, context) {
    const counted = fieldsOf(name, context)?.map(({ fields }) => fields);
    if (counted === undefined) {
      const names = Object.keys(COUNTED);
      return problem(`"${name}" cannot be counted`, didYouMean(name, names) ?? `Known: ${list(names)}.`);
    }
    if (name === "changes" && context.before === null)
      return problem("There is no report before this one to count changes from", "Name it in since.");
    const { in: form, ...wanted } = options;
    const unknown =
      unknownField(name, wanted, counted) ?? unknownWord(options) ?? unknownId(wanted, counted, context);
    if (unknown !== undefined) return unknown;
    const total = entriesChosen(name, wanted, context).length;
    return asText(stampCount(form === "words" ? numberWord(total) : total, name, wanted));
  },
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The paths of the entries that options choose from those of a name. */
export function entriesChosen(
  name: string,
  wanted: Readonly<Record<string, string>>,
  context: CountedIn,
): string[] {
  const chosen = (fieldsOf(name, context) ?? []).filter(({ fields }) =>
    Object.entries(wanted).every(([key, value]) => fits(fields[key], value)),
  );
  return chosen.map(({ path }) => path);
}

/** What a plan has of a name is put together once. Changes are those of one report. */
function fieldsOf(name: string, context: CountedIn): readonly Countable[] | undefined {
  const count = Object.hasOwn(COUNTED, name) ? COUNTED[name] : undefined;
  if (count === undefined || name === "changes") return count?.(context);
  const ofPlan = COUNTABLE.get(context.plan) ?? new Map<string, readonly Countable[]>();
  COUNTABLE.set(context.plan, ofPlan);
  const known = ofPlan.get(name) ?? count(context);
  ofPlan.set(name, known);
  return known;
}

const COUNTABLE = new WeakMap<CountedIn["plan"], Map<string, readonly Countable[]>>();

type CountedIn = Pick<ReferenceContext, "plan" | "changes">;

interface Countable {
  readonly path: string;
  readonly fields: Fields;
}

/** What can be counted, with the fields that options choose by. */
const COUNTED: Record<string, (context: CountedIn) => readonly Countable[]> = {
  actions: ({ plan }) => plan.actions.map((action) => ({ path: action.id, fields: countedBy(action, plan) })),
  recommendations: ({ plan }) =>
    plan.recommendations.map(({ id, track, lead = "", workstream = "", body = "" }) => ({
      path: id,
      fields: { track, lead, workstream, body },
    })),
  kpis: ({ plan }) =>
    plan.kpis.map(({ id, frequency, better }) => ({ path: id, fields: { frequency, better } })),
  findings: ({ plan }) =>
    plan.events.flatMap(({ id, documents = [] }) =>
      documents.flatMap((document) =>
        (document.findings ?? []).map((finding) => ({
          path: findingPath(id, document, finding),
          fields: { event: id, document: `${id}/${document.id}`, kind: finding.kind },
        })),
      ),
    ),
  events: ({ plan }) =>
    plan.events.map(({ id, kind, by, held }) => ({
      path: id,
      fields: { kind, by, held: String(held !== undefined) },
    })),
  audits: ({ plan }) =>
    plan.audits.map(({ id, theme, date }) => ({
      path: id,
      fields: { theme, held: String(date !== undefined) },
    })),
  changes: ({ changes }) =>
    changes.map(({ entity, kind, severity }) => ({ path: entity, fields: { kind, severity } })),
};

/** When there are no entries, no field can be called unknown. */
function unknownField(
  name: string,
  wanted: Readonly<Record<string, string>>,
  [first]: readonly Fields[],
): ReferenceProblem | undefined {
  const unknown = Object.keys(wanted).find((key) => first !== undefined && !Object.hasOwn(first, key));
  if (first === undefined || unknown === undefined) return undefined;
  const keys = [...Object.keys(first), "in"];
  const hint = didYouMean(unknown, keys) ?? `Known: ${list(keys)}.`;
  return problem(`${name} cannot be chosen by "${unknown}"`, hint);
}

/** The words that each field can have. Without this list a mistyped word would count nothing. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  track: TRACKS,
  kind: [...EVENT_KINDS, ...FINDING_KINDS, ...CHANGE_KINDS],
  severity: SEVERITIES,
  frequency: FREQUENCIES,
  better: DIRECTIONS,
  held: ["true", "false"],
  in: ["words"],
};

function unknownWord(options: Readonly<Record<string, string>>): ReferenceProblem | undefined {
  for (const [key, value] of Object.entries(options)) {
    const words = WORDS[key];
    const unknown = words && value.split(",").find((one) => !words.includes(one.trim()));
    if (words === undefined || unknown === undefined) continue;
    return problem(
      `${key}="${unknown.trim()}" means nothing here`,
      didYouMean(unknown, words) ?? `Known: ${list(words)}.`,
    );
  }
  return undefined;
}

/** What the ids in a field can be of. Without this list a mistyped id would count nothing. */
const NAMED: Readonly<Record<string, readonly Named["kind"][]>> = {
  workstream: ["workstream"],
  owner: ["post"],
  lead: ["post"],
  recommendation: ["recommendation", "finding", "audit"],
  body: ["body"],
  by: ["body"],
  event: ["event"],
  document: ["document"],
};

/** A plan that has only words for its workstreams is counted by the words. */
function unknownId(
  wanted: Readonly<Record<string, string>>,
  counted: readonly Fields[],
  context: ReferenceContext,
): ReferenceProblem | undefined {
  for (const [key, value] of Object.entries(wanted)) {
    const kinds = NAMED[key];
    if (kinds === undefined) continue;
    const entries = [...context.named.values()].filter(({ kind }) => kinds.includes(kind));
    const ids = entries.map(({ path }) => path);
    const used = counted.flatMap((fields) => fields[key] ?? []);
    const known = [...ids, ...used, ...context.plan.unreadableIds];
    const unknown = value
      .split(",")
      .map((one) => one.trim())
      .find((one) => one !== "" && !known.includes(one));
    if (unknown === undefined) continue;
    const titled = entries.find(({ title }) => title.toLowerCase() === unknown.toLowerCase());
    return problem(
      `${key}="${unknown}" names nothing that the plan has`,
      titled === undefined
        ? (didYouMean(unknown, [...ids, ...used]) ??
            `Known: ${list(ids.slice(0, MOST_NAMED))}${ids.length > MOST_NAMED ? " and others" : ""}.`)
        : `Write ${titled.path}: that is its id.`,
    );
  }
  return undefined;
}

const MOST_NAMED = 12;

/** Commas join alternatives: `status="complete,embedded"`. */
function fits(field: string | readonly string[] | undefined, wanted: string): boolean {
  const values = typeof field === "string" ? [field] : (field ?? []);
  return wanted.split(",").some((one) => values.includes(one.trim()));
}

export const made: ReferenceKind = {
  name: "made",
  summary: "How many recommendations a document made.",
  example: '{{made "ofsted-2015/report"}}',
  options: ["in"],
  print({ args: [path = ""], options }, { plan }) {
    const named = findDocument(plan, path);
    const found = named?.document.recommendationsMade;
    if (named === undefined || found === undefined)
      return problem(
        `No document "${path}" says how many recommendations it made`,
        "Give it recommendations-made.",
      );
    const words = options.in === "words" ? numberWord(found) : String(found);
    return asText(stampField(words, `${named.event.id}/${named.document.id}`, "recommendations-made"));
  },
};
