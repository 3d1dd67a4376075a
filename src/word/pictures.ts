import type { Draw, Picture } from "../browser/draw.ts";
import type { ReportFonts } from "../fonts/embed-fonts.ts";
import { OutlineFonts, PER_EM } from "../fonts/outline-text.ts";
import type { Block, ReportDocument } from "../model/document.ts";
import type { Line, Table } from "../model/table.ts";
import { element, Tag, XmlReader } from "../office/xml.ts";
import { round, SMALL, WIDE } from "../render/charts/canvas.ts";
import { drawChart } from "../render/charts/index.ts";
import { sparkline } from "../render/templates/vocabulary/charts.ts";
import { variationIcon } from "../render/templates/vocabulary/icons.ts";
import type { Logo } from "../theme/schema.ts";

/** A picture of a report, with its width on paper in CSS pixels, of which 96 are an inch. */
interface Wanted {
  /** The SVG, in what its style sheet looks for around it. */
  readonly html: string;
  readonly width: number;
}

/** What a tally's bar is stretched from. */
const BAR = 16;

/** The width of a chart on paper: the whole of a portrait page, or half of it. */
const CHART_WIDTHS: ReadonlyMap<number, number> = new Map([
  [WIDE.width, 640],
  [SMALL.width, 312],
]);

/** The pictures of a report: what is drawn of its model, by what it is drawn of. The same is drawn once. */
export class Pictures {
  readonly #drawn: ReadonlyMap<string, Picture>;

  private constructor(drawn: ReadonlyMap<string, Picture>) {
    this.#drawn = drawn;
  }

  /**
   * Draws all that a report needs, with one page of the browser; without any, no browser is needed.
   * @param styles the style sheets of the report's pages.
   */
  static async draw(
    { parts }: ReportDocument,
    {
      logo,
      styles,
      fonts,
      draw,
    }: {
      readonly logo: Logo | null;
      readonly styles: string;
      readonly fonts: ReportFonts | undefined;
      readonly draw: Draw;
    },
  ): Promise<Pictures> {
    const wanted = new Map<string, Wanted>();
    const want = (html: string, width: number): void => void wanted.set(html, { html, width });
    for (const block of parts.flatMap(({ blocks }) => blocks)) {
      if (block.kind === "figure") want(...wantedChart(block));
      for (const line of linesOf(block)) {
        const one = wantedLine(line);
        if (one !== null) want(one, line.kind === "sparkline" ? 84 : BAR);
      }
    }
    if (logo !== null) want(...wantedLogo(logo));
    if (wanted.size === 0) return new Pictures(new Map());
    const boxes = [...wanted.values()].map(
      ({ html, width }) => `<div style="width:${Math.round(width)}px">${html}</div>`,
    );
    const page = `<!DOCTYPE html><meta charset="utf-8"><style>${styles}\nsvg{display:block!important;width:100%!important;max-width:none!important;height:auto!important;margin:0!important}</style><body>${boxes.join("")}</body>`;
    const pictures = await draw(page, (svgs) => drawTexts(svgs, fonts));
    return new Pictures(new Map([...wanted.keys()].map((key, at) => [key, pictures[at] as Picture])));
  }

  /** A chart with its name, which says what it shows. */
  chart(figure: Figure): Picture & { readonly name: string } {
    const [html] = wantedChart(figure);
    const name = new Tag("svg", false, html.slice("<svg".length, html.indexOf(">"))).attribute("aria-label");
    return { ...this.#of(html), name: name ?? figure.title };
  }

  /** The picture of a line of a cell; null for one that is only words. */
  line(line: Line): Picture | null {
    const html = wantedLine(line);
    return html === null ? null : this.#of(html);
  }

  logo(logo: Logo): Picture {
    return this.#of(wantedLogo(logo)[0]);
  }

  #of(html: string): Picture {
    const picture = this.#drawn.get(html);
    if (picture === undefined) throw new Error("a picture was not drawn");
    return picture;
  }
}

type Figure = Extract<Block, { readonly kind: "figure" }>;

/** The drawing for wide screens, of which there may be one for narrow ones, too. */
function wantedChart({ chart, title, measure }: Figure): [html: string, width: number] {
  const html = onlySvg(drawChart(chart, measure ?? title).html);
  return [html, CHART_WIDTHS.get(widthOf(html)) ?? WIDE.width];
}

const onlySvg = (html: string): string => html.slice(0, html.indexOf("</svg>") + "</svg>".length);

const widthOf = (svg: string): number => Number(/viewBox="\S+ \S+ (\S+)/.exec(svg)?.[1]);

function wantedLine(line: Line): string | null {
  if (line.kind === "sparkline") {
    const drawn = sparkline.run(line);
    return typeof drawn === "string" ? null : roomy(drawn.html, 2);
  }
  if (line.kind === "variation") {
    const { html } = variationIcon.run(line.mark, line.letter);
    return `<span class="badge variation">${roomy(html, 2)}</span>`;
  }
  if (line.kind !== "tally" || line.count === 0) return null;
  return `<svg class="tally-${line.colour}" viewBox="0 0 8 8" preserveAspectRatio="none"><rect width="8" height="8"></rect></svg>`;
}

/** Word cuts off what is drawn outside the box of a picture. */
const roomy = (svg: string, margin: number): string =>
  svg.replace(/viewBox="0 0 (\S+) ([^"]+)"/, (_, width, height) => {
    const [all, high] = [Number(width) + 2 * margin, Number(height) + 2 * margin];
    return `viewBox="${-margin} ${-margin} ${all} ${high}"`;
  });

/** A logo inside a drawing of its shape, with its width on paper. */
function wantedLogo({ data, height }: Logo): [html: string, width: number] {
  const bytes = Buffer.from(data.slice(data.indexOf(",") + 1), "base64");
  const box = data.startsWith("data:image/png")
    ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    : (/viewBox\s*=\s*["']([^"']+)/.exec(bytes.toString())?.[1] ?? "")
        .split(/[\s,]+/)
        .slice(-2)
        .map(Number);
  const [wide = 1, high = 1] = box;
  const image = element("image", { width: wide, height: high, href: data }, "");
  return [element("svg", { viewBox: `0 0 ${wide} ${high}` }, image), (height * PIXELS_PER_MM * wide) / high];
}

const PIXELS_PER_MM = 96 / 25.4;

function linesOf(block: Block): Line[] {
  const table: Table | null = block.kind === "figure" ? block.table : block.kind === "table" ? block : null;
  return (table?.rows ?? []).flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
}

/** Replaces the texts of drawings by their outlines, so that they look alike on every computer, and fit their places. */
async function drawTexts(svgs: readonly string[], fonts: ReportFonts | undefined): Promise<string[]> {
  const texts = svgs.flatMap((svg) => [...svg.matchAll(TEXT)].map(([, , text = ""]) => wordsOf(text)));
  const opened = await OutlineFonts.open(texts, fonts);
  return svgs.map((svg) =>
    svg.replace(TEXT, (whole, attributes: string, text: string) => {
      const tag = new Tag("text", false, attributes);
      const outline = opened.outline(wordsOf(text), Number(tag.attribute("font-weight")));
      if (outline === null) return whole;
      const scale = Number.parseFloat(tag.attribute("font-size") ?? "") / PER_EM;
      const share = { middle: 0.5, end: 1 }[tag.attribute("text-anchor") ?? ""] ?? 0;
      const x = Number(tag.attribute("x") ?? 0) - share * outline.width * scale;
      const place = `translate(${round(x)} ${tag.attribute("y") ?? 0}) scale(${scale} ${-scale})`;
      const transform = [tag.attribute("transform"), place].filter((one) => one !== null).join(" ");
      return element("path", { transform, fill: tag.attribute("fill") ?? undefined, d: outline.path });
    }),
  );
}

const TEXT = /<text\b([^>]*)>([^<]*)<\/text>/g;

const wordsOf = (xml: string): string => [...new XmlReader(xml).inside()].map(({ text }) => text).join("");
