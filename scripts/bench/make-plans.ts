import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** How large a made-up plan is. */
interface Size {
  readonly actions: number;
  /** Monthly reports to the Board, the last in December 2025. */
  readonly reports: number;
}

/** Writes a made-up plan: the same for the same size. Nothing is wrong with it. */
export async function writePlan(folder: string, { actions, reports }: Size): Promise<void> {
  const random = numbersFrom(20_160_902);
  const files = new Map([
    ["plan.yaml", header()],
    ["measures.yaml", measures()],
    ["reports.yaml", reportsOf(reports)],
  ]);
  for (let number = 1; number <= RECOMMENDATIONS; number++) {
    const count = Math.ceil((actions - number + 1) / RECOMMENDATIONS);
    files.set(`actions/${number}.yaml`, recommendationWith(number, count, random));
  }
  for (const [at, month] of MONTHS.entries())
    files.set(`returns/${month}.yaml`, returnFor(month, at, actions, random));
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const RECOMMENDATIONS = 18;
const MEASURES = 25;
const MONTHS = Array.from(
  { length: 24 },
  (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
);
const NOUNS = [
  "supervision",
  "assessments",
  "care plans",
  "visits",
  "case audits",
  "reviews",
  "referrals",
  "training",
];

/** A linear congruential generator (Numerical Recipes, 2nd edition, section 7.1): the next whole number below `most`. */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const header = (): string => `\
plan:
  title: Children's Services Improvement Plan
  authority: Fairmere Council
  service: Children's Services
  answers: inspection/report
  start: 2024-01-01
posts:
  - { id: director, title: Director of Children's Services, holders: [{ from: 2023-04-03, name: Ruth Okafor }] }
  - { id: lead-member, title: Cabinet Member for Children, holders: [{ from: 2023-05-22, name: Councillor Ada Marsh }] }
${lines(20, (at) => `  - { id: head-${at}, title: Head of Service ${at} }`)}
bodies:
  - { id: board, name: Improvement Board }
  - { id: cabinet, name: Cabinet }
  - { id: ofsted, name: Ofsted }
events:
  - id: inspection
    kind: inspection
    title: Inspection of services for children
    by: ofsted
    held: 2023-10-09/2023-10-20
    documents: [{ id: report, date: 2023-12-01, recommendations-made: ${RECOMMENDATIONS} }]
`;

const measures = (): string => `\
kpis:
${lines(
  MEASURES,
  (at) => `\
  - id: measure-${at}
    name: Timely ${NOUNS[at % NOUNS.length]} in team ${at}
    definition: Those completed in time in the month, over all that were completed in the month.
    unit: "% of all"
    frequency: monthly
    basis: in-period
    better: higher
    subject: process
    targets: [{ from: 2023-12, agreed: 2024-01-01, value: 85, tolerance: 5 }]
    answers: [R${1 + (at % RECOMMENDATIONS)}]
    illustrative: true`,
)}
`;

function recommendationWith(number: number, count: number, random: (most: number) => number): string {
  const actions = lines(count, (at) => {
    const month = MONTHS[random(6)] as string;
    return `\
  - id: ${number}.${at}
    answers: R${number}
    title: Make ${NOUNS[random(NOUNS.length)]} better in team ${at}, with managers who look at a sample each month
    owner: head-${1 + random(20)}
    start: ${month}-08
    due: 2026-${String(1 + random(12)).padStart(2, "0")}-2${random(8)}
    outcome: Children are seen in time, and what they say is written down.
    measured-by: measure-${1 + random(MEASURES)}
    status: not-started
    illustrative: true`;
  });
  return `\
recommendations:
  - id: R${number}
    number: ${number}
    title: Better ${NOUNS[number % NOUNS.length]} (${number})
    text: Make sure that managers look at ${NOUNS[number % NOUNS.length]}, and act on what they find.
    source: inspection/report
    lead: director
actions:
${actions}
`;
}

/** A third of the actions is told of in each month, and all of them in the last. */
function returnFor(month: string, at: number, actions: number, random: (most: number) => number): string {
  const words = ["on-track", "on-track", "on-track", "at-risk"];
  const updates = Array.from({ length: actions }, (_, index) => index)
    .filter((index) => (at > 5 && index % 3 === at % 3) || at === MONTHS.length - 1)
    .map(
      (index) =>
        `  - { date: ${month}-24, of: ${(index % RECOMMENDATIONS) + 1}.${Math.floor(index / RECOMMENDATIONS) + 1}, status: ${words[random(4)]}, progress: ${random(9) + 1} of 12 teams work in the new way. }`,
    );
  const figures = lines(MEASURES, (measure) => {
    const all = 60 + random(40);
    return `      measure-${measure}: { ${MONTHS[at - 1] ?? "2023-12"}: ${all - random(20)}/${all} }`;
  });
  return `\
${updates.length > 0 ? `updates:\n${updates.join("\n")}\n` : ""}extracts:
  - date: ${month}-10
    illustrative: true
    values:
${figures}
`;
}

function reportsOf(count: number): string {
  const months = MONTHS.slice(-count);
  const reports = lines(count, (at) => {
    const month = months[at - 1] as string;
    const since = at === 1 ? "" : `\n    since: board-${months[at - 2]}`;
    return `\
  - id: board-${month}
    template: board
    audience: board
    as-at: ${month}-28${since}
    state: draft
    meeting: { body: board, date: ${month}-28 }
    contact: { name: Jo Field, email: jo.field@fairmere.example }
    title: Improvement Plan update
    summary: Of the plan's {{count "actions"}} actions, {{count "actions" status="at-risk"}} are at risk.`;
  });
  return `reports:\n${reports}\n`;
}

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index + 1)).join("\n");
