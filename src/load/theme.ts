import { attachmentPath } from "../plan/schema/entry.ts";
import { below, type Origin, originOf } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { judgeColours } from "../theme/colours.ts";
import { inlineStyles, MOST_BYTES } from "../theme/inline-styles.ts";
import { type Inlined, inlineFile } from "../theme/pictures.ts";
import { type Logo, type Theme, themeSchema, type WrittenTheme } from "../theme/schema.ts";
import { SECTIONS } from "../theme/sections.ts";
import { decode } from "./decode/decode.ts";
import type { PlanFolder } from "./folder.ts";
import { readText } from "./read-files.ts";
import { themeColour, themeFile, themeLeavesOut } from "./rules/theme.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";
import type { SourceFile } from "./yaml/sources.ts";

/** The names of a theme in a plan folder. */
export const THEME_FILES: readonly string[] = ["theme.yaml", "theme.yml"];

/** A theme as it was read. */
export interface ThemeReading {
  /** Null if it cannot be read. A theme with problems has what is right in it. */
  readonly theme: Theme | null;
  readonly problems: readonly Problem[];
  readonly source: SourceFile;
  /** The files that it names, whether they could be read or not. */
  readonly files: ReadonlySet<string>;
}

/** Reads a theme, and the pictures and style sheet beside it. What is wrong with them is told with its place in the theme. */
export async function readTheme(folder: PlanFolder, file: string): Promise<ThemeReading> {
  const read = await readText(folder, file);
  if ("problem" in read) {
    const source = { text: read.guess.includes("\0") ? "" : read.guess, tree: null };
    return { theme: null, problems: [read.problem], source, files: new Set() };
  }
  const { content, tree, problems: found } = parseYaml(file, read.text);
  const source = { text: read.text, tree };
  const origin = originOf(file);
  if (found.length > 0) return { theme: null, problems: found, source, files: new Set() };
  const decoded = decode(themeSchema(), content?.data ?? {}, origin, { name: "The theme" });
  if ("problems" in decoded) return { theme: null, problems: decoded.problems, source, files: new Set() };
  const { value } = decoded;
  const beside = new FilesBeside(folder, file);
  for (const named of fontFiles(value)) beside.named.add(attachmentPath(file, named) ?? named);
  const [logo, styles] = [await readLogo(value, beside, origin), await readStyles(value, beside, origin)];
  const problems = [
    ...judgeColours(value.colours ?? {}).map(({ name, message, hint }) => {
      const place = below(origin, "colours", name);
      return problemOf(themeColour, {
        message: `The theme, colours.${name}: ${message}`,
        origin: place,
        hint,
      });
    }),
    ...[logo, styles].flatMap((one) => (one instanceof Unusable ? [one.problem] : [])),
    ...findRequired(value, origin),
  ];
  const theme = {
    ...value,
    origin,
    logo: logo instanceof Unusable ? null : logo,
    styles: styles instanceof Unusable ? null : styles,
  };
  return { theme, problems, source, files: beside.named };
}

/** Fonts are found where the fonts of a configuration are, which knows the packages that are installed. */
const fontFiles = ({ font, fonts = [] }: WrittenTheme): string[] =>
  [font, ...fonts].flatMap((entry) =>
    typeof entry === "object" ? entry.files.map((one) => (typeof one === "string" ? one : one.file)) : [],
  );

/** The files in the folder of a theme. */
class FilesBeside {
  readonly named = new Set<string>();
  private readonly folder: PlanFolder;
  private readonly theme: string;

  constructor(folder: PlanFolder, theme: string) {
    this.folder = folder;
    this.theme = theme;
  }

  /** The bytes of a file, or why they cannot be taken. */
  async read(
    named: string,
    from = this.theme,
  ): Promise<Buffer | Extract<Inlined, { readonly reason: string }>> {
    const file = attachmentPath(from, named);
    if (file === null) return { reason: "lies outside the folder of the theme", hint: PUT };
    this.named.add(file);
    const bytes = await this.folder.read(file);
    if (bytes === "too-large" || (typeof bytes === "object" && bytes.length > MOST_BYTES)) {
      return {
        reason: `is larger than ${MOST_BYTES / 1024} KB`,
        hint: "Make it smaller: it is in every report.",
      };
    }
    if (bytes === "outside") return { reason: "is a link that leads out of the folder", hint: PUT };
    return typeof bytes === "object"
      ? bytes
      : {
          reason: "is not there, or cannot be read",
          hint: `Put it beside ${this.theme}, or correct its name.`,
        };
  }

  async inline(named: string, from = this.theme): Promise<Inlined> {
    const bytes = await this.read(named, from);
    return "reason" in bytes ? bytes : inlineFile(bytes);
  }
}

const PUT = "Put the file itself into the folder of the theme.";

/** A file that a theme names and cannot have. */
class Unusable {
  readonly problem: Problem;

  constructor(message: string, origin: Origin, hint: string) {
    this.problem = problemOf(themeFile, { message, origin, hint });
  }
}

async function readLogo(
  { logo }: WrittenTheme,
  beside: FilesBeside,
  origin: Origin,
): Promise<Logo | Unusable | null> {
  if (logo === undefined) return null;
  const { file, alt, height = 14, holdsName = false } = logo;
  const inlined = await beside.inline(file);
  const place = below(origin, "logo", "file");
  if ("reason" in inlined) return new Unusable(`The logo "${file}" ${inlined.reason}`, place, inlined.hint);
  if (!inlined.data.startsWith("data:image/")) {
    return new Unusable(`The logo "${file}" is a font, expected SVG or PNG`, place, "Name a picture.");
  }
  return { data: inlined.data, alt, height, holdsName };
}

async function readStyles(
  { styles }: WrittenTheme,
  beside: FilesBeside,
  origin: Origin,
): Promise<string | Unusable | null> {
  if (styles === undefined) return null;
  const place = below(origin, "styles");
  const bytes = await beside.read(styles);
  const from = attachmentPath(origin.file, styles) ?? origin.file;
  const inlined =
    "reason" in bytes
      ? bytes
      : await inlineStyles(new TextDecoder().decode(bytes), (named) => beside.inline(named, from));
  return "reason" in inlined
    ? new Unusable(`The style sheet "${styles}" ${inlined.reason}`, place, inlined.hint)
    : inlined.css;
}

/** What the law asks a report for and the theme leaves out. */
function findRequired(theme: WrittenTheme, origin: Origin): Problem[] {
  return (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).flatMap((template) => {
    const required: readonly string[] = SECTIONS[template].required;
    return (theme[template]?.leaveOut ?? []).flatMap((id, at) =>
      required.includes(id)
        ? [
            problemOf(themeLeavesOut, {
              message: `The theme leaves out "${id}", which the law asks a report to Cabinet for`,
              origin: below(origin, template, "leave-out", at),
              hint: "Give it another place or heading with order: and titles:, unless the council prints it elsewhere.",
            }),
          ]
        : [],
    );
  });
}
