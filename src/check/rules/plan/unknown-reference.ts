import type { Named } from "../../../plan/history/lookup.ts";
import { findStandard, standards } from "../../../plan/measures/catalogue.ts";
import { STATUSES } from "../../../plan/schema/actions.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import { below, keyOf, type Origin } from "../../../problems/origin.ts";
import { capitalise, didYouMean, list, stepsBetween } from "../../../text/words.ts";
import { workstreamNames } from "../../facts/workstreams.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";
import { type EntryReference, KIND_WORDS, wrongReferences } from "./references.ts";

export const unknownReference: Rule = {
  id: "unknown-reference",
  severity: "error",
  summary: "An entry names another that does not exist, or that is of the wrong kind.",
  why: "A mistyped owner, measure or recommendation silently drops an action from every table that should show it. Actions are owned by posts, answer recommendations or findings, and are measured by KPIs; an id of another kind is as wrong as an unknown one. The standard of a KPI is a measure of DfE's Local Authority Interactive Tool.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-servise, due: 2016-11-30 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service, due: 2016-11-30 }
`,
  *check(context) {
    const { plan, named } = context;
    for (const reference of wrongReferences(plan, named)) {
      const problem = judge(reference, context);
      if (problem !== null) yield problem;
    }
    yield* unknownWorkstreams(context);
    yield* unknownRows(context);
    yield* unknownStatuses(context);
    yield* unknownStandards(context);
  },
};

function judge(reference: EntryReference, { plan, named }: CheckContext): RuleProblem | null {
  const { to, kinds, field, holder, entity, origin } = reference;
  const found = named.get(to);
  if (to === entity && field !== "of") {
    return { message: `${holder} names itself in ${field}: expected another`, origin, entity };
  }
  const [event = to] = to.split("/");
  if (plan.unreadableIds.has(to) || plan.unreadableIds.has(event)) return null;
  const words = kinds.map((kind) => KIND_WORDS[kind]);
  const expected = kinds.length > FEW ? ANY_ENTRY : list(words, "or");
  const fitting = [...named.values()].filter(({ kind, path }) => kinds.includes(kind) && path !== entity);
  const candidates = fitting.map(({ path }) => path);
  const suggestion = didYouMean(to, candidates);
  if (found === undefined) {
    const message = `${holder}, ${field}: "${to}" is not in the plan; expected the id of ${expected}`;
    const meant = meantBy(to, fitting, plan);
    if (meant !== null) return { message, origin, entity, ...meant };
    const mend = misspelt(to, [...candidates, ...plan.unreadableIds]);
    if (mend !== null && candidates.includes(mend))
      return { message, origin, entity, hint: `Did you mean "${mend}"?`, mend };
    const add = kinds.length > FEW ? "" : `, or add ${expected} "${to}"`;
    return { message, origin, entity, hint: suggestion ?? `Correct the id${add}.` };
  }
  const message = `${holder}, ${field}: "${to}" is ${KIND_WORDS[found.kind]}; expected ${expected}`;
  return { message, origin, entity, hint: suggestion ?? `Name ${expected}.`, related: [defined(found)] };
}

/** Of more kinds than this nobody reads a list: an update can be of nearly all of them. */
const FEW = 5;
const ANY_ENTRY = "an action, a KPI, an event or another entry that has updates";

/**
 * The one id that was meant, where nothing else can have been: it differs in capitals and signs only, or in one letter of
 * a word of four or more. Numbers and short words are never guessed, and of two that are as near neither is.
 */
function misspelt(to: string, known: readonly string[]): string | null {
  const plain = (id: string): string => id.toLowerCase().replace(/[_.-]+/g, "-");
  const near = known.filter((id) => plain(id) === plain(to) || isOneLetterAway(to, id));
  const [one] = near;
  return one !== undefined && new Set(near).size === 1 ? one : null;
}

function isOneLetterAway(written: string, id: string): boolean {
  const [words, meant] = [written, id].map((one) => one.toLowerCase().split(/[^a-z0-9]+/));
  if (words === undefined || meant === undefined || words.length !== meant.length) return false;
  const wrong = meant.flatMap((word, index) =>
    word === words[index] ? [] : [[word, words[index] ?? ""] as const],
  );
  const [one] = wrong;
  return (
    one !== undefined &&
    wrong.length === 1 &&
    one.every((word) => /^[a-z]{4,}$/.test(word)) &&
    stepsBetween(...one) === 1
  );
}

/** What is called so, where that is one thing only: by its title, by its number, or as the person who holds a post. */
function meantBy(to: string, fitting: readonly Named[], plan: Plan): { hint: string; mend?: string } | null {
  const called = (title: string | undefined): boolean => title?.toLowerCase() === to.toLowerCase();
  const numbered = new Set(
    plan.recommendations.filter(({ number }) => String(number) === to).map(({ id }) => id),
  );
  const held = new Set(
    plan.posts.filter(({ holders = [] }) => holders.some(({ name }) => called(name))).map(({ id }) => id),
  );
  const found = fitting.filter(
    ({ kind, path, title }) =>
      called(title) ||
      (kind === "recommendation" && numbered.has(path)) ||
      (kind === "post" && held.has(path)),
  );
  const [one] = found;
  if (one === undefined || found.length > 1) return null;
  const { kind, path, title } = one;
  const is =
    kind === "recommendation" ? `recommendation ${to}` : `the ${kind === "kpi" ? "KPI" : kind} ${title}`;
  // Somebody may have held other posts before the plan began.
  if (!called(title) && kind === "post") return { hint: `Write ${path}: that is the post of ${to}.` };
  return { hint: `Write ${path}: that is ${is}.`, mend: path };
}

const defined = (found: Named) => ({ message: `"${found.path}" is here`, origin: found.origin });

/**
 * A name that no workstream has is one problem, however many actions have it. A plan without any workstream may still have
 * words for them; another rule says what to write.
 */
function* unknownWorkstreams({ plan, named }: CheckContext): Generator<RuleProblem> {
  const { workstreams } = plan;
  if (workstreams.length === 0) return;
  const ids = workstreams.map(({ id }) => id);
  for (const { name, places } of workstreamNames(plan)) {
    const found = named.get(name);
    const [first] = places;
    if (first === undefined || ids.includes(name) || plan.unreadableIds.has(name)) continue;
    const entities = [...new Set(places.map(({ entity }) => `"${entity}"`))];
    const kind = named.get(first.entity)?.kind ?? "action";
    const holders =
      entities.length === 1
        ? `${capitalise(kind)} ${entities[0]}`
        : entities.length > 3
          ? `${entities.slice(0, 2).join(", ")} and ${entities.length - 2} more`
          : list(entities);
    const is = found === undefined ? "is not in the plan" : `is ${KIND_WORDS[found.kind]}`;
    const meant = workstreams.find(({ title }) => title.toLowerCase() === name.toLowerCase());
    yield {
      message: `${holders}, workstream: "${name}" ${is}; expected the id of a workstream`,
      origin: first.origin,
      entity: first.entity,
      hint:
        meant === undefined
          ? (didYouMean(name, ids) ?? `Correct the id, or add it to workstreams. Known: ${list(ids)}.`)
          : `Write ${meant.id}: that is the id of the workstream ${meant.title}.`,
      // The others that have it are not in this problem.
      ...(meant !== undefined && places.length === 1 && { mend: meant.id }),
    };
  }
}

/** Reports answer the rows that the plan lists. Without a plan entry nothing can be judged. */
function* unknownRows({ plan }: CheckContext): Generator<RuleProblem> {
  if (plan.header === null) return;
  const rows = (plan.header.implications ?? []).map(({ id }) => id);
  for (const { id, implications, origin } of plan.reports) {
    for (const row of implications?.keys() ?? []) {
      if (rows.includes(row)) continue;
      yield unknownKey(
        `Report "${id}"`,
        row,
        "a row of the plan's implications",
        rows,
        below(origin, "implications", row),
        id,
      );
    }
  }
}

function* unknownStatuses({ plan }: CheckContext): Generator<RuleProblem> {
  for (const word of plan.header?.legend?.keys() ?? []) {
    if ((STATUSES as readonly string[]).includes(word)) continue;
    const origin = below(plan.header?.origin as Origin, "legend", word);
    yield unknownKey("The legend", word, "a status", STATUSES, origin, undefined);
  }
}

/** A KPI may name only a national measure as its standard. */
function* unknownStandards({ plan }: CheckContext): Generator<RuleProblem> {
  const updates = plan.updates
    .filter(({ patch }) => patch.standard !== undefined)
    .map(({ of, patch, origin }) => ({ id: of, standard: patch.standard, origin }));
  for (const { id, standard, origin } of [...plan.kpis, ...updates]) {
    if (typeof standard !== "string" || findStandard(standard) !== undefined) continue;
    yield {
      message: `KPI "${id}", standard: "${standard}" is not in DfE's Local Authority Interactive Tool; expected the name of one of its measures in kebab-case`,
      origin: below(origin, "standard"),
      entity: id,
      hint:
        didYouMean(standard, standards().keys()) ??
        "Correct it, or leave standard out for a measure of your own.",
    };
  }
}

function unknownKey(
  holder: string,
  key: string,
  expected: string,
  known: readonly string[],
  origin: Origin,
  entity: string | undefined,
): RuleProblem {
  const hint = didYouMean(key, known) ?? (known.length > 0 ? `Known: ${list(known)}.` : "The plan has none.");
  return { message: `${holder} names "${key}": expected ${expected}`, origin: keyOf(origin), entity, hint };
}
