import { expect, test } from "vitest";
import { readLinkTexts } from "../../src/publish/finish/links.ts";

test("each target has the words of its first link, or its name, without markup", () => {
  const html = `<p><a href="#app-a">Appendix A</a> and <a class="x" href="#app-a">the letter</a>,
    <a href="https://example.org/?a=1&amp;b=2">Ofsted&#x27;s <em>long
      report</em></a> <a name="here">here</a>
    <a class="label" href="#noted-1" aria-label="1, back to the text">1 </a></p>`;
  expect([...readLinkTexts(html)]).toEqual([
    ["#app-a", "Appendix A"],
    ["https://example.org/?a=1&b=2", "Ofsted's long report"],
    ["#noted-1", "1, back to the text"],
  ]);
});
