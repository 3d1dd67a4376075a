import { type Change, sayEntry, sayReason, sentence } from "../../../diff/change.ts";
import type { ChangeKind } from "../../../diff/kinds.ts";
import { readWords } from "../../../diff/say.ts";
import { excerpt } from "../../../diff/words.ts";
import { textOf } from "../../../model/table.ts";
import type { KnownAction } from "../../../plan/history/replay.ts";
import { STATUSES, type Status } from "../../../plan/schema/actions.ts";
import { formatDate, formatShortDate } from "../../../plan/time/dates.ts";
import { plural } from "../../../text/words.ts";
import { isOwnMeeting, type ReportContext } from "../../context.ts";
import { correctedCounts } from "../../corrections.ts";
import { type Linked, statusWord } from "../../draft/cells.ts";
import { type DraftFacts, say } from "../../draft/draft.ts";
import { stampChange, stampEntries, stampField } from "../../draft/stamped.ts";
import type { Section } from "../../kinds.ts";
import { actionLink, briefBoard, CORRECTIONS, improvedMeasures, joined, RESTATEMENTS } from "./briefing.ts";

/** Actions done with evidence and without it, events held and documents received since the report before. */
export const doneSince: Section = {
  id: "done-since",
  draft(context) {
    const { plan, report } = context;
    const { changes, exceptions, measures } = briefBoard(context);
    const of = (...kinds: ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind));
    const finished = (kind: ChangeKind): Linked[] => {
      const actions = of(kind).flatMap(({ entity }) => plan.actions.find(({ id }) => id === entity) ?? []);
      const shown = actions.filter(({ evidence }) => evidence.length > 0);
      return joined(
        shown.map((action) => [
          textOf(`${action.id} (${stampField(evidenceOf(action), action.id, "evidence")})`),
        ]),
        "; ",
      );
    };
    const ownMeetings = plan.events.filter((event) => isOwnMeeting(event, report));
    const held = of("event-held").filter(({ entity }) => !ownMeetings.some(({ id }) => id === entity));
    const done = of("action-completed", "action-embedded").map(({ entity }) => entity);
    const pending = (isNew: boolean): Linked[] =>
      joined(
        exceptions
          .filter(({ action, unproven }) => unproven && done.includes(action.id) === isNew)
          .map((exception) => [actionLink(plan, exception)]),
      );
    const named = (kind: ChangeKind): Linked[] => joined(of(kind).map(({ entity }) => [textOf(entity)]));
    const improved = improvedMeasures(changes).map(({ title, entity }) => {
      const latest = measures.find(({ kpi }) => kpi.id === entity)?.latest;
      return [textOf(latest === undefined ? title : `${title}: ${latest}`)];
    });
    const better = nowAt(of("action-better"), textOfId, context);
    const rows: DraftFacts["rows"] = [
      {
        name: "Improved",
        value: joined([...improved, ...(better.length === 0 ? [] : [better])], "; "),
      },
      { name: "Completed with evidence", value: finished("action-completed") },
      { name: "Embedded with evidence", value: finished("action-embedded") },
      { name: "Completed, evidence pending", value: pending(true) },
      { name: "Evidence still pending", value: pending(false) },
      { name: "Begun", value: named("action-started") },
      { name: "New actions", value: named("action-added") },
      { name: "Withdrawn", value: named("action-withdrawn") },
      {
        name: "Held",
        value: joined(
          held.map((one) => [textOf(`${one.title}, ${stampField(one.to ?? "", one.entity, "held")}`)]),
          "; ",
        ),
      },
      {
        name: "Received",
        value: joined(
          of("document-received").map(({ title, to, entity }) => [
            textOf(`${title}, ${stampField(formatDate(to ?? ""), entity, "date")}`),
          ]),
          "; ",
        ),
      },
    ].filter(({ value }) => value.length > 0);
    return rows.length === 0 ? [] : [{ kind: "facts", rows }];
  },
};

const evidenceOf = ({ evidence }: KnownAction): string => evidence.at(-1)?.title ?? "";

const textOfId = ({ entity }: Change): Linked => textOf(entity);

/**
 * What the Board must know since the report before: what it was told wrongly, then what got worse, actions by what
 * happened to them, then measures.
 */
export const worseSince: Section = {
  id: "worse-since",
  draft(context) {
    if (context.before === null) return [];
    const briefing = briefBoard(context);
    const of = (...kinds: readonly ChangeKind[]): Change[] =>
      briefing.changes.filter(({ kind }) => kinds.includes(kind));
    const link = ({ entity, label, title }: Change): Linked => {
      const exception = briefing.exceptions.find(({ action }) => action.id === entity);
      if (exception !== undefined) return actionLink(context.plan, exception);
      // A number says which action or recommendation it is; "Audit" alone does not say which.
      return textOf(
        label !== null && /^(Action|Recommendation) /.test(label) ? label : sayEntry({ label, title }),
      );
    };
    const each = (kind: ChangeKind, words: (change: Change) => Linked[]): Linked[] =>
      joined(of(kind).map(words), "; ");
    /** A row each, because each is a sentence or two. */
    const told = (
      name: string,
      changes: readonly Change[],
      nameOf: (change: Change) => Linked,
    ): DraftFacts["rows"] =>
      changes.map((change) => ({
        name,
        value: [nameOf(change), textOf(`: ${stampChange(sayWhy(change, context), change)}`)],
      }));
    const title = ({ title }: Change): Linked => textOf(title);
    const rows = [
      ...told("Corrected", of(...CORRECTIONS), link),
      { name: "Counts corrected", value: say(correctedCounts(context).join(" ")) },
      ...told("Corrected date of an event", correctedEvents(briefing.changes), title),
      ...told("Restated", of(...RESTATEMENTS), title),
      { name: "Got worse", value: nowAt(of("action-worse"), link, context) },
      { name: "Reopened", value: each("action-reopened", (change) => [link(change)]) },
      {
        name: "Slipped",
        value: each("due-slipped", (change) => [
          link(change),
          textOf(stampChange(slipWords(change), change)),
        ]),
      },
      {
        name: "Evidence withdrawn",
        value: each("evidence-removed", (change) => [
          link(change),
          textOf(stampChange(change.from === null ? "" : ` (${change.from})`, change)),
        ]),
      },
      { name: "No due date any more", value: each("due-dropped", (change) => [link(change)]) },
      {
        name: "Measures that no longer meet their target",
        value: each("kpi-missed-target", (change) => [
          textOf(`${change.title}: ${stampChange(change.what, change)}`),
        ]),
      },
      ...told("Target moved", of("kpi-target-moved", "kpi-target-dropped"), title),
      {
        name: "Back in the improvement plan",
        value: each("recommendation-back-to-plan", ({ label, title }) => [textOf(`${label}: ${title}`)]),
      },
    ].filter(({ value }) => value.some((one) => one.kind !== "text" || one.text !== ""));
    if (rows.length > 0) return [{ kind: "facts", rows }];
    const nothing = say("No action or measure got worse, and no date slipped.");
    return [{ kind: "facts", rows: [{ name: "Since the last report", value: nothing }] }];
  },
};

/** Events that were said to be held, and were not, or not then. */
const correctedEvents = (changes: readonly Change[]): Change[] =>
  changes.filter(
    ({ kind, field }) => kind === "event-not-held" || (kind === "event-rescheduled" && field === "held"),
  );

/** What happened and why, in the council's own words for a status. */
function sayWhy(change: Change, { header }: ReportContext): string {
  const { kind, field, from, to, what } = change;
  const word = (status: string): string => statusWord(status as Status, header);
  const isStatus = kind === "action-corrected" && field === "status" && from !== null && to !== null;
  const now = to === null || readWords(change) === null ? "" : `; it now reads ${excerpt(to)}`;
  const happened = isStatus ? `its status was corrected, from ${word(from)} to ${word(to)}` : what + now;
  return [sentence(happened), sayReason(change)].filter((part) => part !== null).join(" ");
}

/** "11 actions now off track: 3.8, 4.8; 5 actions now at risk: 1.9", the worst first. */
function nowAt(
  changes: readonly Change[],
  link: (change: Change) => Linked,
  { header }: ReportContext,
): Linked[] {
  const groups = STATUSES.map((status) => ({
    status,
    changes: changes.filter(({ to }) => to === status),
  })).filter((group) => group.changes.length > 0);
  const parts = groups.map((group) => [
    textOf(
      `${stampEntries(
        plural(group.changes.length, "action"),
        group.changes.map(({ entity }) => entity),
      )} now ${statusWord(group.status, header)}: `,
    ),
    ...joined(group.changes.map((change) => [link(change)])),
  ]);
  return joined(parts, "; ");
}

const slipWords = ({ from, to }: Change): string =>
  from === null || to === null ? "" : ` from ${formatShortDate(from)} to ${formatShortDate(to)}`;
