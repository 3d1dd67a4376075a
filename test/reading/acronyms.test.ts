import { expect, test } from "vitest";
import { acronymsIn } from "../../src/reading/wording/acronyms.ts";
import { tokensOf } from "../../src/reading/words/tokens.ts";

const read = (text: string): string[] => {
  const tokens = tokensOf(text);
  return acronymsIn(tokens)
    .filter(({ isKnown }) => !isKnown)
    .map((one) => `${one.term}${one.isExpanded ? ", expanded" : ""}`);
};

test.each([
  ["The DfE-funded CP/LAC team met NEETs", ["DfE", "CP", "LAC", "NEET"]],
  ["Indicator NI 64, form SS-A1 and file ASC/2025/114 are codes", []],
  ["The CIN 71 children", ["CIN"]],
  ["DCI Roberts and Cllr AJ Marsh came, and HHJ Hill", []],
  ['He sent Document "AL" and option AB', []],
  ["MOSAIC, the reporting system, and the MOMO app", []],
  ["MASH, the first team, met", ["MASH"]],
  ["The report to the Care Services PDS Committee", []],
  ["The Managers (MASH Steering Group) met", ["MASH"]],
  ["Each SMART target has a RAG rating", []],
  ["Part IV of NEXT STEPS FOR ALL", []],
])("%s: %j", (text, acronyms) => {
  expect(read(text)).toEqual(acronyms);
});

test.each([
  "Personal education plans (PEPs) are kept",
  "The multi-agency safeguarding hub, known as the MASH",
  "The Area Planning Board (i.e. the APB)",
  "A PEP (personal education plan)",
  "NEET's (young people not in education, employment or training)",
  "LADO stands for local authority designated officer",
  "SENDIASS (the Special Educational Needs and Disability Information, Advice and Support Service)",
])("%s says what its acronym stands for", (text) => {
  expect(read(text)[0]).toMatch(/expanded$/);
});

test.each([
  "The LADO (a manager in the service)",
  "The board met the APB",
  "The CIN team and the looked after children",
])("%s does not", (text) => {
  expect(read(text)[0]).not.toMatch(/expanded$/);
});
