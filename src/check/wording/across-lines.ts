/** The source of a pattern with each space standing for any run of them. */
export const anySpaces = (source: string): string => source.replaceAll(" ", "\\s+");

/** The pattern likewise: a sentence in a list goes on, indented, on the next line. */
export const acrossLines = ({ source, flags }: RegExp): RegExp => new RegExp(anySpaces(source), flags);
