import { z } from "zod";
import { fontsSchema } from "../fonts/named-fonts.ts";
import type { Camel } from "../plan/schema/entry.ts";
import { integer } from "../plan/schema/numbers.ts";
import { choice, flag, text } from "../plan/schema/scalars.ts";
import type { Origin } from "../problems/origin.ts";
import { once } from "../text/remember.ts";
import { BLOCKS, COLUMNS, SECTIONS } from "./sections.ts";

/** A colour as six hexadecimal digits in small letters: `#12395f`. */
export type Hex = string;

/** In YAML a # without quotes begins a comment, so a colour that is empty was most often meant to be one. */
const colour = z
  .string({ error: () => 'expected a colour in quotes, such as "#12395f"' })
  .transform((written, context): Hex => {
    const hex = written.trim().toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(hex)) return hex;
    const message =
      hex === ""
        ? 'is empty: write the colour in quotes, such as "#12395f", as a # without quotes begins a comment'
        : `"${written}" is not a colour: expected # and six hexadecimal digits, such as "#12395f"`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .describe('a colour in quotes, such as "#12395f"');

/** The colours that a theme can set. Those that it leaves out are ours. */
export const COLOURS = {
  accent: "headings, rules, the heads of tables and the lines of charts",
  link: "links",
  green: "on track, met",
  amber: "at risk, nearly met; it gets a darker edge",
  red: "off track, missed",
  blue: "complete",
  grey: "not started, not rated",
  improvement: "a change for the better, in charts and beside measures",
  concern: "a change for the worse; it gets a darker edge",
  neutral: "a change of a measure that has no better side",
} as const;
export type ColourName = keyof typeof COLOURS;

const colours = z.strictObject(
  Object.fromEntries(
    Object.entries(COLOURS).map(([name, use]) => [name, colour.optional().meta({ title: use })]),
  ) as Record<ColourName, z.ZodOptional<typeof colour>>,
);

const words = (least: string, most: number) =>
  text.refine((value) => value.length <= most, {
    error: ({ input }) =>
      `has ${String(input).length} characters: expected at most ${most}, as it stands ${least}`,
  });

/** Words with the place of a number in them, or one of other words. */
function numbered(example: string, ...others: readonly string[]) {
  const expected = `words with {number} in them, such as "${[example, ...others].join('", or "')}"`;
  return text
    .refine((value) => others.includes(value) || value.split("{number}").length === 2, {
      error: ({ input }) => `"${input}" does not say where the number goes: expected ${expected}`,
    })
    .describe(expected);
}

const logo = z.strictObject({
  file: text.meta({ title: "an SVG or PNG file, in the folder of the theme" }),
  alt: text.meta({ title: "what a screen reader says in its place" }),
  height: integer
    .refine((value) => value >= 6 && value <= 30, {
      error: ({ input }) => `is ${input}: expected 6 to 30 millimetres`,
    })
    .optional()
    .meta({ title: "how high it is printed, in millimetres: 6 to 30, 14 if left out" }),
  "holds-name": flag
    .optional()
    .meta({ title: "true if the logo holds the name of the council, which is then not printed beside it" }),
});

/** A list of words, each of them once. */
const listOf = (words: readonly string[]) =>
  z.array(choice(words)).superRefine((list, context) => {
    for (const [at, word] of list.entries()) {
      if (list.indexOf(word) === at) continue;
      context.addIssue({ code: "custom", path: [at], message: `"${word}" is in the list twice` });
    }
  });

/** The order, the titles and the choice of what a template prints. */
function layoutOf<Template extends keyof typeof SECTIONS>(template: Template) {
  const { parts, sections } = SECTIONS[template];
  const ids = Object.keys(sections);
  const titled = [...new Set([...Object.keys(parts), ...ids])];
  return z.strictObject({
    order: listOf(ids)
      .optional()
      .meta({ title: "the sections that come first in their part; the others follow in our order" }),
    titles: z
      .strictObject(Object.fromEntries(titled.map((id) => [id, text.optional()])))
      .transform((titles) => new Map(Object.entries(titles) as [string, string][]))
      .optional()
      .meta({ title: "the headings of sections and parts" }),
    columns: z
      .strictObject(
        Object.fromEntries(
          Object.entries(COLUMNS).map(([block, columns]) => [block, listOf(columns).min(1).optional()]),
        ),
      )
      .transform((columns) => new Map(Object.entries(columns) as [string, string[]][]))
      .optional()
      .meta({ title: "the columns of tables, in their order, by the first word of their titles" }),
    "leave-out": z
      .array(choice([...ids, ...Object.keys(BLOCKS)]))
      .optional()
      .meta({ title: "sections and blocks that are not printed; nor are the appendices of such blocks" }),
  });
}

/** What `theme.yaml` may hold: a council's own look. Most plans have none. */
export const themeSchema = once(() =>
  z.strictObject({
    logo: logo.optional().meta({ title: "the logo at the head of a report" }),
    colours: colours.optional().meta({ title: "colours, checked for contrast" }),
    font: fontsSchema.element
      .optional()
      .meta({ title: "the font of all text; ours stands in for characters that it lacks" }),
    fonts: fontsSchema.optional().meta({ title: "more fonts, for characters that the others lack" }),
    footer: words("at the foot of every page", 80)
      .optional()
      .meta({ title: "words at the foot of every page, in place of the title of the report" }),
    item: numbered("Agenda item {number}", "none")
      .optional()
      .meta({ title: "how the number of the agenda item is written; none to leave it out" }),
    "paragraph-number": numbered("{number}.")
      .refine((value) => value.length <= 14, { error: "is too long to stand beside a paragraph" })
      .optional()
      .meta({ title: "how the number of a paragraph is written" }),
    styles: text
      .optional()
      .meta({ title: "a style sheet, in the folder of the theme, whose rules override ours" }),
    cabinet: layoutOf("cabinet").optional().meta({ title: "reports to Cabinet" }),
    board: layoutOf("board").optional().meta({ title: "reports to the Improvement Board" }),
    readiness: layoutOf("readiness").optional().meta({ title: "reports on readiness for re-inspection" }),
  }),
);

export type WrittenTheme = Camel<z.output<ReturnType<typeof themeSchema>>>;

/** A theme with its files: what a report is laid out by. */
export interface Theme extends Omit<WrittenTheme, "logo" | "styles"> {
  readonly logo: Logo | null;
  /** The text of the style sheet, with what it refers to inside. */
  readonly styles: string | null;
  /** Where it was written; the names of its fonts are looked up from there. */
  readonly origin: Origin;
}

export interface Logo {
  /** A `data:` address. */
  readonly data: string;
  readonly alt: string;
  /** In millimetres. */
  readonly height: number;
  readonly holdsName: boolean;
}

export type Layout = NonNullable<WrittenTheme["cabinet"]>;
