/** "paragraph 1", "paragraphs 9 to 24". */
export const paragraphRange = (numbers: string): string =>
  `${/^\d+$/.test(numbers) ? "paragraph" : "paragraphs"} ${numbers}`;
