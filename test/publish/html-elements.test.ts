import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { findElements } from "../../src/publish/html-elements.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { model } from "../render/sample.ts";
import { rounds } from "../rounds.ts";

const NAMES = ["a", "body", "head", "h1", "h2", "h3", "script", "span"];

interface Found {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly text: string;
  readonly begin: number | undefined;
  readonly end: number | undefined;
  readonly href: string;
}

/** What the parser finds that reads pages as the standard says. */
function byTheStandard(html: string): Found[] {
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
  const found: Found[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("tagName" in node && NAMES.includes(node.tagName)) {
      const place = node.sourceCodeLocation;
      const href = place?.attrs?.href;
      found.push({
        name: node.tagName,
        attributes: node.attrs.map(({ name, value }) => [name, value] as const),
        // What stands after the body belongs to it, and nobody asks for that.
        text: node.tagName === "body" ? "" : textOf(node),
        begin: place?.startTag?.endOffset,
        end: place?.endTag?.startOffset,
        href: html.slice(href?.startOffset ?? 0, href?.endOffset ?? 0),
      });
    }
    if ("childNodes" in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true }));
  return found;
}

const byUs = async (html: string): Promise<Found[]> =>
  (await findElements(html, ...NAMES)).map(({ name, attributes, text, begin, end }) => ({
    name,
    attributes: [...attributes].map(([key, { value }]) => [key, value] as const),
    text: name === "body" ? "" : text,
    begin,
    end,
    href: html.slice(attributes.get("href")?.from ?? 0, attributes.get("href")?.to ?? 0),
  }));

test("the elements of a report are found as a browser finds them", async () => {
  const html = await renderHtml(model());
  const found = await byUs(html);
  expect(found.length).toBeGreaterThan(40);
  expect(found).toEqual(byTheStandard(html));
});

const text = fc.constantFrom("Ofsted", " & ", "&amp;", "&lt;b&gt;", "&eacute;", "&#8217;", "\n", "2 > 1");
const attribute = fc
  .record({
    name: fc.constantFrom("href", "HREF", "class", "data-x", "aria-label", "hidden"),
    value: fc.array(fc.constantFrom("#a", " ", "&amp;", "x=1", "</a>", ">", "é"), { maxLength: 3 }),
    quote: fc.constantFrom('"', "'"),
  })
  .map(({ name, value, quote }) =>
    name === "hidden" ? name : `${name}${quote === "'" ? " = " : "="}${quote}${value.join("")}${quote}`,
  );
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: (one) => one.slice(0, 4).toLowerCase() })
  .map((some) => some.map((one) => ` ${one}`).join(""));
const { content } = fc.letrec<{ content: string; element: string }>((tie) => ({
  content: fc
    .array(
      fc.oneof(
        { depthSize: "small" },
        text,
        fc.constantFrom(
          "<!-- <a href='#x'>x</a> -->",
          "<style>a:before{content:'<a>'}</style>",
          "<script>if (1 < 2) '<a>'</script>",
          "<template><a href='#x'>x</a></template>",
          "<br>",
          '<img alt="</body>">',
        ),
        tie("element"),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join("")),
  element: fc
    .tuple(fc.constantFrom("b", "div", "em", "section", "span", "SPAN", "td-x"), attributes, tie("content"))
    .map(([name, given, inner]) => `<${name}${given}>${inner}</${name}>`),
}));

test("so are those of any page that is written as pages are to be", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom("a", "h2", "p-x"), attributes, content)),
      async (parts) => {
        const body = parts.map(([name, given, inner]) => `<${name}${given}>${inner}</${name}>`).join("\n");
        const html = `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;
        expect(await byUs(html)).toEqual(byTheStandard(html));
      },
    ),
    { numRuns: rounds({ short: 200, long: 20_000 }) },
  );
});
