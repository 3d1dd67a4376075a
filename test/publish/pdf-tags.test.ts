import { expect, test } from "vitest";
import { readLinkTexts } from "../../src/publish/pdf-tags.ts";

test("each target is named after the words of its first link, or its id, without markup", async () => {
  const html = `<p><a href="#app-a">Appendix A</a> and <a class="x" href="#app-a">the letter</a>,
    <a href="https://example.org/?a=1&amp;b=2">Ofsted&#x27;s <em>long
      report</em></a> <a name="here">here</a>
    <a class="label" href="#noted-1" aria-label="1, back to the text">1 </a></p>`;
  expect([...(await readLinkTexts(html))]).toEqual([
    ["#app-a", "Appendix A"],
    ["https://example.org/?a=1&b=2", "Ofsted's long report"],
    ["#noted-1", "1, back to the text"],
  ]);
});

test.each([
  ["single quotes", "<a href='#x'>Appendix A</a>", "#x", "Appendix A"],
  ["no quotes", "<a href=#x>Appendix A</a>", "#x", "Appendix A"],
  ["upper-case names", '<A HREF="#x">Appendix A</A>', "#x", "Appendix A"],
  [
    "entities in attributes",
    '<a href="?a=1&amp;b=2" aria-label="A &eacute; &#x42;">x</a>',
    "?a=1&b=2",
    "A é B",
  ],
  ["a sign that ends no tag", '<a title="2 > 1" href="#x">Appendix A</a>', "#x", "Appendix A"],
  [
    "nested markup",
    '<a href="#x"><span><b title="a > b">Appendix</b> <i>A</i></span><!-- > --></a>',
    "#x",
    "Appendix A",
  ],
  [
    "an icon",
    '<a href="#x"><svg aria-hidden="true"><path d="M0 0"/></svg> Appendix A</a>',
    "#x",
    "Appendix A",
  ],
])("a link is understood with %s", async (_, html, target, text) => {
  expect([...(await readLinkTexts(`<p>${html}</p>`))]).toEqual([[target, text]]);
});

test("a link in a comment, a style or a template is ignored", async () => {
  const html = `<style>a:before { content: "<a href='#x'>x</a>" }</style><!-- <a href="#x">x</a> --><template><a href="#x">x</a></template>`;
  expect([...(await readLinkTexts(html))]).toEqual([]);
});
