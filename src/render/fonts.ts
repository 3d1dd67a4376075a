import { readFile } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { packageFile } from "../package-root.ts";

const FACES = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
  { weight: 700, style: "normal" },
] as const;

/** What each subset of Source Sans 3 covers, as its makers state it. */
const SUBSETS = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
} as const;

type Subset = keyof typeof SUBSETS;

/**
 * `@font-face` rules with the fonts inside: Latin always, its extension only where the text needs it.
 * @throws UsageError when our own font files are missing.
 */
export async function embedFonts(text: string): Promise<string> {
  const subsets: Subset[] = needsExtension(text) ? ["latin", "latin-ext"] : ["latin"];
  const rules = subsets.flatMap((subset) => FACES.map((face) => fontFace(subset, face)));
  return (await Promise.all(rules)).join("\n");
}

function needsExtension(text: string): boolean {
  return [...new Set(text)].some(
    (character) => covers("latin-ext", character) && !covers("latin", character),
  );
}

function covers(subset: Subset, character: string): boolean {
  const code = character.codePointAt(0) as number;
  return SUBSETS[subset].split(",").some((range) => {
    const [first, last = first] = range.slice(2).split("-") as [string, string?];
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

async function fontFace(subset: Subset, { weight, style }: (typeof FACES)[number]): Promise<string> {
  const file = packageFile("dist", "fonts", `source-sans-3-${subset}-${weight}-${style}.woff2`);
  const font = await readFile(file).catch((cause) => {
    throw new UsageError(
      `The font "${file}" cannot be read.`,
      "Install improve again; in its own repository, run npm run build.",
      cause,
    );
  });
  const data = font.toString("base64");
  return `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${SUBSETS[subset]}}`;
}
