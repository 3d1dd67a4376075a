import { Idiomorph } from "idiomorph";

/** What is the same stays as it is, with its focus, its scroll position and what is open in it. */
const KEEP_SAME = { beforeNodeMorphed: (old: Node, made: Node): boolean => !old.isEqualNode(made) };

/** A problem that is shown beside what it is about. */
const MARK = "improve-mark";

/** Our few rules come last, and are no part of the document. */
const STYLES = `
.${MARK} { margin: 0.5rem 0; padding: 0.25rem 0.75rem; border-left: 0.25rem solid #b10e1e; background: #fff; color: #0b0c0c; font-size: 0.9rem; text-align: left; max-width: 44rem; }
.${MARK}.warning { border-color: #b58800; }
.${MARK}.info { border-color: #1d70b8; }
.${MARK} p { margin: 0.15rem 0; }
.${MARK} button { font: inherit; color: #1d70b8; background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; text-align: left; }
@media print { .${MARK} { display: none } }
`;

/** The draft: a document of its own in a frame, as it would be published, with marks where something is wrong. */
export class DraftFrame {
  private readonly frame: HTMLIFrameElement;
  private readonly styled = new WeakSet<Document>();

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  /** Makes the draft what it is now. What did not change stays as it is, and so does the place that is looked at. */
  async renew(address: string): Promise<void> {
    const { contentDocument: inside, contentWindow: view } = this.frame;
    if (inside === null || view === null) return;
    const text = await (await fetch(address)).text();
    // A document of its own window may have the styles that the frame may have.
    const made = new (view as Window & typeof globalThis).DOMParser().parseFromString(text, "text/html");
    const { scrollX, scrollY } = view;
    this.unmark(inside);
    Idiomorph.morph(inside.documentElement, made.documentElement, {
      morphStyle: "outerHTML",
      callbacks: KEEP_SAME,
    });
    view.scrollTo(scrollX, scrollY);
  }

  /** Shows each problem of the list after the paragraph, or in the row, that it is about. */
  mark(problems: Iterable<HTMLElement>, open: (button: HTMLElement) => void): void {
    const { contentDocument: inside } = this.frame;
    if (inside === null) return;
    this.addStyles(inside);
    const { activeElement: active } = inside;
    const focused = active?.closest(`.${MARK}`) ? active.getAttribute("data-place") : null;
    this.unmark(inside);
    for (const problem of problems) {
      const anchors = (problem.dataset.anchors ?? "").split(" ").filter(Boolean);
      const place = anchors.map((id) => inside.getElementById(id)).find((one) => one !== null);
      if (place === undefined) continue;
      const mark = inside.createElement("div");
      mark.className = problem.className.replace("problem", MARK);
      for (const part of problem.children) mark.append(inside.importNode(part, true));
      for (const button of mark.querySelectorAll("button")) {
        button.addEventListener("click", () => open(button));
        if (button.dataset.place === focused) queueMicrotask(() => button.focus());
      }
      (place.matches("tr") ? (place.querySelector("th, td") ?? place) : place).append(mark);
    }
  }

  private unmark(inside: Document): void {
    for (const mark of inside.querySelectorAll(`.${MARK}`)) mark.remove();
  }

  private addStyles(inside: Document): void {
    const view = inside.defaultView;
    if (view === null || this.styled.has(inside)) return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLES);
    inside.adoptedStyleSheets.push(sheet);
    this.styled.add(inside);
  }
}
