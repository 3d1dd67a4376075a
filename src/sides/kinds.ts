import { dateSide } from "./date-side.ts";
import { folderSide } from "./folder-side.ts";
import { gitSide } from "./git-side.ts";
import { htmlSide } from "./html-side.ts";
import { modelSide } from "./model-side.ts";
import { pdfSide } from "./pdf-side.ts";
import { reportSide } from "./report-side.ts";
import type { SideKind } from "./side-kind.ts";

/** Every kind of side, in the order they are tried: the first that knows a name has it. */
export const SIDE_KINDS: readonly SideKind[] = [
  dateSide,
  gitSide,
  modelSide,
  htmlSide,
  pdfSide,
  folderSide,
  reportSide,
];
