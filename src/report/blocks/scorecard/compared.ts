import type { Line } from "../../../model/table.ts";
import { formatValue } from "../../../plan/format-figure.ts";
import type { KnownKpi } from "../../../plan/replay.ts";
import { line, note } from "../../cells.ts";

/** How others do: who, their figure, and its year. */
export const comparedLines = ({ comparators = [], ...kpi }: KnownKpi): Line[] =>
  comparators.flatMap(({ who, value, period }) => [line(`${who} ${formatValue(value, kpi)}`), note(period)]);
