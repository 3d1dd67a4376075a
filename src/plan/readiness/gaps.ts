import type { Origin } from "../../problems/origin.ts";
import { list, uncapitalise } from "../../text/words.ts";
import { whereSet } from "../history/replay.ts";
import { compareIds } from "../schema/entry.ts";
import { formatDate, formatMonth } from "../time/dates.ts";
import type { ActionRead } from "./evaluation.ts";
import { type Evaluation, GRAVITIES, type Statement } from "./evaluation.ts";
import type { MeasureRead, Why } from "./impact.ts";

/** What can be missing before a re-inspection, as one and as several are called. Gaps are ranked in this order of their kinds. */
export const GAP_KINDS = {
  "finding-came-back": ["recommendation that is still a concern", "recommendations that are still a concern"],
  "no-action": ["finding without an action", "findings without an action"],
  "measure-worse": ["measure that got worse", "measures that got worse"],
  "audit-not-better": ["round of audits that is not better", "rounds of audits that are not better"],
  "measure-no-change": ["measure without real change", "measures without real change"],
  "evidence-missing": ["action without evidence", "actions without evidence"],
  "evidence-unverified": [
    "action whose evidence nobody else checked",
    "actions whose evidence nobody else checked",
  ],
  "evidence-old": ["action whose evidence is old", "actions whose evidence is old"],
  "no-measure": ["finding without a measure", "findings without a measure"],
  "measure-unclear": ["measure that cannot tell yet", "measures that cannot tell yet"],
} as const;
export type GapKind = keyof typeof GAP_KINDS;
/** In the order of their rank. */
export const RANKED_KINDS = Object.keys(GAP_KINDS) as readonly GapKind[];

/** Something that is not yet shown. */
export interface Gap {
  readonly kind: GapKind;
  /** What it is a gap of: a recommendation, a finding, an action, a measure or a round of audits. */
  readonly entity: string;
  /** What it stands with, the gravest first. */
  readonly stands: readonly Evaluation[];
  /** One sentence on what is not shown. */
  readonly what: string;
  /** What would fill it. */
  readonly fill: string;
  readonly origin: Origin;
}

/** How gaps are ranked, in words, for those who read the list. */
export const RANKING =
  "by kind; then by how grave the finding is by the last word on it: a concern, a mixed finding, one not spoken of since, a strength; then by number, recommendations before findings. It is an order and no score: nothing is added up or weighed.";

/** Every gap once, however many subjects it stands with, ranked as `RANKING` says. */
export function rankGaps(evaluations: readonly Evaluation[], months: number): Gap[] {
  const found = evaluations.flatMap((evaluation, place) =>
    gapsIn(evaluation, months).map((gap) => ({
      gap,
      evaluation,
      rank: [RANKED_KINDS.indexOf(gap.kind), GRAVITIES.indexOf(evaluation.gravity), place],
    })),
  );
  const ranked = found.sort((a, b) => compareRanks(a.rank, b.rank) || compareIds(a.gap.entity, b.gap.entity));
  const together = Map.groupBy(ranked, ({ gap: { kind, entity } }) => `${kind} ${entity}`);
  return [...together.values()].flatMap((same) =>
    same.slice(0, 1).map(({ gap }) => ({ ...gap, stands: same.map(({ evaluation }) => evaluation) })),
  );
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

type Found = Omit<Gap, "stands">;

const gapsIn = (evaluation: Evaluation, months: number): Found[] => [
  ...gapsOfSubject(evaluation),
  ...evaluation.actions
    .filter(({ answers }) => isToldWith(evaluation) || answers.has(evaluation.subject.path))
    .flatMap((read) => evidenceGap(read, months)),
  ...measureGaps(evaluation),
  ...auditGap(evaluation),
];

/** Whether what it lacks is told with it. A finding that belongs to a recommendation has its measures and most of its actions there. */
const isToldWith = ({ subject }: Evaluation): boolean =>
  subject.kind === "recommendation" || subject.recommendations.length === 0;

function gapsOfSubject(evaluation: Evaluation): Found[] {
  const { subject, name, lastWords, actions, measures, audits } = evaluation;
  const origin =
    subject.kind === "recommendation" ? subject.recommendation.origin : subject.statement.event.origin;
  const gap = (kind: GapKind, what: string, fill: string): Found => ({
    kind,
    entity: subject.path,
    what,
    fill,
    origin,
  });
  const concerns = lastWords.filter(({ finding }) => finding.kind === "concern");
  // A recommendation in business as usual has its governance, and what will show its improvement in words.
  const isInPlan = subject.kind === "finding" || subject.recommendation.track === "improvement-plan";
  const cameBack =
    subject.kind === "recommendation" && concerns.length > 0
      ? [
          gap(
            "finding-came-back",
            `${name} is ${wasBetter(evaluation) ? "a concern again" : "still a concern"}: ${sayWhere(concerns)}.`,
            "Finish what answers these findings, and show before the next visit what is different for children.",
          ),
        ]
      : [];
  // Without an action for its recommendation a finding has none either, which is told once.
  const noAction =
    isInPlan && actions.length === 0 && isToldWith(evaluation)
      ? [
          gap(
            "no-action",
            `Nothing in the plan answers ${uncapitalise(name)}.`,
            "Add an action that answers it.",
          ),
        ]
      : [];
  const noMeasure =
    isInPlan && measures.length === 0 && audits.rounds.length === 0
      ? [
          gap(
            "no-measure",
            `No measure or audit shows what has changed for ${uncapitalise(name)}.`,
            "Name a measure, or audit it.",
          ),
        ]
      : [];
  return [...cameBack, ...noAction, ...noMeasure];
}

/** Whether somebody called it a strength before it became a concern. */
function wasBetter({ since, lastWords }: Evaluation): boolean {
  const first = lastWords.find(({ finding }) => finding.kind === "concern")?.document.date ?? "";
  return since.some(({ finding, document }) => finding.kind === "strength" && document.date < first);
}

/** "Ofsted's letter of 5 August 2016 (d) and (j)", the newest first. */
function sayWhere(concerns: readonly Statement[]): string {
  const documents = [...Map.groupBy(concerns, ({ said }) => said)].toReversed();
  return documents.map(([said, all]) => `${said} ${list(all.map(({ letter }) => `(${letter})`))}`).join("; ");
}

function evidenceGap({ action, evidence, state }: ActionRead, months: number): Found[] {
  const origin = whereSet(action, "status");
  const gap = (kind: GapKind, what: string, fill: string): Found[] => [
    { kind, entity: action.id, what, fill, origin },
  ];
  const named = `action ${action.id}`;
  if (state === "missing")
    return gap(
      "evidence-missing",
      `Action ${action.id} is ${action.status}, and nothing shows it.`,
      "Add evidence, with its date and who checked it.",
    );
  if (state === "unverified") {
    const isOwn = evidence.some(({ verifiedBy }) => verifiedBy !== null);
    return gap(
      "evidence-unverified",
      `${isOwn ? "Only its own owner" : "Nobody"} checked the evidence of ${named}.`,
      "Have somebody who does not own the action check it.",
    );
  }
  if (state !== "old") return [];
  const newest = evidence.findLast(({ isVerified }) => isVerified)?.date ?? null;
  return gap(
    "evidence-old",
    newest === null
      ? `The evidence of ${named} has no date.`
      : `The newest evidence of ${named}, of ${formatDate(newest)}, is more than ${months} months old.`,
    "Have somebody who does not own the action check it again, and add what they find.",
  );
}

/**
 * Of a finding that belongs to a recommendation the measures are told with that. Only that none of them shows yet what has
 * changed since the finding is told of it.
 */
function measureGaps(evaluation: Evaluation): Found[] {
  const { subject, name, measures } = evaluation;
  if (subject.kind === "recommendation" || isToldWith(evaluation)) return measures.flatMap(measureGap);
  if (measures.length === 0 || measures.some(({ shown }) => shown !== "untold" && shown !== "neutral"))
    return [];
  const what = `No measure shows yet what has changed since ${uncapitalise(name)}.`;
  const fill = "Until one does, show the change in another way, such as an audit.";
  const { origin } = subject.statement.event;
  return [{ kind: "measure-unclear", entity: subject.path, what, fill, origin }];
}

function measureGap({ kpi, shown, why, newest }: MeasureRead): Found[] {
  const gap = (kind: GapKind, what: string, fill: string): Found[] => [
    { kind, entity: kpi.id, what: `${kpi.name}: ${what}.`, fill, origin: kpi.origin },
  ];
  const until = newest === null ? "" : formatMonth(newest.period.end);
  if (shown === "worse")
    return gap(
      "measure-worse",
      `a real worsening by its chart, up to ${until}`,
      "Say why, and what will turn it round.",
    );
  if (shown === "no-change")
    return gap(
      "measure-no-change",
      why === "chance"
        ? `no real change by its chart up to ${until}, and chance decides whether it meets its target`
        : why === "unmoving"
          ? `hardly any change up to ${until}, and its target is missed`
          : `no real change by its chart up to ${until}`,
      why === "chance"
        ? "Find out what would make it meet its target every time."
        : "Find out why what was done has not moved it, and what will.",
    );
  if (shown !== "untold") return [];
  const { what, fill } = UNTOLD[why ?? "too-few"];
  return gap("measure-unclear", what, fill);
}

const OTHERWISE = "show the change in another way, such as an audit or what children and staff say.";

const UNTOLD: Readonly<Record<NonNullable<Why>, { readonly what: string; readonly fill: string }>> = {
  "too-few": {
    what: "too few figures to tell change from chance",
    fill: `Until there are more, ${OTHERWISE}`,
  },
  overlapping: {
    what: "each figure holds most of the one before, so no chart can tell change from chance",
    fill: `Take figures that do not overlap, or ${OTHERWISE}`,
  },
  unmoving: { what: "it hardly moves", fill: `Since it does not move, ${OTHERWISE}` },
  "no-figure": { what: "no figure is known", fill: "Get its first figure." },
  suppressed: {
    what: "its newest figure may not be printed",
    fill: "Show inspectors the figure itself.",
  },
  "none-since": { what: "no figure since the finding was made", fill: "Get a figure of the time since." },
  "begun-before": {
    what: "its change had begun before the finding was made, so it does not show what changed since",
    fill: `Until it does, ${OTHERWISE}`,
  },
  chance: {
    what: "chance decides whether it meets its target",
    fill: "Find out what would make it meet its target every time.",
  },
};

function auditGap(evaluation: Evaluation): Found[] {
  const { name, measures, audits } = evaluation;
  const { rounds, shown } = audits;
  const [only, ...others] = rounds;
  if (only !== undefined && others.length === 0 && measures.length === 0 && isToldWith(evaluation))
    return [
      {
        kind: "measure-unclear",
        entity: only.audit.id,
        what: `One round of audits alone cannot tell what has changed for ${uncapitalise(name)}.`,
        fill: "Audit it again, or name a measure.",
        origin: only.audit.origin,
      },
    ];
  const [before, newest] = rounds.slice(-2);
  if (shown !== "not-better" || before === undefined || newest === undefined) return [];
  return [
    {
      kind: "audit-not-better",
      entity: newest.audit.id,
      what: `Audits about ${uncapitalise(name)} found no larger share of cases good or better on ${formatDate(newest.audit.date)} than on ${formatDate(before.audit.date)}.`,
      fill: "Put right what the audits found, and show it in the next round.",
      origin: newest.audit.origin,
    },
  ];
}
