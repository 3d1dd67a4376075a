/** Something wrong at a place in the text, as offsets into it. */
export interface ProseProblem {
  readonly message: string;
  readonly hint: string;
  readonly span: readonly [start: number, end: number];
}
