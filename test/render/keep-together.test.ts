import { expect, test } from "vitest";
import { keepTogether } from "../../src/render/templates/vocabulary/text.ts";

test.each([
  ["held on 12 to 13 October 2016", "held on 12~to~13~October~2016"],
  ["see Appendix 2", "see Appendix~2"],
  ["£1.2 million", "£1.2~million"],
  ["71 of 78, and 1,204 of 1,310", "71~of~78, and 1,204~of~1,310"],
  // Together with the date this would be too long for a narrow column.
  ["evidence of action 1.3, of 22 January 2016", "evidence of action~1.3, of 22~January~2016"],
])("%s", (text, kept) => {
  expect(keepTogether.run(text)).toBe(kept.replaceAll("~", "\u00A0"));
});
