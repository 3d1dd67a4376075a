import type { Colour } from "../plan/schema/actions.ts";
import { escapeMarkup } from "../text/escape.ts";

/** HTML made by our own code, with every value in it escaped. Only this is printed without escaping. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Attributes = Readonly<Record<string, string | number | null>>;
type Child = Markup | string | number | null | readonly Child[];

/** An element with its children. Strings and numbers become text; null is left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`);
  return new Markup(`<${name}${pairs.join("")}>${children.map(htmlOf).join("")}</${name}>`);
}

function htmlOf(child: Child): string {
  if (child === null) return "";
  if (child instanceof Markup) return child.html;
  return typeof child === "object" ? child.map(htmlOf).join("") : escapeMarkup(String(child));
}

/** The shape of a colour, to be put into an `svg` or a `g` element. */
export function shape(colour: Colour): Markup[] {
  const { name, attributes } = SHAPES[colour];
  const outline = element(name, { class: `shape shape-${colour}`, ...attributes });
  return colour === "blue" ? [outline, TICK] : [outline];
}

/** In a box of 12 by 12. Each colour has a different shape, for readers who cannot tell the colours apart. */
const SHAPES: Record<
  Colour,
  { readonly name: string; readonly attributes: Record<string, string | number> }
> = {
  green: { name: "circle", attributes: { cx: 6, cy: 6, r: 5 } },
  amber: { name: "path", attributes: { d: "M6 .8 11.6 11H.4Z" } },
  red: { name: "path", attributes: { d: "M6 0 12 6 6 12 0 6Z" } },
  blue: { name: "path", attributes: { d: "M1 1H11V11H1Z" } },
  grey: { name: "path", attributes: { d: "M0 4.25H12V7.75H0Z" } },
};

const TICK = element("path", { class: "shape-mark", d: "M3.2 6.2 5.2 8.2 8.9 4" });
