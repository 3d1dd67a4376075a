import { senderOf } from "../../../plan/claims/prove.ts";
import type { Evaluation, Statement, Verdict } from "../../../plan/readiness/evaluation.ts";
import { isDone } from "../../../plan/schema/actions.ts";
import { documentKind, FINDING_WORDS } from "../../../plan/schema/events.ts";
import { formatDate, formatShortDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { capitalise, list, uncapitalise } from "../../../text/words.ts";
import { traceability } from "../../blocks/traceability.ts";
import { documentPlace, postTitle, type ReportContext } from "../../context.ts";
import { type DraftBlock, type DraftText, evaluationAnchor, heading, say } from "../../draft/draft.ts";
import { stampEntries, stampField } from "../../draft/stamped.ts";
import { draftLine } from "../../draft/text.ts";
import { type Section, summaryOf } from "../../kinds.ts";
import { pageActions } from "./page-actions.ts";
import { pageChange } from "./page-change.ts";

/** Every recommendation and finding in one table, with how far it is shown. */
export const readinessMatrix: Section = {
  id: "readiness-matrix",
  draft: (context) => summaryOf(traceability, context),
};

/** A page for each recommendation, with the findings that belong to it, and for each finding that belongs to none. */
export const evaluations: Section = {
  id: "evaluations",
  draft: (context) =>
    context.readiness.evaluations
      .filter(({ subject }) => subject.kind === "recommendation" || subject.recommendations.length === 0)
      .flatMap((evaluation) => evaluationPage(context, evaluation)),
};

function evaluationPage(context: ReportContext, evaluation: Evaluation): DraftBlock[] {
  const { subject } = evaluation;
  const title =
    subject.kind === "recommendation"
      ? `${subject.recommendation.number}. ${subject.recommendation.title}`
      : evaluation.name;
  return [
    { ...heading(title), anchor: evaluationAnchor(subject) },
    { kind: "facts", rows: foundRows(context, evaluation) },
    ...pageActions.draft(context, evaluation),
    ...pageChange.draft(context, evaluation),
    ...saidSince(context, evaluation),
    ...notShown(context, evaluation),
  ];
}

interface Fact {
  readonly name: string;
  readonly value: DraftText;
}

/** What was asked or found, who leads on it, and how far it is shown. */
function foundRows(context: ReportContext, evaluation: Evaluation): Fact[] {
  const { plan } = context;
  const { subject, evidence, impact, assurance } = evaluation;
  const judged = [subject.path, ...evaluation.actions.map(({ action }) => action.id)];
  const told = (verdict: Verdict): string => stampEntries(sayVerdict(verdict), judged);
  const shown = `Evidence: ${told(evidence)}. Impact: ${told(impact)}. Assurance: ${told(assurance)}.`;
  const rows = [{ name: "How far it is shown", value: say(shown) }];
  if (subject.kind === "finding")
    return [{ name: "What was found", value: findingText(context, subject.statement) }, ...rows];
  const { text, lead, track, governance } = subject.recommendation;
  const when =
    subject.raised === null
      ? ""
      : ` Raised on ${stampField(formatDate(subject.raised), subject.path, "source")}.`;
  const led = lead === undefined ? "" : ` Lead: ${stampField(postTitle(plan, lead), subject.path, "lead")}.`;
  const isUsual = track === "business-as-usual" && governance !== undefined;
  return [
    { name: "What was found", value: say(`${stampField(text.trim(), subject.path, "text")}${when}${led}`) },
    ...(isUsual
      ? [{ name: "Business as usual", value: say(stampField(governance.trim(), subject.path, "governance")) }]
      : []),
    ...rows,
  ];
}

const sayVerdict = ({ word, count }: Verdict): string =>
  uncapitalise(word) + (count === null ? "" : ` (${count})`);

/** What inspectors and reviewers have said since, the newest letter first, with what answers each finding. */
function saidSince(context: ReportContext, { since }: Evaluation): DraftBlock[] {
  const title = heading("What has been said since", 3);
  if (since.length === 0)
    return [title, { kind: "facts", rows: [{ name: "Nobody yet", value: say(UNSEEN) }] }];
  const rows = [...Map.groupBy(since, ({ document }) => document)].toReversed().map(([document, own]) => ({
    name: `${capitalise(documentKind(document))}, ${stampField(formatShortDate(document.date), `${own[0]?.event.id}/${document.id}`, "date")}`,
    value: own.flatMap((statement, index) => [
      ...(index === 0 ? say(`${capitalise(senderOf(document, statement.event, context.plan))}:`) : []),
      ...say(` (${statement.letter}) `),
      ...findingText(context, statement),
      ...answeredBy(context, statement),
    ]),
  }));
  return [title, { kind: "facts", rows }];
}

const UNSEEN = "No inspector and no reviewer has spoken of it since it was raised.";

function findingText(context: ReportContext, { finding, event, document }: Statement): DraftText {
  const place = below(documentPlace(event, document), "findings", document.findings?.indexOf(finding) ?? 0);
  return [
    { kind: "strong", children: say(`${FINDING_WORDS[finding.kind]}.`) },
    ...say(" "),
    ...draftLine(context, finding.text, below(place, "text")),
  ];
}

/** " Answered by actions 1.12 and 2.10: 0 of 2 done." */
function answeredBy({ readiness: { evaluations } }: ReportContext, { path }: Statement): DraftText {
  const own = evaluations.find(({ subject }) => subject.path === path);
  const direct = own?.actions.filter(({ action }) => action.answers.includes(path)) ?? [];
  if (own === undefined || direct.length === 0) return [];
  const done = direct.filter(({ action }) => isDone(action.status)).length;
  const ids = list(direct.map(({ action }) => action.id));
  const count = stampEntries(
    `${done} of ${direct.length}`,
    direct.map(({ action }) => action.id),
  );
  return say(` Answered by action${direct.length > 1 ? "s" : ""} ${ids}, ${count} done.`);
}

/** The gaps that stand with it and with its findings, each with its rank among all. */
function notShown({ readiness: { gaps } }: ReportContext, { subject: { path } }: Evaluation): DraftBlock[] {
  const own = gaps.filter(({ stands }) =>
    stands.some(({ subject }) => subject.path === path || subject.recommendations[0] === path),
  );
  const rows = own.map((gap) => ({
    name: stampEntries(`Gap ${gaps.indexOf(gap) + 1} of ${gaps.length}`, [gap.entity]),
    value: say(`${stampEntries(gap.what, [gap.entity])} ${gap.fill}`),
  }));
  const nothing = { name: "No gap", value: say("Nothing that this report looks at is missing.") };
  return [heading("What is not yet shown", 3), { kind: "facts", rows: rows.length === 0 ? [nothing] : rows }];
}
