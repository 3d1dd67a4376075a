import type { KpiState } from "../model/kpi-state.ts";
import { notIn, same } from "../model/same.ts";
import type { ActionState, AuditState, EventState, PlanState } from "../model/state.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import {
  actionEntry,
  auditEntry,
  eventEntry,
  kpiEntry,
  recommendationEntry,
  workstreamEntry,
} from "./entries.ts";
import type { ChangeKind } from "./kinds.ts";

/** The base with the ids of the head, and a change for each entry that has another id there. */
interface Renamed {
  readonly before: PlanState;
  readonly changes: readonly Change[];
}

/**
 * Finds the entries that only changed their ids: the words and the history of one that is gone are those of one that is
 * new, and of no other. Everything in the base that names such an entry names it by its new id in the result.
 */
export function followRenames(base: PlanState, after: PlanState): Renamed {
  const recommendations = pairRenamed(base.recommendations, after.recommendations, (one, other) =>
    same([one.title, one.text], [other.title, other.text]),
  );
  const { events, changes, paths } = followEvents(base.events, after.events);
  const audits = pairRenamed(base.audits, after.audits, isSameRound);
  const answers = (ids: readonly string[]): string[] =>
    ids.map((id) => recommendations.get(id) ?? paths.get(id) ?? audits.get(id) ?? id);
  const kpis = pairRenamed(base.kpis, after.kpis, isSameMeasure);
  const workstreams = pairRenamed(base.workstreams, after.workstreams, (one, other) =>
    same([one.title, one.programme], [other.title, other.programme]),
  );
  const actions = pairRenamed(base.actions, after.actions, isSameAction);
  const action = (id: string): string => actions.get(id) ?? id;
  const before: PlanState = {
    ...base,
    workstreams: withNewIds(base.workstreams, workstreams),
    recommendations: withNewIds(base.recommendations, recommendations),
    events: events.map((event) => ({
      ...event,
      documents: event.documents.map((document) => ({
        ...document,
        findings: document.findings.map((finding) => ({ ...finding, answers: answers(finding.answers) })),
      })),
    })),
    audits: withNewIds(base.audits, audits).map((audit) => ({ ...audit, answers: answers(audit.answers) })),
    kpis: withNewIds(base.kpis, kpis).map((kpi) => ({ ...kpi, answers: answers(kpi.answers) })),
    actions: withNewIds(base.actions, actions).map((one) => ({
      ...one,
      answers: answers(one.answers),
      measuredBy: one.measuredBy.map((id) => kpis.get(id) ?? id),
      supersededBy: one.supersededBy === null ? null : action(one.supersededBy),
    })),
    report: base.report && {
      ...base.report,
      gaps:
        base.report.gaps?.map((gap) => {
          const [answered = gap.entity] = answers([gap.entity]);
          return { ...gap, entity: actions.get(gap.entity) ?? kpis.get(gap.entity) ?? answered };
        }) ?? null,
    },
  };
  return {
    before,
    changes: [
      ...sayRenamed("workstream-id-changed", workstreams, after.workstreams, workstreamEntry),
      ...sayRenamed("recommendation-id-changed", recommendations, after.recommendations, recommendationEntry),
      ...sayRenamed("action-id-changed", actions, after.actions, actionEntry),
      ...sayRenamed("kpi-id-changed", kpis, after.kpis, kpiEntry),
      ...sayRenamed("audit-id-changed", audits, after.audits, auditEntry),
      ...changes,
    ],
  };
}

/** New ids by old ones. */
type Renames = ReadonlyMap<string, string>;

/** Pairs the entries that only one list has, where each is like one other and no more. */
function pairRenamed<One extends { readonly id: string }>(
  before: readonly One[],
  after: readonly One[],
  isSame: (one: One, other: One) => boolean,
): Renames {
  const lacks =
    (list: readonly One[]) =>
    ({ id }: One) =>
      list.every((one) => one.id !== id);
  const [gone, added] = [before.filter(lacks(after)), after.filter(lacks(before))];
  return new Map(
    gone.flatMap((one) => {
      const [match, ...more] = added.filter((other) => isSame(one, other));
      if (match === undefined || more.length > 0) return [];
      return gone.filter((other) => isSame(other, match)).length === 1 ? [[one.id, match.id] as const] : [];
    }),
  );
}

const withNewIds = <One extends { readonly id: string }>(entries: readonly One[], renames: Renames): One[] =>
  entries.map((one) => ({ ...one, id: renames.get(one.id) ?? one.id }));

function sayRenamed<One extends { readonly id: string }>(
  kind: ChangeKind,
  renames: Renames,
  entries: readonly One[],
  entryOf: (one: One) => Entry,
): Change[] {
  return [...renames].flatMap(([from, to]) =>
    entries
      .filter(({ id }) => id === to)
      .map((one) => changeOf(entryOf(one), kind, `has the id ${to}; it was ${from} before`, { from, to })),
  );
}

/** The same title, the same start, and two histories one of which goes on from the other. */
function isSameAction(one: ActionState, other: ActionState): boolean {
  const first = ({ title, start, status, due, statusChanges, dueMoves }: ActionState) => [
    title,
    start ?? "",
    statusChanges[0]?.from ?? status,
    dueMoves[0]?.from ?? due ?? "",
  ];
  const history = ({ statusChanges, dueMoves, evidence }: ActionState): object[] => [
    ...statusChanges,
    ...dueMoves,
    ...evidence,
  ];
  return first(one).join("\n") === first(other).join("\n") && isContinued(history(one), history(other));
}

const isContinued = (one: readonly object[], other: readonly object[]): boolean =>
  notIn(one, other).length === 0 || notIn(other, one).length === 0;

/** The same name and definition, and no figure that differs. */
function isSameMeasure(one: KpiState, other: KpiState): boolean {
  const figures = ({ points }: KpiState) =>
    points.map(({ period, value, numerator, denominator, symbol }) => ({
      period,
      value,
      numerator,
      denominator,
      symbol,
    }));
  return (
    one.name === other.name &&
    one.definition === other.definition &&
    isContinued(figures(one), figures(other))
  );
}

/** The same theme and day, and the same grades. */
const isSameRound = (one: AuditState, other: AuditState): boolean =>
  [one, other].every(({ date, planned }) => (date ?? planned) !== null) &&
  same(
    [one.theme, one.date ?? one.planned, one.grades],
    [other.theme, other.date ?? other.planned, other.grades],
  );

/** Events, their documents and the findings of these; `paths` holds the new path of each finding that has one. */
function followEvents(before: readonly EventState[], after: readonly EventState[]) {
  const renames = pairRenamed(before, after, isSameEvent);
  const changes = sayRenamed("event-id-changed", renames, after, eventEntry);
  const paths = new Map<string, string>();
  const events = before.map((was) => {
    const id = renames.get(was.id) ?? was.id;
    const now = after.find((one) => one.id === id);
    const title = id !== was.id && was.title === was.id ? id : was.title;
    const documents = pairRenamed(
      was.documents,
      now?.documents ?? [],
      (one, other) => one.date === other.date && ownTitle(one) === ownTitle(other),
    );
    changes.push(
      ...sayRenamed("document-id-changed", documents, now?.documents ?? [], (one) => ({
        entity: `${id}/${one.id}`,
        label: null,
        title: one.title,
      })),
    );
    return {
      ...was,
      id,
      title,
      documents: was.documents.map((document) => {
        const documentId = documents.get(document.id) ?? document.id;
        const later = now?.documents.find((one) => one.id === documentId);
        const findings = pairRenamed(document.findings, later?.findings ?? [], (one, other) =>
          same([one.kind, one.text], [other.kind, other.text]),
        );
        changes.push(
          ...sayRenamed("finding-id-changed", findings, later?.findings ?? [], (one) => ({
            entity: `${id}/${documentId}/${one.id}`,
            label: `Finding ${one.id}`,
            title: later?.title ?? document.title,
          })),
        );
        for (const { id: finding } of document.findings)
          paths.set(
            `${was.id}/${document.id}/${finding}`,
            `${id}/${documentId}/${findings.get(finding) ?? finding}`,
          );
        return {
          ...document,
          id: documentId,
          title: ownTitle(document) ?? documentId,
          findings: withNewIds(document.findings, findings),
        };
      }),
    };
  });
  return { events, changes, paths };
}

/** A title that was written; null where the id stands in its place. */
const ownTitle = ({ id, title }: { readonly id: string; readonly title: string }): string | null =>
  title === id ? null : title;

const isSameEvent = (one: EventState, other: EventState): boolean =>
  ownTitle(one) === ownTitle(other) &&
  one.kind === other.kind &&
  same(one.by, other.by) &&
  (one.held ?? one.planned) === (other.held ?? other.planned) &&
  (ownTitle(one) ?? one.held ?? one.planned) !== null;
