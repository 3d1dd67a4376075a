import { describe, expect, test } from "vitest";
import { tokensOf } from "../../src/reading/words/tokens.ts";
import { wordingsIn, wordingsOf } from "../../src/reading/words/wordings.ts";

describe("wordings", () => {
  const found = (wording: string, text: string): string | null => {
    const tokens = tokensOf(text);
    const [first] = wordingsIn(tokens, wordingsOf({ one: wording }));
    const words = tokens.slice(first?.at ?? 0, first?.end ?? 0);
    return words.length === 0 ? null : words.map((token) => token.text).join(" ");
  };

  test.each([
    ["as/when it? is? needed", "Report when it is needed.", "when it is needed"],
    ["as/when it? is? needed", "Report as needed.", "as needed"],
    ["^ members note", "That Members note it.", "Members note"],
    ["^ members note", "It is for Members to note.", null],
    ["be noted $", "That it be noted; and", "be noted"],
    ["be noted $", "That it be noted by the Board.", null],
    ["agree @ whether", "Members agree whether to go.", "whether"],
    ["agree ... plan", "Members agree the long and new plan.", "agree the long and new plan"],
    ["agree ... plan", "Members agree this; the plan stays.", null],
    ["as needed !by", "Report as needed by law.", null],
    ["continue >as", "They continue such work as they see fit.", "continue"],
    ["continue !>#", "They continue until 3 May.", null],
    ["agree or refuse", "Members agree, or refuse.", "agree , or refuse"],
  ])("%s in: %s", (wording, text, expected) => {
    expect(found(wording, text)).toBe(expected);
  });
});
