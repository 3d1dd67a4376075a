import type { ExplainedValue } from "../index.ts";
import { escapeMarkup } from "../text/escape.ts";
import type { Places } from "./places.ts";

/** How many days of a history are told: the newest. */
const MOST_STEPS = 8;

/** Where a value comes from: what it is of, where that is written, its history, and what the report before said. */
export function valueHtml(value: ExplainedValue, places: Places): string {
  const { title, note, place, history, parts } = value;
  const toPlace = (at: ValuePlace, words?: string): string => placeButton(at, places, words);
  const told = history.slice(-MOST_STEPS);
  const steps = [
    ...(told.length < history.length ? [`${history.length - told.length} earlier changes`] : []),
    ...told.map((step) => stepHtml(step, toPlace)),
  ];
  const from = parts.map(
    (part) =>
      `${toPlace(part.place, part.title)}${part.value === null ? "" : `: ${escapeMarkup(part.value)}`}`,
  );
  const isOfSeveral = parts.length > 1 && history.length === 0;
  const rest = value.more === 0 ? [] : [`and ${value.more} more`];
  return [
    `<p class="title">${escapeMarkup(title)}</p>`,
    value.value === null ? "" : `<p class="value">${escapeMarkup(value.value)}</p>`,
    note === null ? "" : `<p class="note">${escapeMarkup(note)}</p>`,
    place === null
      ? ""
      : `<p class="place">${isOfSeveral ? "The first of these: " : ""}${toPlace(place)}</p>`,
    sayBefore(value),
    listOf("From", [...from, ...rest]),
    listOf("History", steps),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

type ValuePlace = NonNullable<ExplainedValue["place"]>;
type ToPlace = (place: ValuePlace, words?: string) => string;

/** It says the file and line, or other words, and opens it there. */
function placeButton(place: ValuePlace, places: Places, words?: string): string {
  const shown = `${place.file}:${place.line}:${place.column}`;
  const name =
    words === undefined
      ? `<code>${breakable(shown)}</code>`
      : `${escapeMarkup(words)}<code hidden>${escapeMarkup(shown)}</code>`;
  return `<button type="button" data-place="${places.numberOf(place)}" title="${escapeMarkup(shown)}">${name}</button>`;
}

/** A path is broken after its folders. */
const breakable = (path: string): string => escapeMarkup(path).replaceAll("/", "/<wbr>");

function stepHtml(
  { date, place, from, to, why }: ExplainedValue["history"][number],
  toPlace: ToPlace,
): string {
  const isSame = from !== null && from === to;
  const words = isSame ? `still ${to}` : `${from === null ? "" : `${from} → `}${to ?? "nothing"}`;
  const reason = why === null ? "" : ` <span class="why">(${escapeMarkup(why)})</span>`;
  return `${toPlace(place, date ?? "From the start")}: ${escapeMarkup(words)}${reason}`;
}

function sayBefore({ before, value }: ExplainedValue): string {
  if (before === null) return "";
  const was =
    before.value === null ? "not in it" : before.value === value ? "the same" : escapeMarkup(before.value);
  return `<p class="before">In the last report, ${escapeMarkup(before.date)}: <strong>${was}</strong></p>`;
}

const listOf = (title: string, items: readonly string[]): string =>
  items.length === 0
    ? ""
    : `<p class="list-title">${title}</p>\n<ul>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`;
