import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

/** A plan with three owners. */
export const PLAN = `\
plan:
  title: Children's Services Improvement Plan
  authority: Fairmere Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
  status-words: { Green: on-track, Amber: at-risk, Red: off-track }

bodies:
  - { id: ofsted, name: Ofsted }
events:
  - { id: inspection, kind: inspection, title: Inspection, by: ofsted, held: 2015-12-01, documents: [{ id: report, title: Report, date: 2015-12-01 }] }

posts:
  - { id: head-early-help, title: Head of Early Help }
  - { id: iro-manager, title: Reviewing Manager }
  - { id: director, title: Director }

recommendations:
  - { id: R1, number: 1, title: Early help, text: Offer help early., source: inspection/report, lead: head-early-help }
  - { id: R2, number: 2, title: Reviews, text: Hold reviews on time., source: inspection/report }

kpis:
  - { id: early-help-30, name: Early help within 30 days, definition: Families helped within 30 days of all families referred., unit: "% of families", frequency: monthly, basis: in-period, better: higher, subject: child, answers: [R1] }
  - { id: reviews, name: Reviews on time, definition: Reviews held on time of all reviews., unit: "% of reviews", frequency: quarterly, basis: in-period, better: higher, subject: process, answers: [R2] }

actions:
  - { id: "1.1", answers: R1, title: Open two family hubs, owner: head-early-help, start: 2016-02-01, due: 2016-12-16 }
  - { id: "1.10", answers: R1, title: Train the hub staff, owner: head-early-help, start: 2016-02-01, due: 2016-10-31 }
  - { id: "1.11", answers: R1, title: Publish the threshold guide, owner: head-early-help, start: 2016-02-01, due: 2016-06-30, status: complete }
  - { id: "2.1", answers: R2, title: Book reviews a year ahead, owner: iro-manager, start: 2016-02-01, due: 2016-11-30, measured-by: reviews }
  - { id: "2.2", answers: R2, title: Chair reviews in person, owner: iro-manager, start: 2016-02-01, due: 2016-11-30 }

updates:
  - { date: 2016-08-26, of: "1.1", status: on-track, progress: The first hub opened in Westfield. }
  - { date: 2016-08-26, of: "2.1", status: at-risk, progress: Half of the reviews are booked. }
  - { date: 2016-08-26, of: "2.2", status: on-track, note: Two chairs are ill. }

extracts:
  - date: 2016-09-02
    values:
      early-help-30: { 2016-07: 17/22, 2016-08: 18/23 }
      reviews: { 2016-03: 88/100, 2016-06: 91/100 }
`;

/** A folder with the plan and the workbooks of September. */
export async function collected(): Promise<string> {
  const cwd = await makeWorkspace();
  await mkdir(path.join(cwd, "plan"));
  await writeFile(path.join(cwd, "plan/plan.yaml"), PLAN);
  await runImprove(["collect", "--month", "2016-09", "plan", "-o", "returns"], { cwd });
  return cwd;
}

export const EARLY_HELP = "returns/head-early-help.xlsx";
export const IRO = "returns/iro-manager.xlsx";
