/** HTML that our own code has made, every value in it escaped. Nothing else is ever printed unescaped. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);

type Attributes = Readonly<Record<string, string | number | null>>;
type Child = Markup | string | number | null | readonly Child[];

/** An element with its children: strings and numbers become text, and what is null is left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`);
  return new Markup(`<${name}${written.join("")}>${children.map(write).join("")}</${name}>`);
}

function write(child: Child): string {
  if (child === null) return "";
  if (child instanceof Markup) return child.html;
  return typeof child === "object" ? child.map(write).join("") : escapeHtml(String(child));
}
