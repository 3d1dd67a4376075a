import type { PreviewChoice, PreviewDraft, ReportFormat, ShownProblem } from "../index.ts";
import { list } from "../text/words.ts";
import { writeChoice } from "./choice.ts";
import { Thread } from "./thread.ts";
import { type Trouble, troubleOf } from "./trouble.ts";
import type { WorkOf, Works } from "./work.ts";

/** What is known of something that is looked at. */
export interface View {
  readonly choice: PreviewChoice;
  /** The newest that could be made; null where none could yet. */
  draft: PreviewDraft | null;
  /** Why the draft is one of before; null where it is the newest. */
  trouble: Trouble | null;
  problems: readonly ShownProblem[];
  /** Whether the problems are those of the newest files. */
  isChecked: boolean;
  /** How often something of it was made anew. */
  told: number;
}

/** What was made anew: the draft, or only what stands around it: its problems, and the places where its values come from. */
export type News = "draft" | "problems";
type Listener = (news: News, view: View) => void;

interface Kept extends View {
  /** How many changes of files it has seen, as it was drafted and checked. */
  drafted: number;
  checked: number;
  readonly listeners: Set<Listener>;
}

/** How long files must rest: an editor that saves writes a file in several steps. */
const REST_MS = 4;

/** How long a browser has for a draft before its problems are looked for. */
const SHOW_MS = 150;

const MOST_KEPT = 30;

/** Keeps a draft of everything that is looked at, and makes each anew as files change: first the draft, then its problems. */
export class Drafts {
  private readonly kept = new Map<string, Kept>();
  private readonly drafter: Thread;
  private readonly checker: Thread;
  private changes = 1;
  private isStopped = false;
  private drafting: Promise<void> | null = null;
  private checking: Promise<void> | null = null;
  private resting: NodeJS.Timeout | undefined;
  private showing: NodeJS.Timeout | undefined;
  private readonly notice: (trouble: Trouble | null) => void;

  /** @param notice is called as something hinders every draft, and with null as nothing does any more. */
  constructor(of: WorkOf, notice: (trouble: Trouble | null) => void) {
    this.drafter = new Thread(of);
    this.checker = new Thread({ ...of, canWait: true });
    this.notice = notice;
  }

  /** Says that files have changed. */
  change(): void {
    this.changes++;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.pump(), REST_MS);
  }

  /** Calls back for everything that is made anew of a choice, until the returned function is called. */
  watch(choice: PreviewChoice, listener: Listener): () => void {
    const view = this.view(choice);
    view.listeners.add(listener);
    void this.pump();
    return () => {
      view.listeners.delete(listener);
    };
  }

  /** The newest of a choice, once it is drafted. */
  async newest(choice: PreviewChoice): Promise<View> {
    const view = this.view(choice);
    while (view.drafted < this.changes) {
      const forget = this.watch(choice, () => {});
      await this.pump();
      forget();
    }
    return view;
  }

  /** What there is of a choice now. */
  now = (choice: PreviewChoice): View => this.view(choice);

  /** @throws UsageError where it cannot be made. */
  async file(choice: PreviewChoice, format: ReportFormat): Promise<Works["file"]> {
    return await this.checker.make("file", choice, format);
  }

  /**
   * Where a value of a draft comes from.
   * @throws UsageError where it cannot be worked out.
   */
  async value(choice: PreviewChoice, key: string): Promise<Works["value"]> {
    return await this.drafter.make("value", choice, key);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.resting);
    clearTimeout(this.showing);
    await Promise.all([this.drafter.stop(), this.checker.stop()]);
  }

  private view(choice: PreviewChoice): Kept {
    const key = writeChoice(choice);
    const view = this.kept.get(key) ?? {
      ...{ choice, draft: null, trouble: null, problems: [], isChecked: false, told: 0 },
      ...{ drafted: 0, checked: 0, listeners: new Set<Listener>() },
    };
    this.kept.set(key, view);
    // Nobody comes back to all that was ever looked at.
    for (const [other, { listeners }] of this.kept) {
      if (this.kept.size > MOST_KEPT && listeners.size === 0 && other !== key) this.kept.delete(other);
    }
    return view;
  }

  /** Drafts whatever is looked at and is not of the newest files, until nothing is left. */
  private pump(): Promise<void> {
    const work = async (): Promise<void> => {
      for (let view = this.stale("drafted"); view !== undefined; view = this.stale("drafted"))
        await this.redraft(view);
    };
    this.drafting ??= work().finally(() => {
      this.drafting = null;
      clearTimeout(this.showing);
      this.showing = setTimeout(() => this.check(), SHOW_MS);
    });
    return this.drafting;
  }

  private check(): void {
    const work = async (): Promise<void> => {
      for (let view = this.stale("checked"); view !== undefined; view = this.stale("checked"))
        await this.recheck(view);
    };
    this.checking ??= work().finally(() => {
      this.checking = null;
    });
  }

  private stale(what: "drafted" | "checked"): Kept | undefined {
    return [...this.kept.values()].find((view) => view.listeners.size > 0 && view[what] < this.changes);
  }

  private async redraft(view: Kept): Promise<void> {
    const { changes } = this;
    const had = view.trouble;
    const before = view.draft;
    try {
      const draft = await this.drafter.make("draft", pinned(view));
      const lost =
        view.draft === null ? [] : draft.unread.filter((file) => !view.draft?.unread.includes(file));
      view.trouble = lost.length === 0 ? null : saysUnread(lost);
      if (lost.length === 0) view.draft = draft;
      else view.problems = draft.problems.map((problem) => ({ ...problem, anchors: [] }));
    } catch (error) {
      view.trouble = troubleOf(error);
    }
    view.drafted = changes;
    // A check that was under way goes on with the newest files, and can be there first.
    view.isChecked = view.checked === changes;
    if (this.isStopped) return;
    if (had?.message !== view.trouble?.message) this.notice(view.trouble);
    // What somebody reads in it stays, such as where a value comes from.
    const isSame = before !== null && before.html === view.draft?.html;
    tell(view, isSame ? "problems" : "draft");
  }

  private async recheck(view: Kept): Promise<void> {
    const { changes } = this;
    const problems = await this.checker.make("check", pinned(view)).catch(() => null);
    view.checked = changes;
    if (changes !== this.changes) return;
    if (problems !== null) view.problems = problems;
    view.isChecked = view.drafted === changes;
    tell(view, "problems");
  }
}

/** Whoever looks at a report stays with it, though its day changes or it cannot be read for a while. */
const pinned = ({ choice, draft }: View): PreviewChoice => ({
  ...choice,
  report: choice.report ?? draft?.shown.report,
});

const tell = (view: Kept, news: News): void => {
  view.told++;
  for (const listener of [...view.listeners]) listener(news, view);
};

const saysUnread = (files: readonly string[]): Trouble => ({
  message: `${list(files)} cannot be read as YAML`,
  hint: "Its problems say where. What is shown is the draft from before.",
});
