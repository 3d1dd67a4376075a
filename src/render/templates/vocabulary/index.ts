import type { Helper } from "../handlebars.ts";
import { chart, sparkline } from "./charts.ts";
import { blockPartial, contentsTree, is, unitsOf, withMultiples } from "./document.ts";
import { icon, variationIcon } from "./icons.ts";
import { columnsClass, layOut, percent, tallied } from "./tables.ts";
import { actionName, isSafeLink, isShort, keepTogether, paragraphRange } from "./text.ts";

/** Every helper that templates may call, besides `if`, `unless`, `each`, `with` and `lookup`. */
export const HELPERS: readonly Helper[] = [
  actionName,
  blockPartial,
  chart,
  columnsClass,
  contentsTree,
  icon,
  is,
  isSafeLink,
  isShort,
  keepTogether,
  layOut,
  paragraphRange,
  percent,
  sparkline,
  tallied,
  unitsOf,
  variationIcon,
  withMultiples,
];
