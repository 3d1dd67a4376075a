import type { RuleInfo } from "../../problems/problem.ts";

export const baselineFixed: RuleInfo = {
  id: "baseline-fixed",
  severity: "warning",
  summary: "A problem that the baseline holds is no longer there.",
  why: "A baseline lets a plan that was taken over with old problems be checked for new ones. Once an old one is put right it must leave the baseline, or it could come back unseen: improve check --update-baseline takes it out.",
  bad: null,
  good: null,
};

export const ignoreMalformed: RuleInfo = {
  id: "ignore-malformed",
  severity: "error",
  summary: "A comment that should silence a problem names no rule, or gives no reason.",
  why: "Whoever silences a problem answers for it, and the next officer must be able to read why. A comment without a reason, or for a rule that does not exist or cannot be silenced, silences nothing.",
  bad: `\
actions:
  # improve-ignore action-overdue
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
  good: `\
# As at 2016-09-02
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
};

export const ignoreUnused: RuleInfo = {
  id: "ignore-unused",
  severity: "warning",
  summary: "A comment silences a problem that is not there.",
  why: "The problem was put right, or the line has moved away from its comment. A comment left behind would silence the next problem there before anybody has looked at it.",
  bad: `\
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-10-31, status: off-track }
`,
  good: `\
actions:
  # improve-ignore action-overdue -- The Board decides on the new date on 7 September
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
};

export const internalError: RuleInfo = {
  id: "internal-error",
  severity: "error",
  alwaysOn: true,
  summary: "A rule stopped: a fault of the program, not of the plan.",
  why: "The other rules have run, but nobody knows what this one would have found, so the check does not pass and exits with 3. The message names the rule and the entry it was looking at; both help whoever puts it right.",
  bad: null,
  good: null,
};

/** Problems of the check itself: with comments that silence, with the baseline, and with a rule that stopped. */
export const CONTROL_RULES: readonly RuleInfo[] = [
  ignoreMalformed,
  ignoreUnused,
  baselineFixed,
  internalError,
];
