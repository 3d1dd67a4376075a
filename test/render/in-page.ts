/** What a test can ask of a page: each answer lists what is wrong. */
export type Question =
  | "faint"
  | "misplaced"
  | "broken"
  | "small"
  | "large"
  | "idle"
  | "scrolling"
  | "cramped";

/** Runs in the browser, so it may use nothing outside of itself. */
export function lookFor(question: Question): string[] {
  /** Links that lie over the page. */
  const OVER = ".skip-link, .to-top";
  /** What only guides the eye may be pale. */
  const PALE = ".chart-grid, .chart-band";
  const ADVICE = { text: 4.5, mark: 3, pixels: 10, target: 24 };

  type Words = {
    readonly node: Node;
    readonly element: Element;
    readonly words: string;
    readonly boxes: readonly DOMRect[];
  };

  /** A shape of a drawing, its colour, and how a point of the screen becomes one of it. */
  type Painted = { readonly shape: SVGGeometryElement; readonly fill: string; readonly inside: DOMMatrix };

  /** The shapes of each drawing, in the order in which they are painted. */
  const shapes = new Map<Element, readonly Painted[]>();

  const answers: Record<Question, () => string[]> = {
    faint: () => [...faintTexts(), ...faintMarks()],
    misplaced: () => [...outside(), ...overlapping()],
    small: () => sized(listTexts(), (size) => size < ADVICE.pixels),
    broken: () => listTexts().flatMap(brokenNumbers),
    // Words of a drawing are no larger than the text around it.
    large: () =>
      sized(
        listTexts().filter(({ element }) => element.closest("svg")),
        (size) => size > 1.2 * Number.parseFloat(getComputedStyle(document.body).fontSize),
      ),
    idle: () =>
      all("[tabindex='0']")
        .filter((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight)
        .map(tagOf),
    scrolling: () =>
      all("body *")
        .filter((one) => {
          const { overflowX, display } = getComputedStyle(one);
          return (
            /auto|scroll/.test(overflowX) && display !== "inline" && one.scrollWidth > one.clientWidth + 1
          );
        })
        .map(tagOf),
    // Links in a sentence may be as small as its words.
    cramped: () =>
      all("a[href]:not(p:not(.entry) a, li a, td a, th a, dd a), .entry a").flatMap((link) => {
        const { height, width } = link.getBoundingClientRect();
        return width > 0 && Math.min(height, width) < ADVICE.target ? [`${height}: ${tagOf(link)}`] : [];
      }),
  };
  return [...new Set(answers[question]())];

  function sized(texts: readonly Words[], isWrong: (size: number) => boolean): string[] {
    return texts.flatMap((text) => {
      const drawn = text.element instanceof SVGGraphicsElement ? text.element.getScreenCTM()?.a : undefined;
      const size = Number.parseFloat(getComputedStyle(text.element).fontSize) * (drawn ?? 1);
      return isWrong(size) ? [`${size.toFixed(1)}: ${say(text)}`] : [];
    });
  }

  function all(selector: string): Element[] {
    return [...document.querySelectorAll(selector)];
  }

  function tagOf(element: Element): string {
    return (element.cloneNode() as Element).outerHTML.slice(0, 160);
  }

  function isVisible(element: Element): boolean {
    const head = element.closest("thead");
    // The headings of a table whose rows are lists are there only for those who hear it.
    const isHeard = head !== null && getComputedStyle(head).clipPath !== "none";
    return (
      element.checkVisibility({ visibilityProperty: true }) && element.closest(OVER) === null && !isHeard
    );
  }

  /** Every piece of text with the boxes of its lines. */
  function listTexts(): Words[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Words[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement as Element;
      const words = node.nodeValue?.trim() ?? "";
      if (words === "" || element.closest("script, style") || !isVisible(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      found.push({ node, element, words, boxes });
    }
    return found;
  }

  /** Numbers that begin on one line and end on the next. */
  function brokenNumbers(text: Words): string[] {
    return [...(text.node.nodeValue ?? "").matchAll(/[(£]*\d[\d.,%)]*/g)].flatMap(({ index, 0: number }) => {
      const range = document.createRange();
      range.setStart(text.node, index);
      range.setEnd(text.node, index + number.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size > 1 ? [`${number} of ${say(text)}`] : [];
    });
  }

  function say({ element, words }: Words): string {
    const place = element.closest("[id]")?.id ?? "the page";
    return `"${words.slice(0, 40)}" in ${tagOf(element)} of ${place}`;
  }

  function faintTexts(): string[] {
    return listTexts().flatMap((text) => {
      const { element, boxes } = text;
      const { fill, color } = getComputedStyle(element);
      const svg = element.closest("svg");
      if (boxes[0] === undefined) return [];
      const seen = svg
        ? ratio(fill, behindPoint(svg, element, middleOf(boxes[0])))
        : ratio(color, behind(element));
      return seen < ADVICE.text ? [`${seen.toFixed(2)}: ${say(text)}`] : [];
    });
  }

  function faintMarks(): string[] {
    return all(`body svg :is(rect, circle, path):not(${PALE}, defs *)`).flatMap((mark) => {
      const svg = mark.closest("svg");
      if (!svg || !isVisible(mark)) return [];
      const { fill, stroke } = getComputedStyle(mark);
      const under = behindPoint(
        svg,
        mark,
        isPainted(fill) ? middleOf(mark.getBoundingClientRect()) : half(mark),
      );
      const seen = Math.max(...[fill, stroke].filter(isPainted).map((colour) => ratio(colour, under)));
      return seen < ADVICE.mark ? [`${seen.toFixed(2)}: ${tagOf(mark)} in ${svg.closest("[id]")?.id}`] : [];
    });
  }

  /** Half-way along a line. */
  function half(line: Element): DOMPoint {
    const geometry = line as SVGGeometryElement;
    const point = geometry.getPointAtLength(geometry.getTotalLength() / 2);
    return DOMPoint.fromPoint(point).matrixTransform(geometry.getScreenCTM() ?? undefined);
  }

  function middleOf({ left, right, top, bottom }: DOMRect): DOMPoint {
    return new DOMPoint((left + right) / 2, (top + bottom) / 2);
  }

  /** The colour behind an element of HTML. */
  function behind(element: Element): string {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (isPainted(backgroundColor)) return backgroundColor;
    }
    return "#fff";
  }

  /** The colour behind a point of a drawing: of the last shape painted before that has the point in it. */
  function behindPoint(svg: Element, before: Element, point: DOMPoint): string {
    const painted = shapes.get(svg) ?? paintedShapes(svg);
    shapes.set(svg, painted);
    const under = painted.findLast(
      ({ shape, inside }) =>
        shape.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING &&
        shape.isPointInFill(point.matrixTransform(inside)),
    );
    return under?.fill ?? behind(svg);
  }

  function paintedShapes(svg: Element): Painted[] {
    return [...svg.querySelectorAll<SVGGeometryElement>("rect, circle, path")].flatMap((shape) => {
      const { fill } = getComputedStyle(shape);
      const matrix = shape.getScreenCTM();
      return matrix && isPainted(fill) ? [{ shape, fill, inside: matrix.inverse() }] : [];
    });
  }

  function isPainted(colour: string): boolean {
    return colour !== "none" && partsOf(colour)[3] > 0.5;
  }

  /** As WCAG 2 defines it. */
  function ratio(one: string, other: string): number {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(colour: string): number {
    const [r, g, b] = partsOf(colour).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    ) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** Red, green, blue and opacity, each up to 1. */
  function partsOf(colour: string): [number, number, number, number] {
    const [r = 0, g = 0, b = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return colour.startsWith("rgb") ? [r / 255, g / 255, b / 255, opacity] : [1, 1, 1, 1];
  }

  /** Texts that are cut off, and that leave their cell or the page. */
  function outside(): string[] {
    return listTexts().flatMap((text) => {
      const cell = text.element.closest("td, th")?.getBoundingClientRect();
      const leaves = (frame: { left: number; right: number }) =>
        text.boxes.some(({ left, right }) => left < frame.left - 1 || right > frame.right + 1);
      return [
        ...(leaves({ left: 0, right: innerWidth }) ? [`off the page: ${say(text)}`] : []),
        ...(cell && leaves(cell) ? [`outside its cell: ${say(text)}`] : []),
        ...(framesOf(text.element).some(leaves) ? [`cut off: ${say(text)}`] : []),
      ];
    });
  }

  /** The boxes around an element that cut off what leaves them. */
  function framesOf(element: Element): DOMRect[] {
    const frames: DOMRect[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (!/visible|contents/.test(getComputedStyle(at).overflowX) && !(at instanceof SVGElement))
        frames.push(at.getBoundingClientRect());
    }
    return frames;
  }

  function overlapping(): string[] {
    const lines = listTexts()
      .flatMap((text) => text.boxes.map((box) => ({ ...text, box })))
      .sort((a, b) => a.box.top - b.box.top);
    return lines.flatMap((one, index) => {
      // Lines may touch: the boxes of letters are higher than the letters.
      const foot = one.box.bottom - one.box.height * 0.25;
      const found: string[] = [];
      for (const other of lines.slice(index + 1)) {
        if (other.box.top >= foot) break;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const isBelow = other.box.top + other.box.height * 0.25 >= foot;
        // The contents stay in view beside the report as it scrolls.
        const isBeside = one.element.closest(".contents") !== other.element.closest(".contents");
        if (across > 1.5 && !isBelow && !isBeside)
          found.push(`over one another: ${say(one)} and ${say(other)}`);
      }
      return found;
    });
  }
}
