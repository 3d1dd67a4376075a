import type { Sparkline } from "../../model/table.ts";
import { drawSparkline } from "../charts/sparkline.ts";
import type { Markup } from "../markup.ts";

/** `{{sparkline this}}`: a line of figures as SVG, or an en dash where there are none. */
export const sparkline = (line: Sparkline): Markup | string => drawSparkline(line) ?? "–";
