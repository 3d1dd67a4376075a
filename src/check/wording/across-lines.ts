/** The pattern with each space standing for any run of them: a sentence in a list goes on, indented, on the next line. */
export const acrossLines = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source.replaceAll(" ", "\\s+"), flags);
