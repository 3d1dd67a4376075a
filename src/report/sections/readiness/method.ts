import { senderOf } from "../../../plan/claims/prove.ts";
import type { KnownEvent } from "../../../plan/history/replay.ts";
import { GAP_KINDS, RANKING } from "../../../plan/readiness/gaps.ts";
import { documentKind, type EventDocument, isLookedAt } from "../../../plan/schema/events.ts";
import { formatShortDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { capitalise, list, plural } from "../../../text/words.ts";
import { documentPlace, type ReportContext } from "../../context.ts";
import { type DraftBlock, type DraftText, heading, say } from "../../draft/draft.ts";
import { stampField } from "../../draft/stamped.ts";
import { draftLine } from "../../draft/text.ts";
import type { Section } from "../../kinds.ts";

/** Each letter and report from outside the council, with what it says of no single recommendation. */
export const outsideViews: Section = {
  id: "outside-views",
  draft(context): DraftBlock[] {
    const documents = context.plan.events
      .filter(isLookedAt)
      .flatMap((event) => (event.documents ?? []).map((document) => ({ event, document })))
      .filter(
        ({ document: { findings = [], judgements } }) => findings.length > 0 || judgements !== undefined,
      );
    if (documents.length === 0) return [];
    const rows = documents.map(({ event, document }) => ({
      name: `${capitalise(documentKind(document))}, ${stampField(formatShortDate(document.date), `${event.id}/${document.id}`, "date")}`,
      value: [
        ...say(
          `${capitalise(senderOf(document, event, context.plan))}: ${stampField(sayCounts(document), `${event.id}/${document.id}`, "findings")}`,
        ),
        ...generalFindings(context, event, document),
      ],
    }));
    return [heading("What inspectors and reviewers have said"), { kind: "facts", rows }];
  },
};

/** "Overall effectiveness: inadequate; …" and "4 strengths, 1 mixed finding and 5 concerns." */
function sayCounts({ findings = [], judgements }: EventDocument): string {
  const of = (kind: string): number => findings.filter((one) => one.kind === kind).length;
  const counts = [
    { count: of("strength"), noun: "strength" },
    { count: of("mixed"), noun: "mixed finding" },
    { count: of("concern"), noun: "concern" },
  ].filter(({ count }) => count > 0);
  const judged = [...(judgements ?? [])].map(([area, judgement]) => `${area}: ${judgement}`);
  return [
    ...(judged.length === 0 ? [] : [`${judged.join("; ")}.`]),
    ...(counts.length === 0 ? [] : [`${list(counts.map(({ count, noun }) => plural(count, noun)))}.`]),
  ].join(" ");
}

/** Findings that belong to no recommendation are told here; the others are told with theirs. */
function generalFindings(context: ReportContext, event: KnownEvent, document: EventDocument): DraftText {
  const { findings = [] } = document;
  const place = below(documentPlace(event, document), "findings");
  return findings.flatMap(({ kind, text, answers = [] }, index) =>
    answers.length > 0
      ? []
      : [...say(` ${KINDS[kind]}: `), ...draftLine(context, text, below(place, index, "text"))],
  );
}

const KINDS = { strength: "A strength", mixed: "A mixed finding", concern: "A concern" } as const;

/** How each answer is worked out, so that a reader can work it out again. */
export const readinessMethod: Section = {
  id: "readiness-method",
  draft({ readiness: { months } }): DraftBlock[] {
    const kinds = Object.values(GAP_KINDS).map(([, many]) => many);
    const rows = [
      {
        name: "Evidence",
        text: `An action that is done is shown if at least one piece of its evidence is of the last ${stampField(plural(months, "month"), "plan", "readiness")} and was checked by somebody who does not own the action. Evidence without a date has that of the day on which it was reported.`,
      },
      {
        name: "Impact",
        text: "A measure is really better or worse if its newest figure is a special cause by its chart, or if its mean moved with new limits since the finding. It holds its target if it meets it and its limits promise that it will; anything else is no real change. Fewer than six figures cannot tell. Audits are better if a larger share of cases is good or better than in the round before; one round cannot tell.",
      },
      {
        name: "Assurance",
        text: "The newest letter or report of each body that speaks of it counts. The gravest word is printed, with how many say so.",
      },
      {
        name: "Gaps",
        text: `They are ranked ${RANKING} The kinds, in their order: ${list(kinds)}. No gap rests on a figure that is suppressed to protect confidentiality.`,
      },
    ];
    return [
      heading("How this is worked out"),
      { kind: "facts", rows: rows.map(({ name, text }) => ({ name, value: say(text) })) },
    ];
  },
};
