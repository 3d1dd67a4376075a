import type { Page } from "puppeteer";

/** A picture as it is put into a document: as shapes, and as pixels for programs that draw no shapes. */
export interface Picture {
  /** An SVG that needs no style sheet. */
  readonly svg: string;
  /** Twice as many pixels as the picture is wide and high. */
  readonly png: Uint8Array;
  /** In CSS pixels, without parts of one. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws every SVG of an HTML document, in their order.
 * @param settle what is made of them once their styles are written into them. None of it may need a font.
 */
export type Draw = (html: string, settle: Settle) => Promise<readonly Picture[]>;

type Settle = (svgs: readonly string[]) => Promise<readonly string[]>;

/** How many pixels of a picture are one CSS pixel. */
const SCALE = 2;

/** What `Draw` does on a page that has loaded the document. */
export async function drawPictures(page: Page, settle: Settle): Promise<Picture[]> {
  const styled = await page.evaluate(writeStyles, PROPERTIES);
  const svgs = await settle(styled.map(({ svg }) => svg));
  const images = styled.map(({ width, height }, at) => {
    const data = Buffer.from(svgs[at] as string).toString("base64");
    return `<img style="display:block;width:${width}px;height:${height}px" src="data:image/svg+xml;base64,${data}">`;
  });
  const widest = Math.max(1, ...styled.map(({ width }) => width));
  await page.setViewport({ width: widest, height: 1000, deviceScaleFactor: SCALE });
  await page.setContent(`<!DOCTYPE html><body style="margin:0">${images.join("")}</body>`, {
    waitUntil: "load",
    timeout: 0,
  });
  const pictures: Picture[] = [];
  let y = 0;
  // One after another, because a page has one screen.
  for (const [at, { width, height }] of styled.entries()) {
    const clip = { x: 0, y, width, height };
    const png = await page.screenshot({ clip, omitBackground: true, captureBeyondViewport: true });
    pictures.push({ svg: svgs[at] as string, png, width, height });
    y += height;
  }
  return pictures;
}

/** What style sheets say of shapes and of texts in them. */
const PROPERTIES = {
  shapes: ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"],
  texts: ["fill", "font-size", "font-weight", "text-anchor"],
};

/** Runs on the page: every SVG as a document of its own, with its styles as attributes, and its size there. */
function writeStyles(properties: typeof PROPERTIES): { svg: string; width: number; height: number }[] {
  const outer = [...document.querySelectorAll("svg")].filter(
    (one) => one.parentElement?.closest("svg") === null,
  );
  return outer.map((svg) => {
    const { width, height } = svg.getBoundingClientRect();
    for (const one of svg.querySelectorAll("*")) {
      const isText = one.localName === "text";
      const style = getComputedStyle(one);
      for (const name of isText ? properties.texts : properties.shapes) {
        const value = style.getPropertyValue(name);
        if (one.localName !== "g")
          one.setAttribute(name, name === "stroke-dasharray" ? value.replaceAll("px", "") : value);
      }
      for (const name of ["class", "style"]) one.removeAttribute(name);
    }
    for (const name of ["class", "style", "role", "aria-label", "aria-hidden"]) svg.removeAttribute(name);
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return {
      svg: new XMLSerializer().serializeToString(svg),
      width: Math.ceil(width),
      height: Math.ceil(height),
    };
  });
}
