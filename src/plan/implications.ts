/** `None.` is written as often as `none`: the row's own sentence for none is printed. */
export const isNone = (answer: string): boolean => /^none\.?$/i.test(answer.trim());
