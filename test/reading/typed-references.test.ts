import { describe, expect, test } from "vitest";
import { typedReferences } from "../../src/reading/wording/typed-references.ts";
import { read } from "./read.ts";

describe("typed references", () => {
  const shown = (text: string, before: string | null = null): string =>
    typedReferences(read(text), before === null ? null : read(before))
      .map(({ part, labels, whose, isTitle }) =>
        [part, ...labels, whose, isTitle ? "title" : null].filter((one) => one !== null).join(" "),
      )
      .join(" | ");

  test.each([
    ["See Appendices 2, 4 & 6 to 8.", "appendix 2 4 6 7 8"],
    ["The plan is at Appendix Seven.", "appendix 7 this"],
    ["Appendix B and Annex IV hold the rest.", "appendix B | annex 4"],
    [
      "See paragraph 12(d), para. 3.1a and paras 64-66.",
      "paragraph 12 | paragraph 3.1A | paragraph 64 65 66",
    ],
    ["Table 9 and Figure 2 are on page 40.", "table 9 | figure 2 | page 40"],
    ["The letter is attached as an appendix.", "appendix this"],
    ["The attached report (Appendix 1) is long.", "appendix 1 this"],
    ["The costs are in section 12 of this report.", "section 12 this"],
    ["Table 2: posts in each team.", "table 2 title"],
    ["Appendix 3 and 4 posts were filled.", "appendix 3"],
    ["Paragraphs 85 to 87 list the risks.", "paragraph 85 86 87"],
    ["Schedule 2 to this report lists them.", "schedule 2 this"],
    ["The appendices to 9999999 were long, as was Appendix 1 to 9999999.", "appendix 1 another"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ["Section 47 of the Children Act 1989 applies.", "section 47 another"],
    ["Paragraph 9 of Ofsted's letter asks for more.", "paragraph 9 another"],
    ["The Fees Book 2016/17, Appendix 7, has the prices.", "appendix 7 another"],
    ["Appendix 8 (Cabinet paper, July 2016) has the options.", "appendix 8 another"],
    ["Inspectors ask in paragraph 90 for more.", "paragraph 90 another"],
  ])("of another: %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test("the sentence before may name the paper", () => {
    expect(shown("Paragraph 64 asks for more.", "The letter is plain.")).toBe("paragraph 64 another");
    expect(shown("Paragraph 64 asks for more.", "The Board met.")).toBe("paragraph 64");
  });

  test.each([
    ["See the table above."],
    ["A figure 12 higher than in May is likely."],
    ["There is no Appendix 3, and Annex B is not printed."],
    ["Staff table 2,000 questions, and the table 12% of them."],
    ["“Appendix 8 is what they need,” a parent said."],
    ["The appendix lists owners."],
  ])("none in: %s", (text) => {
    expect(shown(text)).toBe("");
  });
});
