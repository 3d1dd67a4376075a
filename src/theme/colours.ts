import type { ColourName, Hex } from "./schema.ts";

/** Our own colours, which stand where a theme has none; and what colours are seen against. */
export const OURS: Readonly<Record<ColourName, Hex>> = {
  accent: "#12395f",
  link: "#0b4f8a",
  green: "#1c7a3d",
  amber: "#e9a400",
  red: "#b3211f",
  blue: "#0b4f8a",
  grey: "#66737f",
  improvement: "#0b5aa0",
  concern: "#f08a1d",
  neutral: "#5b2d82",
};

const PAPER: Hex = "#ffffff";
const INK: Hex = "#1b2733";

/** What a colour is for, what it is seen against, and the contrast that it needs there. */
interface Need {
  readonly name: ColourName;
  readonly against: Hex;
  readonly least: 4.5 | 3;
  readonly why: string;
}

const NEEDS: readonly Need[] = [
  { name: "accent", against: PAPER, least: 4.5, why: "headings are written in it on white" },
  { name: "accent", against: "#eef3f7", least: 4.5, why: "heads of tables are written in it on a tint" },
  { name: "link", against: PAPER, least: 4.5, why: "links are written in it on white" },
  { name: "green", against: PAPER, least: 4.5, why: "counts are written in white on bars of it" },
  { name: "red", against: PAPER, least: 4.5, why: "counts are written in white on bars of it" },
  { name: "blue", against: PAPER, least: 4.5, why: "counts are written in white on bars of it" },
  { name: "amber", against: INK, least: 4.5, why: "counts are written in the colour of text on bars of it" },
  { name: "grey", against: PAPER, least: 3, why: "its shape stands on white" },
  { name: "improvement", against: PAPER, least: 3, why: "its shape stands on white" },
  { name: "neutral", against: PAPER, least: 3, why: "its shape stands on white" },
  { name: "concern", against: "#2b1500", least: 4.5, why: "a dark letter stands on it" },
];

/** Colours that stand side by side and mean different things. */
const PAIRS: readonly (readonly [ColourName, ColourName])[] = [
  ["green", "red"],
  ["green", "amber"],
  ["amber", "red"],
  ["green", "blue"],
  ["red", "blue"],
  ["improvement", "concern"],
  ["neutral", "concern"],
];

/** Four times what can just be seen. The shapes of statuses differ as well, so colour is never alone. */
const APART = 10;

/** What is wrong with a colour of a theme. */
interface ColourProblem {
  readonly name: ColourName;
  readonly message: string;
  readonly hint: string;
}

/**
 * The colours that cannot be read, or cannot be told apart by readers who lack a kind of cone. Each comes with the nearest
 * colour that will do beside the others, so that all that are named here can be taken together.
 */
export function judgeColours(given: { readonly [Name in ColourName]?: Hex | undefined }): ColourProblem[] {
  const ours = Object.entries(OURS).filter(([name]) => given[name as ColourName] === undefined);
  const settled: Partial<Record<ColourName, Hex>> = Object.fromEntries(ours);
  return (Object.entries(given) as [ColourName, Hex | undefined][]).flatMap(([name, colour]) => {
    if (colour === undefined) return [];
    const message = whyFaint(name, colour) ?? whyAlike(name, colour, settled);
    if (message === null) {
      settled[name] = colour;
      return [];
    }
    const passes = (candidate: Hex): boolean =>
      whyFaint(name, candidate) === null && whyAlike(name, candidate, settled) === null;
    const nearest = nearestColour(colour, passes);
    settled[name] = nearest ?? colour;
    const hint =
      nearest === null
        ? "No lighter or darker colour of this hue would do: choose another."
        : `The nearest colour that will do is "${nearest}".`;
    return [{ name, message, hint }];
  });
}

function whyFaint(name: ColourName, colour: Hex): string | null {
  const need = NEEDS.find((one) => one.name === name && contrastOf(colour, one.against) < one.least);
  if (need === undefined) return null;
  const { against, least, why } = need;
  return `"${colour}" has a contrast of ${ratio(contrastOf(colour, against))} with "${against}", and needs ${least} to 1: ${why}`;
}

/** Rounded down, so that a contrast that fails never reads as the one that is needed. */
const ratio = (contrast: number): string => `${Math.floor(contrast * 100) / 100} to 1`;

/** Compared with the colours that are settled: those of a theme are judged one after the other. */
function whyAlike(
  name: ColourName,
  colour: Hex,
  settled: { readonly [Name in ColourName]?: Hex },
): string | null {
  for (const pair of PAIRS.filter((one) => one.includes(name))) {
    const other = pair[0] === name ? pair[1] : pair[0];
    const beside = settled[other];
    if (beside === undefined) continue;
    const { sight, distance } = distanceBetween(colour, beside);
    if (distance >= APART) continue;
    return `"${colour}" cannot be told from "${beside}" (${other}) with ${sight}: they differ by ${Math.floor(distance * 10) / 10}, and need ${APART} (ΔE*ab)`;
  }
  return null;
}

/** As in base.css, the paper of a dark theme. */
const DARK_PAPER: Hex = "#12181f";

/** More than is asked for, as thin strokes on a dark page look paler than they are. */
const IN_THE_DARK = 7;

/** The variables of base.css for the colours that a theme sets. Dark ones are made of those for light paper. */
export function colourVariables(
  given: { readonly [Name in ColourName]?: Hex | undefined },
  scheme: "light" | "dark",
): Readonly<Record<string, Hex>> {
  const variables = scheme === "light" ? inLight : inDark;
  const names = (Object.keys(OURS) as ColourName[]).filter((name) => given[name] !== undefined);
  return Object.assign({}, ...names.map((name) => variables(name, given[name] as Hex)));
}

function inLight(name: ColourName, colour: Hex): Readonly<Record<string, Hex>> {
  const edge = nearestColour(colour, (one) => contrastOf(one, PAPER) >= IN_THE_DARK) ?? colour;
  if (name === "amber" || name === "concern") return { [name]: colour, [`${name}-edge`]: edge };
  if (name !== "accent") return { [VARIABLES[name] ?? name]: colour };
  return {
    blue: colour,
    tint: atLightness(colour, 0.965, 0.12),
    rule: atLightness(colour, 0.845, 0.25),
    dense: atLightness(colour, 0.56, 0.7),
    window: atLightness(colour, 0.94, 0.2),
    "window-edge": atLightness(colour, 0.6, 0.5),
  };
}

function inDark(name: ColourName, colour: Hex): Readonly<Record<string, Hex>> {
  const light = nearestColour(colour, (one) => contrastOf(one, DARK_PAPER) >= IN_THE_DARK) ?? colour;
  if (name === "amber" || name === "concern") {
    return { [name]: light, [`${name}-edge`]: atLightness(light, 0.9, 0.6) };
  }
  if (name !== "accent") return { [VARIABLES[name] ?? name]: light };
  return {
    blue: atLightness(light, 0.82),
    tint: atLightness(colour, 0.27, 0.3),
    rule: atLightness(colour, 0.42, 0.3),
    dense: light,
    window: atLightness(colour, 0.3, 0.3),
    "window-edge": atLightness(colour, 0.6, 0.4),
  };
}

/** Names of variables that are not those of their colours. */
const VARIABLES: Readonly<Partial<Record<ColourName, string>>> = { blue: "done" };

type Triple = readonly [number, number, number];

/**
 * How far two colours differ in lightness, from 1 to 21: the contrast ratio of WCAG 2.2. Text needs 4.5 (criterion 1.4.3), a
 * shape that carries meaning 3 (criterion 1.4.11).
 */
function contrastOf(one: Hex, other: Hex): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour: Hex): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue as amounts of light from 0 to 1 (IEC 61966-2-1). */
function linear(colour: Hex): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function hexOf(light: Triple): Hex {
  const digits = light.map((value) => {
    const held = Math.min(1, Math.max(0, value));
    const coded = held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${digits.join("")}`;
}

/**
 * What readers see who lack one kind of cone: the matrices for a severity of 1 of Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer
 * Graphics 15(6), 2009. They are for amounts of light.
 */
const VISIONS = [
  ["full colour vision", "1 0 0  0 1 0  0 0 1"],
  ["protanopia", "0.152286 1.052583 -0.204868  0.114503 0.786281 0.099216  -0.003882 -0.048116 1.051998"],
  ["deuteranopia", "0.367322 0.860646 -0.227968  0.280085 0.672501 0.047413  -0.01182 0.04294 0.968881"],
  ["tritanopia", "1.255528 -0.076749 -0.178779  -0.078411 0.930809 0.147602  0.004733 0.691367 0.3039"],
].map(([sight = "", matrix = ""]) => ({ sight, matrix: matrix.split(/ +/).map(Number) }));

/**
 * How far apart two colours are for those who find it hardest to tell them apart: the difference ΔE*ab of CIE 1976, of which
 * 2.3 can just be seen.
 */
function distanceBetween(one: Hex, other: Hex): { readonly sight: string; readonly distance: number } {
  const seen = VISIONS.map(({ sight, matrix }) => {
    const [a, b] = [one, other].map((colour) => labOf(through(matrix, linear(colour)))) as [Triple, Triple];
    return { sight, distance: Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) };
  });
  return seen.reduce((least, next) => (next.distance < least.distance ? next : least));
}

/** The amounts of light that are left, by a matrix in rows. */
function through(matrix: readonly number[], [red, green, blue]: Triple): Triple {
  const row = (at: number): number => {
    const [r = 0, g = 0, b = 0] = matrix.slice(at, at + 3);
    return Math.min(1, Math.max(0, r * red + g * green + b * blue));
  };
  return [row(0), row(3), row(6)];
}

/** CIE L*a*b* under the white point D65. */
function labOf([red, green, blue]: Triple): Triple {
  const scale = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
  const x = scale((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = scale(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = scale((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Lightness from 0 to 1, and two axes of hue: Björn Ottosson's Oklab, 2020, in which equal steps of lightness look alike. */
function oklabOf([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function lightOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The same hue, lighter or darker, and as strong as it was or as a screen can show. */
function atLightness(colour: Hex, lightness: number, strength = 1): Hex {
  const [, a, b] = oklabOf(linear(colour));
  for (let share = strength; share > 0; share -= 0.02) {
    const light = lightOf([lightness, a * share, b * share]);
    if (light.every((value) => value > -0.0005 && value < 1.0005)) return hexOf(light);
  }
  return hexOf(lightOf([lightness, 0, 0]));
}

/** How much lighter or darker a colour is tried at a time. */
const STEP = 0.005;

/**
 * The colour nearest to one that passes, among those that are lighter or darker and of the same hue; null if none does. It is
 * the colour itself where that passes.
 */
function nearestColour(colour: Hex, passes: (candidate: Hex) => boolean): Hex | null {
  if (passes(colour)) return colour;
  const [lightness] = oklabOf(linear(colour));
  for (let step = STEP; step <= 1; step += STEP) {
    const tried = [lightness - step, lightness + step].filter((one) => one >= 0 && one <= 1);
    const found = tried.map((one) => atLightness(colour, one)).find(passes);
    if (found !== undefined) return found;
  }
  return null;
}
