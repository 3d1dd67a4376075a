/** Our few rules come last, and are no part of the document. Each colour is its own in light and in dark. */
const STYLES = `
.improve-mark { margin: 0.375rem 0; padding: 0.125rem 0.625rem; max-width: 44rem; border-left: 4px solid #b10e1e; color: #0b0c0c; background: #fdf3f3; font-size: 1rem; font-weight: 400; line-height: 1.4; text-align: left; }
.improve-mark.warning { border-color: #b36b00; background: #fff7e6; }
.improve-mark.info { border-color: #1a65a6; background: #eef5fb; }
.improve-mark.short { display: inline-block; margin: 0.25rem 0 0; padding: 0 0.375rem; font-size: 0.875rem; }
.improve-mark summary { cursor: pointer; }
.improve-mark p { margin: 0.125rem 0; }
.improve-mark summary .severity { font-weight: 600; }
.improve-mark button { padding: 0; border: 0; color: #1a65a6; background: none; font: inherit; text-align: left; text-decoration: underline; cursor: pointer; overflow-wrap: anywhere; }
.improve-mark :focus-visible { outline: 3px solid #fd0; box-shadow: 0 0 0 5px #0b0c0c; }
@media print { .improve-mark { display: none } }
`;

/** What leads from the list to a mark leads nowhere in the mark itself. */
function tidy(mark: HTMLElement): HTMLElement {
  for (const button of mark.querySelectorAll("[data-show]")) button.remove();
  return mark;
}

/** Problems beside what they are about: after a paragraph or a chart, or in the first cell of a row. */
export class Marks {
  private readonly open: (button: HTMLElement) => void;
  private readonly styled = new WeakSet<Document>();
  /** Those that the reader has opened or closed, by the ids of their problems. */
  private readonly turned = new Map<string, boolean>();

  /** @param open opens the place that a button names. */
  constructor(open: (button: HTMLElement) => void) {
    this.open = open;
  }

  /** @param problems the list on the page, in which each has its words and the anchors of what it is about. */
  show(inside: Document, problems: Iterable<HTMLElement>): void {
    this.addStyles(inside);
    const focused = this.focusedIn(inside);
    this.hide(inside);
    const places = new Map<HTMLElement, HTMLElement[]>();
    for (const problem of problems) {
      const anchors = (problem.dataset.anchors ?? "").split(" ").filter(Boolean);
      const place = anchors.map((id) => inside.getElementById(id)).find((one) => one !== null);
      problem.querySelector<HTMLElement>("[data-show]")?.toggleAttribute("hidden", place === undefined);
      if (place !== undefined) places.set(place, [...(places.get(place) ?? []), problem]);
    }
    for (const [place, its] of places) {
      const cell = place.matches("tr") ? place.querySelector("th, td") : null;
      if (cell !== null) cell.append(this.short(inside, its));
      else if (place.matches("h1, h2, h3, h4")) place.after(...its.map((one) => this.long(inside, one)));
      else place.append(...its.map((one) => this.long(inside, one)));
    }
    if (focused !== null) inside.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  }

  /** Goes to the mark of a problem of the list. */
  goTo(inside: Document, { id }: HTMLElement): void {
    const mark = inside.querySelector<HTMLDetailsElement>(`[data-problems~="${id}"]`);
    if (mark === null) return;
    mark.open = true;
    mark.scrollIntoView({ block: "center" });
    mark.querySelector("summary")?.focus({ preventScroll: true });
  }

  /** Takes the marks out, so that the document is as it was made. */
  hide(inside: Document): void {
    for (const mark of inside.querySelectorAll(".improve-mark")) mark.remove();
  }

  /** A problem with its sentence, and more when it is opened. */
  private long(inside: Document, problem: HTMLElement): HTMLElement {
    const { mark, summary } = this.mark(inside, problem, problem.matches(".error"));
    for (const part of problem.querySelectorAll(".message > *"))
      summary.append(inside.importNode(part, true), " ");
    for (const part of problem.querySelectorAll(":scope > :not(.message)"))
      mark.append(inside.importNode(part, true));
    return tidy(mark);
  }

  /** In a row there is no room for more than how many there are. */
  private short(inside: Document, problems: readonly HTMLElement[]): HTMLElement {
    const [gravest] = problems as [HTMLElement];
    const { mark, summary } = this.mark(inside, gravest, false);
    mark.classList.add("short");
    const words = new Set(problems.map((one) => one.querySelector(".severity")?.textContent?.toLowerCase()));
    const word = words.size === 1 ? [...words][0] : "problem";
    summary.textContent = `${problems.length} ${word}${problems.length === 1 ? "" : "s"}`;
    for (const problem of problems) {
      for (const part of problem.children) mark.append(inside.importNode(part, true));
    }
    mark.dataset.problems = problems.map(({ id }) => id).join(" ");
    return tidy(mark);
  }

  private mark(inside: Document, { id, classList }: HTMLElement, isOpen: boolean) {
    const mark = inside.createElement("details");
    mark.className = "improve-mark";
    mark.classList.add(...[...classList].filter((name) => name !== "problem"));
    mark.dataset.problems = id;
    mark.open = this.turned.get(id) ?? isOpen;
    mark.addEventListener("toggle", () => this.turned.set(id, mark.open));
    mark.addEventListener("click", ({ target }) => {
      const button = (target as Element).closest<HTMLElement>("[data-place]");
      if (button !== null) this.open(button);
    });
    const summary = inside.createElement("summary");
    mark.append(summary);
    return { mark, summary };
  }

  /** What leads to the part of a mark that has the focus; null if none has. */
  private focusedIn({ activeElement: active }: Document): string | null {
    const mark = active?.closest<HTMLElement>(".improve-mark");
    if (!mark) return null;
    const place = active?.getAttribute("data-place");
    const part = place == null ? "summary" : `[data-place="${place}"]`;
    return `[data-problems="${mark.dataset.problems}"] ${part}`;
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
