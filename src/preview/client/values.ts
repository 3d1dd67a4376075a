/** What a value of a draft is known by. */
const VALUE = "[data-from]";

const ORIGIN = "improve-origin";

const STYLES = `
${VALUE} { cursor: pointer; }
:is(td, th) > ${VALUE} { display: inline; margin: 0; }
${VALUE}:hover, ${VALUE}.is-told, .badge:hover > ${VALUE} { text-decoration: underline dotted; text-underline-offset: 0.2em; }
${VALUE}:focus-visible { outline: 3px solid #1d70b8; outline-offset: 2px; }
.${ORIGIN} { position: fixed; inset: auto; margin: 0; box-sizing: border-box; width: min(27rem, 100vw - 1rem); max-height: min(24rem, 80vh); overflow: auto; padding: 0.6rem 0.8rem; border: 1px solid #505a5f; border-radius: 0.25rem; background: #fff; color: #0b0c0c; box-shadow: 0 0.2rem 0.8rem rgb(0 0 0 / 25%); font: 400 0.875rem/1.4 system-ui, sans-serif; text-align: left; text-transform: none; white-space: normal; }
.${ORIGIN} p, .${ORIGIN} ul { margin: 0 0 0.35rem; padding: 0; max-width: none; font-size: inherit; }
.${ORIGIN} li { margin: 0 0 0.15rem; padding: 0; list-style: none; overflow-wrap: break-word; }
.${ORIGIN} ul { padding-left: 0.6rem; border-left: 2px solid #b1b4b6; }
.${ORIGIN} .title { font-weight: 700; }
.${ORIGIN} .value { font-size: 1.1rem; }
.${ORIGIN} .list-title { font-weight: 700; margin-top: 0.5rem; }
.${ORIGIN} .why, .${ORIGIN} .note { color: #505a5f; }
.${ORIGIN} button { display: inline; font: inherit; color: #1d5c94; background: none; border: 0; padding: 0; text-align: left; text-decoration: underline; cursor: pointer; overflow-wrap: anywhere; }
.${ORIGIN} button:focus-visible { outline: 3px solid #1d70b8; }
.${ORIGIN} code { font-size: 0.95em; }
@media print { .${ORIGIN} { display: none } }
`;

/** So long a pointer must rest on a value, and so long it may be away on its way to what is told. */
const REST_MS = 150;
const AWAY_MS = 300;

/**
 * Tells where a value comes from as somebody points at it or tabs to it. There may be thousands, so Tab stops at one of them
 * only, on the screen, and the arrow keys go on from it.
 */
export class Values {
  private readonly frame: HTMLIFrameElement;
  private readonly open: (button: HTMLElement) => Promise<void>;
  private readonly known = new Map<string, string>();
  private readonly followed = new WeakSet<Document>();
  /** The value at which Tab stops. */
  private current: HTMLElement | null = null;
  /** The value that is told. */
  private told: HTMLElement | null = null;
  private box: HTMLElement | null = null;
  private timer = 0;
  private isTouched = false;

  /** @param open opens the place of a button in the editor. */
  constructor(frame: HTMLIFrameElement, open: (button: HTMLElement) => Promise<void>) {
    this.frame = frame;
    this.open = open;
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.hide();
    });
  }

  /** Takes up the values of the draft as it is now. */
  renew(): void {
    const { contentDocument: inside } = this.frame;
    if (inside === null) return;
    this.known.clear();
    if (!this.followed.has(inside)) this.follow(inside);
    if (this.current?.isConnected !== true) this.current = inside.querySelector<HTMLElement>(VALUE);
    this.stopAt(this.current);
  }

  /** Tells anew what is told, as the lines of the files may have moved. */
  async renewTold(): Promise<void> {
    this.known.clear();
    const { box, told } = this;
    if (box === null || told === null) return;
    const html = await this.explain(told.dataset.from ?? "");
    if (this.box !== box || box.innerHTML === html) return;
    box.innerHTML = html;
    this.place();
  }

  /** Takes away all that is no part of the draft. */
  hide(): void {
    clearTimeout(this.timer);
    this.told?.classList.remove("is-told");
    if (this.told?.classList.length === 0) this.told.removeAttribute("class");
    this.told?.removeAttribute("aria-describedby");
    this.told = null;
    this.box?.remove();
    this.box = null;
  }

  private follow(inside: Document): void {
    const view = inside.defaultView as Window & typeof globalThis;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLES);
    inside.adoptedStyleSheets.push(sheet);
    inside.addEventListener("pointerover", (event) => this.pointed(event));
    inside.addEventListener("pointerdown", ({ pointerType }) => {
      this.isTouched = pointerType === "touch";
    });
    inside.addEventListener("pointerleave", () => this.soon(null));
    inside.addEventListener("focusin", ({ target }) => {
      const value = valueAt(target);
      if (value !== null) void this.tell(value);
      else if (!this.isInBox(target)) this.hide();
    });
    inside.addEventListener("click", (event) => void this.clicked(event));
    inside.addEventListener("keydown", (event) => this.pressed(event));
    view.addEventListener("scroll", () => this.place(), { capture: true, passive: true });
    view.addEventListener("resize", () => this.place());
    this.followed.add(inside);
  }

  private pointed({ target, pointerType }: PointerEvent): void {
    if (pointerType === "touch") return;
    if (this.isInBox(target)) clearTimeout(this.timer);
    else this.soon(valueAt(target));
  }

  /** Tells a value if the pointer rests on it; nothing, if it stays away and the keyboard is elsewhere. */
  private soon(value: HTMLElement | null): void {
    clearTimeout(this.timer);
    if (value === this.told) return;
    const isFocused = this.told !== null && this.told === this.told.ownerDocument.activeElement;
    if (value === null && isFocused) return;
    this.timer = window.setTimeout(
      () => (value === null ? this.hide() : void this.tell(value)),
      value === null ? AWAY_MS : REST_MS,
    );
  }

  private async tell(value: HTMLElement): Promise<void> {
    if (this.told === value) return;
    this.hide();
    this.told = value;
    const html = await this.explain(value.dataset.from ?? "");
    if (this.told !== value || !value.isConnected) return;
    const box = value.ownerDocument.createElement("div");
    box.className = ORIGIN;
    box.id = ORIGIN;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Where it comes from");
    box.setAttribute("popover", "manual");
    box.innerHTML = html;
    // Tab goes on from the value to what is told of it.
    (value.closest("a, .badge") ?? value).after(box);
    box.showPopover();
    this.box = box;
    value.classList.add("is-told");
    value.setAttribute("aria-describedby", ORIGIN);
    this.place();
  }

  private async explain(key: string): Promise<string> {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const asked = new URLSearchParams(location.search);
    asked.set("from", key);
    const answer = await fetch(`/value?${asked}`).catch(() => null);
    if (answer?.ok !== true) return "<p>Where this comes from cannot be told just now.</p>";
    const html = await answer.text();
    this.known.set(key, html);
    return html;
  }

  /** Below the value, or above it where there is more room. What has no room there is scrolled to. */
  private place(): void {
    const { box, told } = this;
    if (box === null || told === null) return;
    const at = told.getBoundingClientRect();
    const { innerWidth, innerHeight } = box.ownerDocument.defaultView as Window;
    const [above, below] = [at.top, innerHeight - at.bottom].map((room) => room - GAP - EDGE) as [
      number,
      number,
    ];
    box.style.maxHeight = "";
    const isBelow = box.offsetHeight <= below || below >= above;
    box.style.maxHeight = `${Math.max(LEAST, Math.min(box.offsetHeight, isBelow ? below : above))}px`;
    const { offsetWidth, offsetHeight } = box;
    const top = isBelow ? at.bottom + GAP : at.top - offsetHeight - GAP;
    box.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - offsetWidth - EDGE))}px`;
    box.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - offsetHeight - EDGE))}px`;
  }

  private async clicked({ target }: MouseEvent): Promise<void> {
    const button = this.isInBox(target) ? (target as Element).closest<HTMLElement>("button") : null;
    if (button !== null) return await this.open(button);
    const value = valueAt(target);
    // A link leads where it leads, and a finger points before it opens.
    if (value === null || value.closest("a") !== null) return;
    const isOnlyPointed = this.isTouched && this.told !== value;
    this.stopAt(value);
    await this.tell(value);
    if (!isOnlyPointed && value.ownerDocument.getSelection()?.isCollapsed !== false) await this.openTold();
  }

  private async openTold(): Promise<void> {
    const button = this.box?.querySelector<HTMLElement>("button");
    if (button) await this.open(button);
  }

  private pressed(event: KeyboardEvent): void {
    const { key, target } = event;
    if (key === "Escape" && this.told !== null) {
      const value = this.told;
      if (this.isInBox(target)) value.focus();
      this.hide();
    } else if (key === "Tab") this.stopOnScreen();
    const value = valueAt(target);
    if (value === null || value !== target || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = key in STEPS || key === "Home" || key === "End" ? this.besides(value, key) : undefined;
    if (next !== undefined) {
      this.stopAt(next);
      next.focus();
    } else if (key === "Enter" || key === " ") void this.tell(value).then(() => this.openTold());
    else return;
    event.preventDefault();
  }

  private besides(value: HTMLElement, key: string): HTMLElement {
    const values = [...value.ownerDocument.querySelectorAll<HTMLElement>(VALUE)];
    const last = values.length - 1;
    const to = key === "Home" ? 0 : key === "End" ? last : values.indexOf(value) + (STEPS[key] ?? 0);
    return values[Math.max(0, Math.min(to, last))] ?? value;
  }

  /** Tab stops at a value that can be seen. */
  private stopOnScreen(): void {
    const { current } = this;
    if (current === null || isSeen(current)) return;
    const all = [...current.ownerDocument.querySelectorAll<HTMLElement>(VALUE)];
    this.stopAt(all.find(isSeen) ?? current);
  }

  private stopAt(value: HTMLElement | null): void {
    for (const name of ["tabindex", "role"]) this.current?.removeAttribute(name);
    this.current = value;
    value?.setAttribute("tabindex", "0");
    value?.setAttribute("role", "button");
  }

  private isInBox(target: EventTarget | null): boolean {
    return target !== null && this.box?.contains(target as Node) === true;
  }
}

/** In pixels: how far what is told is from the value and from the edge, and how high it is at least. */
const GAP = 6;
const EDGE = 8;
const LEAST = 140;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The value that is pointed at: its words, or the sign of its badge. */
function valueAt(target: EventTarget | null): HTMLElement | null {
  const element = target as Element | null;
  return (
    element?.closest?.<HTMLElement>(VALUE) ??
    element?.closest?.(".badge")?.querySelector<HTMLElement>(VALUE) ??
    null
  );
}

function isSeen(element: HTMLElement): boolean {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < (element.ownerDocument.defaultView?.innerHeight ?? 0);
}
