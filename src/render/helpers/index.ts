import type { Helper } from "../handlebars.ts";
import { blockPartial } from "./block-partial.ts";
import { alignment, columnTitle, isBlank, isStacked, percent } from "./cells.ts";
import { chart } from "./chart.ts";
import { contentsTree } from "./contents-tree.ts";
import { icon } from "./icon.ts";
import { is } from "./is.ts";
import { isShort } from "./is-short.ts";
import { keepTogether } from "./keep-together.ts";
import { paragraphRange } from "./paragraph-range.ts";
import { rowGroups } from "./row-groups.ts";
import { isSafeLink } from "./safe-link.ts";
import { sparkline } from "./sparkline.ts";
import { variationIcon } from "./variation-icon.ts";

/** Every helper that templates may call, beside `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers = {
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
} satisfies Record<string, Helper>;
