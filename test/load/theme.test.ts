import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locateProblems } from "../../src/problems/locate.ts";
import { loadFiles } from "./load-files.ts";

const SVG = (inside: string, attributes = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${attributes}>${inside}</svg>`;

/** What is said of a logo, or of no problem. */
async function judgeLogo(content: string | Uint8Array, name = "crest.svg"): Promise<string[]> {
  const { problems } = await loadFiles({
    "theme.yaml": `logo: { file: ${name}, alt: Northbridge Council }`,
    [name]: content,
  });
  return problems.map(({ message }) => message);
}

describe("a logo", () => {
  test("that only draws is put into the theme, with what drawing programs keep in it", async () => {
    const drawn = SVG(
      '<!-- a crest --><title>Crest</title><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><style>.a{fill:url(#g)}</style><use xlink:href="#a" style="fill:url(#g)"/><sodipodi:namedview pagecolor="#fff"/>',
      ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"',
    );
    const plan = await loadFiles({
      "theme.yaml": "logo: { file: crest.svg, alt: Northbridge Council }",
      "crest.svg": drawn,
    });
    expect(plan.problems).toEqual([]);
    expect(plan.theme?.logo).toEqual({
      data: `data:image/svg+xml;base64,${Buffer.from(drawn).toString("base64")}`,
      alt: "Northbridge Council",
      height: 14,
      holdsName: false,
    });
    expect([...plan.read]).toEqual(["plan.yaml", "theme.yaml", "crest.svg"]);
    expect(plan.notRead).toEqual([]);
  });

  test.each([
    [SVG("<script>alert(1)</script>"), "holds a <script>, which does more than draw"],
    [SVG('<path d="M0 0" onclick="alert(1)"/>'), 'holds the event handler "onclick"'],
    [SVG("", ' ONLOAD="alert(1)"'), 'holds the event handler "ONLOAD"'],
    [SVG("<foreignObject><p/></foreignObject>"), "holds a <foreignObject>, which does more than draw"],
    [SVG('<image href="https://example.org/a.png"/>'), "holds a <image>, which does more than draw"],
    [SVG('<use href="other.svg#a"/>'), 'refers to "other.svg#a", which is not part of it'],
    [
      SVG('<use href="&#104;ttps://example.org"/>'),
      'refers to "https://example.org", which is not part of it',
    ],
    [
      SVG('<path style="fill:url(https://example.org/a)"/>'),
      'refers to "url(https://example.org/a)", which is not part of it',
    ],
    [SVG('<style>@import "a.css";</style>'), 'refers to "@import "a.css"", which is not part of it'],
    [
      SVG("<style><![CDATA[ a{fill:u\\72l(x)} ]]></style>"),
      "holds a backslash in its style, which can hide what it says",
    ],
    [SVG("<text>Northbridge</text>"), "holds text, which each machine would print in a font of its own"],
    [SVG("<h:script/>", ' xmlns:h="http://www.w3.org/2000/svg"'), 'hides elements behind the prefix "h"'],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${SVG("")}`, "holds a DOCTYPE, which can stand for other text"],
    [
      `<?xml-stylesheet href="a.css"?>${SVG("")}`,
      'holds "<?xml-stylesheet href="a.css"?>", which refers to another file',
    ],
    [
      `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`,
      "does not say its size: its <svg> has no viewBox",
    ],
    [SVG("1 < 2"), "is not SVG that can be read: a < is not part of a tag"],
    ["Northbridge", "is neither SVG nor PNG"],
    ["", "is empty"],
  ])("%s", async (content, reason) => {
    expect(await judgeLogo(content)).toEqual([`The logo "crest.svg" ${reason}`]);
  });

  test("of 20 MB, in another format, or outside of the folder is refused", async () => {
    expect(await judgeLogo(new Uint8Array(20 * 1024 * 1024))).toEqual([
      'The logo "crest.svg" is larger than 300 KB',
    ]);
    expect(await judgeLogo(new Uint8Array(400 * 1024))).toEqual([
      'The logo "crest.svg" is larger than 300 KB',
    ]);
    expect(await judgeLogo(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "crest.png")).toEqual([
      'The logo "crest.png" is a JPEG, expected SVG or PNG',
    ]);
    expect(await judgeLogo("", "../crest.svg")).toEqual([
      'The logo "../crest.svg" lies outside the folder of the theme',
    ]);
  });

  test("in PNG is known by its bytes, and what is not part of the picture is left out", async () => {
    const picture = png([chunk("tEXt", "Author\0A. Officer"), chunk("IDAT", deflateSync(Buffer.alloc(5)))]);
    const plan = await loadFiles({
      "theme.yaml": "logo: { file: crest.gif, alt: Northbridge Council, height: 20, holds-name: true }",
      "crest.gif": picture,
    });
    expect(plan.problems).toEqual([]);
    const data = Buffer.from(plan.theme?.logo?.data.split(",")[1] ?? "", "base64");
    expect(data).toEqual(png([chunk("IDAT", deflateSync(Buffer.alloc(5)))]));
  });

  test.each([
    ["cut off", png([]).subarray(0, 40), "it is cut off"],
    [
      "changed",
      Buffer.from(png([]).map((byte, at) => (at === 20 ? 9 : byte))),
      "a part of it is not what was written",
    ],
    ["without a picture", png([chunk("IDAT", "not packed")]), "its picture cannot be unpacked"],
    ["without a size", png([], 0), "it has no size"],
  ])("in a PNG that is %s is refused", async (_, bytes, reason) => {
    expect(await judgeLogo(bytes)).toEqual([`The logo "crest.svg" is a damaged PNG: ${reason}`]);
  });

  test("larger than can be printed is refused", async () => {
    expect(await judgeLogo(png([], 9000))).toEqual([
      'The logo "crest.svg" is 9000 by 1 pixels, expected at most 4000 each way',
    ]);
  });

  test("is refused or drawn, whatever the bytes are", async () => {
    const pieces = [
      "<svg ",
      "viewBox='0 0 1 1'",
      ">",
      "<path/>",
      "<script>",
      "onload='x'",
      "</svg>",
      "<!--",
      "-->",
      "url(x)",
      "\0",
      "<",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), async (parts) => {
        const { theme, problems } = await loadFiles({
          "theme.yaml": "logo: { file: a.svg, alt: A }",
          "a.svg": parts.join(""),
        });
        expect((theme?.logo ?? null) === null).toBe(problems.length > 0);
      }),
      { numRuns: 100 },
    );
  });
});

/** A PNG of one grey row of pixels. */
function png(parts: readonly Buffer[], width = 4): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(1, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", size), ...parts, chunk("IEND", "")]);
}

function chunk(type: string, content: string | Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(content)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

test("what a style sheet refers to is put into it, once it is safe", async () => {
  const { theme, problems } = await loadFiles({
    "theme.yaml": "styles: look/theme.css",
    "look/theme.css":
      '/* url(none.svg) */ .a::before{content:"url(x)";background:url( "pattern.svg" )} .b{fill:url(#g)}',
    "look/pattern.svg": SVG(""),
  });
  expect(problems).toEqual([]);
  expect(theme?.styles).toBe(
    `/* url(none.svg) */ .a::before{content:"url(x)";background:url("data:image/svg+xml;base64,${Buffer.from(SVG("")).toString("base64")}")} .b{fill:url(#g)}`,
  );
});

test.each([
  ["a{background:url(https://example.org/a.png)}", 'refers to "https://example.org/a.png"'],
  ["a{background:url(//example.org/a.png)}", 'refers to "//example.org/a.png"'],
  ['@import "other.css";', 'holds "@import "other.css""'],
  [
    "a{background:url(../../secret.png)}",
    'refers to "../../secret.png", which lies outside the folder of the theme',
  ],
  [
    "a{background:url(unsafe.svg)}",
    'refers to "unsafe.svg", which holds a <script>, which does more than draw',
  ],
])("a style sheet with %s is refused", async (css, reason) => {
  const { problems } = await loadFiles({
    "theme.yaml": "styles: theme.css",
    "theme.css": css,
    "unsafe.svg": SVG("<script/>"),
  });
  expect(problems.map(({ message }) => message)).toEqual([`The style sheet "theme.css" ${reason}`]);
});

/** The colours that are named together can be taken together. */
test("the colours that are offered in the place of others will do", async () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, "0")}`);
  const colours = fc.record({
    accent: colour,
    link: colour,
    green: colour,
    amber: colour,
    red: colour,
    blue: colour,
  });
  const judge = async (given: Readonly<Record<string, string>>) => {
    const { problems, sources } = await loadFiles({ "theme.yaml": `colours: ${JSON.stringify(given)}` });
    return locateProblems(problems, sources);
  };
  await fc.assert(
    fc.asyncProperty(colours, async (given) => {
      const mended: Record<string, string> = { ...given };
      for (const { message, hint } of await judge(given)) {
        const [, name = ""] = /colours\.(\w+):/.exec(message) ?? [];
        const [, offered] = /"(#[0-9a-f]{6})"/.exec(hint ?? "") ?? [];
        // A colour that no lighter or darker one can stand for has to be chosen anew.
        if (offered === undefined) return;
        mended[name] = offered;
      }
      expect(await judge(mended)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
