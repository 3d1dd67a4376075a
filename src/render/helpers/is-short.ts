import { type Inline, plainText } from "../../model/inline.ts";

/** About five printed lines. */
const SHORT = 420;

/** True for a paragraph that is better moved to the next page than split. */
export const isShort = (text: readonly Inline[]): boolean => plainText(text).length <= SHORT;
