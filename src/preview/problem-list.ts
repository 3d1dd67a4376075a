import type { ShownProblem } from "../index.ts";
import { showPlace } from "../problems/locate.ts";
import { SEVERITIES, type Severity } from "../problems/problem.ts";
import { escapeMarkup } from "../text/escape.ts";
import { list, plural } from "../text/words.ts";
import type { Opening } from "./places.ts";

const WORDS: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Note" };

/** Nobody reads more at once, and a page of thousands is slow. */
const MOST = 200;

/** Every problem, the gravest first, each with the place that a button opens. */
export class ProblemList {
  private readonly problems: readonly ShownProblem[];
  private readonly opening: Opening;

  constructor(problems: readonly ShownProblem[], opening: Opening) {
    this.problems = SEVERITIES.flatMap((severity) => problems.filter((one) => one.severity === severity));
    this.opening = opening;
  }

  /** "Problems: 1 error and 2 warnings" */
  get title(): string {
    const counted = SEVERITIES.flatMap((severity) => {
      const count = this.problems.filter((one) => one.severity === severity).length;
      return count === 0 ? [] : [plural(count, WORDS[severity].toLowerCase())];
    });
    return counted.length === 0 ? "No problems found" : `Problems: ${list(counted)}`;
  }

  /** Warnings and notes can wait until somebody opens the list. */
  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === "error");
  }

  get html(): string {
    if (this.problems.length === 0) return "";
    const items = this.problems.slice(0, MOST).map((problem) => this.item(problem));
    const others = this.problems.length - items.length;
    const more =
      others <= 0
        ? ""
        : `<p class="more">There ${others === 1 ? "is" : "are"} ${others} more. They come up here as those are put right, and improve check lists all.</p>`;
    return `<ol class="problem-list">\n${items.join("\n")}\n</ol>\n${more}`;
  }

  private item(problem: ShownProblem): string {
    const { severity, message, hint, file, range, fingerprint } = problem;
    const { places, editor } = this.opening;
    const number = places.numberOf({ file, ...range.start });
    const verb = editor === null ? "Copy the place" : "Open";
    return `<li class="problem ${severity}" id="problem-${fingerprint}-${number}" data-anchors="${escapeMarkup(problem.anchors.join(" "))}">
<p class="message"><strong class="severity">${WORDS[severity]}</strong> <span>${escapeMarkup(message)}</span></p>
${hint === null ? "" : `<p class="hint">${escapeMarkup(hint)}</p>`}
<p class="place"><button type="button" data-place="${number}"><span class="verb">${verb}</span> <code>${escapeMarkup(showPlace(problem))}</code></button><button type="button" data-show hidden>Show it in the draft</button></p>
</li>`;
  }
}
