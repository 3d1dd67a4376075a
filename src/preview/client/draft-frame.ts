import { Idiomorph } from "idiomorph";
import { Marks } from "./marks.ts";

/** What is the same stays as it is, with its focus, its scroll position and what is open in it. */
const KEEP_SAME = {
  beforeNodeMorphed: (old: Node, made: Node): boolean => !old.isEqualNode(made),
  // The value at which Tab stops, which may have the focus.
  beforeAttributeUpdated: (name: string, element: Element): boolean =>
    !element.hasAttribute("data-from") || !["tabindex", "role"].includes(name),
};

/** The draft: a document of its own in a frame, as it would be published, with marks where something is wrong. */
export class DraftFrame {
  private readonly frame: HTMLIFrameElement;
  private readonly marks: Marks;

  /** @param open opens the place that a button names. */
  constructor(frame: HTMLIFrameElement, open: (button: HTMLElement) => void) {
    this.frame = frame;
    this.marks = new Marks(open);
  }

  /** Makes the draft what it is now. What did not change stays as it is, and so does the place that is looked at. */
  async renew(address: string): Promise<void> {
    const { contentDocument: inside, contentWindow: view } = this.frame;
    if (inside === null || view === null) return;
    // What is still being read would be added to what it is made into.
    if (inside.readyState === "loading")
      await new Promise((read) => inside.addEventListener("DOMContentLoaded", read, { once: true }));
    const text = await (await fetch(address)).text();
    // A document of its own window may have the styles that the frame may have.
    const made = new (view as Window & typeof globalThis).DOMParser().parseFromString(text, "text/html");
    const { scrollX, scrollY } = view;
    this.marks.hide(inside);
    Idiomorph.morph(inside.documentElement, made.documentElement, {
      morphStyle: "outerHTML",
      callbacks: KEEP_SAME,
    });
    this.mark();
    view.scrollTo(scrollX, scrollY);
  }

  /** Goes to what a problem of the list is about. */
  goTo(problem: HTMLElement): void {
    const { contentDocument: inside } = this.frame;
    if (inside === null) return;
    this.frame.focus();
    this.marks.goTo(inside, problem);
  }

  /** Shows each problem of the list beside what it is about. */
  mark(): void {
    const { contentDocument: inside } = this.frame;
    if (inside !== null) this.marks.show(inside, document.querySelectorAll<HTMLElement>(".problem"));
  }
}
