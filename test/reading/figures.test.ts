import { expect, test } from "vitest";
import { statedChanges } from "../../src/reading/figures/changes.ts";
import { statedDirections } from "../../src/reading/figures/directions.ts";
import { statedExtremes } from "../../src/reading/figures/extremes.ts";
import { type MeasureWords, statedFigures } from "../../src/reading/figures/figures.ts";
import { indexNames, namesIn, stemOf } from "../../src/reading/figures/names.ts";
import { statedTargets } from "../../src/reading/figures/targets.ts";
import type { Time } from "../../src/reading/times/times.ts";
import { foldedWords } from "../../src/reading/words/tokens.ts";
import { read } from "./read.ts";

const MEASURES = [
  { id: "caseload", name: "Average caseload of social workers", unit: "cases" },
  { id: "agency", name: "Agency social workers", unit: "% of social workers" },
  { id: "re-referrals", name: "Re-referrals within 12 months", unit: "% of referrals" },
  { id: "plans", name: "Children on a child protection plan", unit: "children" },
  { id: "assessments", name: "Assessments completed within 45 days", unit: "% of assessments" },
  { id: "visits", name: "Visits", unit: "% of visits" },
  { id: "care", name: "Missing episodes from care", unit: "episodes" },
  { id: "home", name: "Missing episodes from home", unit: "episodes" },
];
const NAMES = indexNames(MEASURES.map(({ id, name }) => ({ id, names: [name] })));

function wordsOf(id: string): MeasureWords {
  const { name, unit } = MEASURES.find((one) => one.id === id) ?? { name: "", unit: "" };
  const nouns = new Set([name, unit].flatMap(foldedWords));
  const form = unit.startsWith("%") ? "per-cent" : "count";
  return { form, nouns, words: new Set([...nouns].map(stemOf)) };
}

test.each([
  ["Caseloads fell.", "caseload"],
  ["Of the assessments finished in July, 83% were completed within 45 days.", "assessments"],
  ["There were 17 missing episodes.", ""],
  ["There were 17 episodes in which children were missing from care.", "care"],
  ["Visits by inspectors are planned.", ""],
  ["Agency social workers have a lower caseload.", "agency caseload"],
])("names in: %s", (text, ids) => {
  expect(
    namesIn(read(text), NAMES)
      .map(({ id }) => id)
      .join(" "),
  ).toBe(ids);
});

test.each([
  ["Average caseload was 3.1 in July 2025.", "caseload 3.1 2025-07-01"],
  [
    "In August 2016 there were 212 children on child protection plans, and in July 198.",
    "plans 212 2016-08-01; plans 198 7",
  ],
  ["The agency rate fell by 3 points to 14.4%.", ""],
  ["Agency social workers made up 14.4% of the workforce in August 2016.", "agency 14.4 2016-08-01"],
  ["Against a target of 90%, 88% of assessments were completed within 45 days.", "assessments 88 none"],
  ["17 of 20 assessments were completed within 45 days.", "assessments 17/20 none"],
  ["Re-referrals rose from 20% in May 2016 to 25%.", "re-referrals 20 2016-05-01; re-referrals 25 none"],
  ["Average caseloads, at 17.6, are near the target of 17.", "caseload 17.6 none"],
  ["Caseloads in the east team stood at 14.", "caseload 14 none part"],
  ["One social worker's caseload of 26 was cut.", "caseload 26 none part"],
  ["Average caseload has been in range for seven months.", ""],
  ["40 children on child protection plans were recorded as missing.", "plans 40 none part"],
  ["There were 685 incidents relating to 73 children on child protection plans.", "plans 73 none part"],
  ["The caseload extract showed 3,711 cases in July 2016.", "caseload 3711 2016-07-01 part"],
  ["The rate of children on a child protection plan is 110.6 per 10,000.", ""],
  ["All children under 18 and children on a child protection plan were seen.", ""],
  ["Re-referrals within 12 months (NI 68) are late.", ""],
  ["22% were supported by workers after re-referrals.", "re-referrals 22 none part"],
  ["The average caseload, our key measure, reached 18.1 in July 2016.", "caseload 18.1 2016-07-01"],
  [
    "Caseloads have come down from 19.1 in April 2016 to 16.6 in August 2016.",
    "caseload 19.1 2016-04-01; caseload 16.6 2016-08-01",
  ],
  ["In the north team, the average caseload was 21.", "caseload 21 none part"],
  ["Of 150 assessments, 126 were completed within 45 days.", "assessments 126/150 none"],
  ["91% of assessments completed within 45 days had a report.", "assessments 91 none part"],
])("figures in: %s", (text, expected) => {
  const shown = statedFigures(read(text), NAMES, wordsOf).map(({ measure, quantity, time, isOfAll }) =>
    [
      measure,
      quantity.pair?.join("/") ?? quantity.value,
      time?.days?.start ?? time?.month ?? "none",
      !isOfAll && "part",
    ]
      .filter(Boolean)
      .join(" "),
  );
  expect(shown.filter((one) => !one.startsWith("caseload 1 ")).join("; ")).toBe(expected);
});

test.each([
  ["Re-referrals have risen since May 2016.", "re-referrals up since 2016-05-01"],
  ["Average caseload fell from 19 to 17.", "caseload down 19 to 17"],
  ["Average caseload did not fall, and visits fell.", "caseload down not"],
])("directions in: %s", (text, expected) => {
  const shown = statedDirections(read(text), NAMES, wordsOf).map(
    ({ measure, direction, from, figures, clause }) =>
      [
        measure,
        direction,
        from !== null && `since ${from.days?.start}`,
        figures?.map(({ value }) => value).join(" to "),
        clause.negated && "not",
      ]
        .filter(Boolean)
        .join(" "),
  );
  expect(shown.join("; ")).toBe(expected);
});

const monthOf = (time: Time | null): string =>
  time === null ? "none" : (time.days?.start.slice(0, 7) ?? String(time.month));

test.each([
  [
    "Missing episodes from care fell to 17 in August 2016, three fewer than in July 2016.",
    "care down 3 from 2016-07 to 2016-08",
  ],
  [
    "Agency social workers stood at 14% in August 2016, up four percentage points on April 2016.",
    "agency up 4 from 2016-04 to 2016-08",
  ],
  [
    "In June 2016 there were 33 missing episodes from home, six more than the month before.",
    "home up 6 from 2016-05 to 2016-06",
  ],
  ["Missing episodes from care are down by two since May 2016.", "care down 2 from 2016-05 to none"],
  ["Missing episodes from care fell by two.", ""],
  ["Average caseload is three cases higher than in the north.", ""],
])("changes in: %s", (text, expected) => {
  const shown = statedChanges(read(text), NAMES, wordsOf).map(
    ({ measure, direction, quantity, from, to }) =>
      `${measure} ${direction} ${quantity.value} from ${monthOf(from)} to ${monthOf(to)}`,
  );
  expect(shown.join("; ")).toBe(expected);
});

test.each([
  [
    "Average caseload was at its lowest since April 2016 in August 2016.",
    "caseload least 2016-08 since 2016-04",
  ],
  ["July 2016 saw the most missing episodes from home of the five months.", "home most 2016-07 since none"],
  ["Missing episodes from care peaked in June 2016.", "care most 2016-06 since none"],
  ["The highest caseload in the team was 26.", ""],
])("extremes in: %s", (text, expected) => {
  const shown = statedExtremes(read(text), NAMES, wordsOf).map(
    ({ measure, extreme, time, from }) => `${measure} ${extreme} ${monthOf(time)} since ${monthOf(from)}`,
  );
  expect(shown.join("; ")).toBe(expected);
});

test.each([
  ["Agency social workers stood at 14% in August 2016, against a target of 10%.", "agency 10 null"],
  ["At 14% in August 2016 agency social workers are still above the 10% target.", "agency 10 above"],
  ["Re-referrals within 12 months met the target in August 2016.", "re-referrals null met"],
  ["The target is discussed each month.", ""],
])("targets in: %s", (text, expected) => {
  const shown = statedTargets(read(text), NAMES, wordsOf).map(
    ({ measure, quantity, stands }) => `${measure} ${quantity?.value ?? null} ${stands}`,
  );
  expect(shown.join("; ")).toBe(expected);
});

test.each([
  ["35% of re-referrals within 12 months were not recorded in August 2016.", false],
  ["12 of the 20 assessments completed within 45 days were late in August 2016.", true],
])("the rest of a share in: %s", (text, expected) => {
  expect(statedFigures(read(text), NAMES, wordsOf).map(({ ofRest }) => ofRest)).toEqual([expected]);
});
