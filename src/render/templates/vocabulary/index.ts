import type { Helper } from "../handlebars.ts";
import { chart, sparkline } from "./charts.ts";
import { blockPartial, contentsTree, is } from "./document.ts";
import { icon, variationIcon } from "./icons.ts";
import { alignment, columnTitle, isBlank, isStacked, percent, rowGroups } from "./tables.ts";
import { isSafeLink, isShort, keepTogether, paragraphRange } from "./text.ts";

/** Every helper that templates may call, besides `if`, `unless`, `each`, `with` and `lookup`. */
export const HELPERS: readonly Helper[] = [
  alignment,
  blockPartial,
  chart,
  columnTitle,
  contentsTree,
  icon,
  is,
  isBlank,
  isSafeLink,
  isShort,
  isStacked,
  keepTogether,
  paragraphRange,
  percent,
  rowGroups,
  sparkline,
  variationIcon,
];
