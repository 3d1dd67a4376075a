import type { RuleInfo } from "../../problems/problem.ts";
import { LIMITS } from "../folder.ts";

export const fileEncoding: RuleInfo = {
  id: "file-encoding",
  severity: "error",
  summary: "A file is not saved as UTF-8.",
  why: "An older encoding writes £ and é as other bytes than UTF-8 does, so names and sums of money would be printed wrongly. Notepad and Excel can save as UTF-8.",
  bad: `\
# Saved as Windows-1252
actions:
  - { id: 1.2, answers: R1, title: Spend £900 a month on training, owner: head-of-service }
`,
  good: `\
# Saved as UTF-8
actions:
  - { id: 1.2, answers: R1, title: Spend £900 a month on training, owner: head-of-service }
`,
  alwaysOn: true,
};

export const fileLimit: RuleInfo = {
  id: "file-limit",
  severity: "error",
  summary: `A file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB, or nested more than ${LIMITS.depth} levels deep.`,
  why: "No plan comes near these limits: a file beyond them is a log or a photograph with the wrong name, or holds brackets that were copied again and again, and reading it could take up the whole machine.",
  bad: `\
actions:
  - id: 1.2
    answers: ${"[".repeat(LIMITS.depth + 1)}R1${"]".repeat(LIMITS.depth + 1)}
    title: Train managers in supervision
    owner: head-of-service
`,
  good: `\
actions:
  - id: 1.2
    answers: [R1]
    title: Train managers in supervision
    owner: head-of-service
`,
  alwaysOn: true,
};

export const unknownFile: RuleInfo = {
  id: "unknown-file",
  severity: "error",
  summary: "An entry names a file that is not there, or that lies outside the plan folder.",
  why: "A letter that was renamed or never copied leaves a report without its appendix or its figures. A file outside the folder would not travel with the plan, and might be one that nobody meant to publish.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april-2016.csv }
`,
  },
  good: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2
`,
  },
  alwaysOn: true,
};

export const fileNotRead: RuleInfo = {
  id: "file-not-read",
  severity: "warning",
  summary: "A file of the folder is not read, and its name says that it was meant to be.",
  why: "A return saved as june.yaml.txt, a CSV or a workbook that no extract names, or a folder that is only linked is in the plan folder and not in the plan. Everything in it would be missing from the report, and nothing else would show that.",
  bad: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2
`,
    "may.csv": `\
kpi,period,value
caseload,2016-05,17.4
`,
    "june.yaml.txt": `\
updates:
  - { date: 2016-06-20, of: 1.1, status: complete }
`,
  },
  good: {
    "extract.yaml": `\
extracts:
  - { date: 2016-05-05, file: april.csv }
  - { date: 2016-06-06, file: may.csv }
`,
    "april.csv": `\
kpi,period,value
caseload,2016-04,17.2
`,
    "may.csv": `\
kpi,period,value
caseload,2016-05,17.4
`,
  },
};

export const mergeConflict: RuleInfo = {
  id: "merge-conflict",
  severity: "error",
  summary: "A file holds both sides of a merge that nobody has resolved.",
  why: "Where two people changed the same lines, git writes both into the file and leaves the choice to whoever merges. Read as they are, one action would be there twice and one figure would have two values, and neither would be marked.",
  bad: `\
actions:
<<<<<<< HEAD
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
=======
  - { id: 1.2, answers: R1, title: Train all managers in supervision, owner: head-of-service }
>>>>>>> returns
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train all managers in supervision, owner: head-of-service }
`,
  alwaysOn: true,
};

export const copiedFile: RuleInfo = {
  id: "copied-file",
  severity: "error",
  summary: "A file of the plan is in the folder twice, as it is or with changes.",
  why: "Every .yaml file of the folder is read, so a copy that was kept to be safe would double each action and each update. The one with the longer name counts as the copy, and is not read; where the two differ, only an officer can say which is right.",
  bad: {
    "actions.yaml": `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
    "actions (copy).yaml": `\
actions:
  - { id: 1.2, answers: R1, title: Train all managers in supervision, owner: head-of-service }
`,
  },
  good: {
    "actions.yaml": `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  },
  alwaysOn: true,
};

export const noPlan: RuleInfo = {
  id: "no-plan",
  severity: "error",
  summary: "No file of the folder holds a plan: entry.",
  why: "Every report takes its title, its authority and the inspection it answers from the plan: entry. Without one the folder may be the wrong one, or part of it may not have been copied.",
  bad: `\
# The only file of the folder
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  good: `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  alwaysOn: true,
};

export const twoPlans: RuleInfo = {
  id: "two-plans",
  severity: "error",
  summary: "Two files of the folder each hold a plan: entry.",
  why: "A folder is one plan. With two, actions of one would be counted in the report of the other, and nobody could tell which title and which inspection are meant.",
  bad: {
    "plan.yaml": `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
    "second-plan.yaml": `\
plan:
  title: Adoption Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
  },
  good: {
    "plan.yaml": `\
plan:
  title: Children's Services Improvement Plan
  authority: Northbridge Council
  service: Children's Services
  answers: inspection
  start: 2016-01-06
`,
    "actions.yaml": `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, owner: head-of-service }
`,
  },
  alwaysOn: true,
};
