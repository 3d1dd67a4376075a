import type { Field } from "../../src/tracker/fields.ts";
import { Dice } from "../mutations/dice.ts";

type Column = Field | "unknown";

const HEADINGS: Readonly<Partial<Record<Column, readonly string[]>>> = {
  ref: ["Ref", "No.", "Action No"],
  recommendation: ["Recommendation", "Ofsted recommendation", "Priority"],
  workstream: ["Theme"],
  action: ["Action", "What we will do", "Task"],
  owner: ["Owner", "Lead", "Who"],
  start: ["Start"],
  due: ["By when", "Due date", "Target date"],
  revised: ["Revised date"],
  completed: ["Date completed"],
  status: ["Status", "Position"],
  rag: ["RAG", "BRAG"],
  progress: ["Progress", "Update", "Comments"],
  evidence: ["Evidence"],
  verified: ["Verified by"],
  impact: ["Impact"],
  outcome: ["Outcome"],
  measure: ["Measure"],
  reason: ["Reason for delay"],
  unknown: ["Budget", "Risk", "Links"],
};

/** A word that stands nowhere else: by it a text is known wherever it went. */
const WORD = /\bq[0-9a-z]{4}z\b/g;

export const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(WORD)].map(([word]) => word);

/** A tracker as councils keep them, and with what goes wrong in them: rows moved, repeated, joined, or of something else. */
export class RandomTracker {
  readonly rows: string[][];
  readonly columns: readonly Column[];
  readonly #dice: Dice;
  #words = 0;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.columns = (Object.keys(HEADINGS) as Column[])
      .filter((column) => column === "action" || column === "ref" || this.#chance(2))
      .sort(() => this.#dice.below(3) - 1);
    this.rows = [[`Fairmere Council: tracker ${this.#word()}`], ["Position at 31 August 2018"], this.#head()];
    for (let row = 3 + this.#dice.below(9); row > 0; row--) this.rows.push(this.#row(row));
    for (let slips = this.#dice.below(5); slips > 0; slips--) this.#slip();
  }

  /**
   * Writes into some cells of its actions, as a month later, and returns the words that are new.
   * @param columns whose cells are written into.
   */
  goOn(columns: readonly Column[]): string[] {
    const before = new Set(wordsOf(this.#text()));
    for (let cells = 1 + this.#dice.below(6); cells > 0; cells--) {
      const row = this.#dice.pick(this.rows.slice(3));
      const at = this.#dice.below(this.columns.length);
      const column = this.columns[at] as Column;
      if (row[at] === undefined || !columns.includes(column)) continue;
      row[at] =
        row[at] !== "" && this.#chance(3) ? `${row[at]}\n${this.#some()}` : this.#cell(column, 20 + cells);
    }
    if (this.#chance(3)) this.rows.push(this.#row(30));
    return wordsOf(this.#text()).filter((word) => !before.has(word));
  }

  get csv(): string {
    const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return `${this.rows.map((row) => row.map(quoted).join(",")).join("\n")}\n`;
  }

  #text(): string {
    return this.rows.flat().join(" ");
  }

  #chance(of: number): boolean {
    return this.#dice.below(of) === 0;
  }

  #word(): string {
    return `q${(this.#words++).toString(36).padStart(4, "0")}z`;
  }

  #some(): string {
    const joiner = this.#dice.pick([" ", ", ", "\n", "; ", " - ", ". "]);
    return Array.from({ length: 1 + this.#dice.below(4) }, () => this.#word()).join(joiner);
  }

  #head(): string[] {
    return this.columns.map((column) => this.#dice.pick(HEADINGS[column] as readonly string[]));
  }

  #row(number: number): string[] {
    return this.columns.map((column) => this.#cell(column, number));
  }

  #cell(column: Column, number: number): string {
    const ref = `${1 + Math.floor(number / 3)}.${1 + (number % 3)}`;
    const post = (): string => `Head of ${this.#word()}`;
    const kinds: Readonly<Partial<Record<Column, () => readonly string[]>>> = {
      ref: () => [ref, `${number}`, `A${number}`, this.#word()],
      recommendation: () => [`${ref[0]} ${this.#word()} ${this.#word()}`, `${ref[0]}`, this.#some()],
      owner: () => [post(), `${post()} / ${post()}`, `J. ${this.#word()}`, "Director"],
      status: () => ["On track", "Complete", "Late", "Closed", this.#word(), `Complete - ${this.#word()}`],
      rag: () => ["G", "Green", "Amber", "R", this.#word()],
      ...Object.fromEntries(
        ["start", "due", "revised", "completed"].map((one) => [one, () => this.#dates()]),
      ),
    };
    return this.#chance(10) ? "" : this.#dice.pick(kinds[column]?.() ?? [this.#some()]);
  }

  #dates(): string[] {
    const [day, month] = [1 + this.#dice.below(28), 1 + this.#dice.below(9)];
    return [
      `${day}/0${month}/2019`,
      `2019-0${month}-10`,
      "Ongoing",
      `TBC ${this.#word()}`,
      `Q2 ${this.#word()}`,
    ];
  }

  #slip(): void {
    const { rows } = this;
    const at = 3 + this.#dice.below(rows.length - 3);
    const row = rows[at] as string[];
    const column = this.#dice.below(Math.max(1, row.length));
    const slips = [
      () => rows.splice(at, 0, []),
      () => rows.splice(at, 0, [...(rows[2] as string[])]),
      () => rows.splice(at, 0, [this.#some()]),
      () => rows.splice(at, 0, [...row]),
      () => rows.push([], [`Notes: ${this.#some()}`]),
      () => rows.push([], [`Tracker two ${this.#word()}`], this.#head(), this.#row(40), this.#row(41)),
      () => row.shift(),
      () => row.push(this.#some()),
      () => {
        row[column] = this.#dice.pick([this.#some(), "31/03/2019", "#REF!", "N/A", `- ${this.#word()}`, ""]);
      },
      () => {
        (rows[2] as string[])[column] = this.#dice.pick([this.#some(), "", "Progress"]);
      },
    ];
    this.#dice.pick(slips)();
  }
}
