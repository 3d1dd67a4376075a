import type { PreviewChoice, ShownChoice } from "../index.ts";
import { formatDate, formatMonth } from "../plan/time/dates.ts";
import { escapeMarkup } from "../text/escape.ts";
import { PAGES, writeChoice } from "./choice.ts";
import type { View } from "./drafts.ts";
import type { Opening } from "./places.ts";
import { ProblemList } from "./problem-list.ts";
import type { Trouble } from "./trouble.ts";

/** The page around a draft: what else can be shown, and what is wrong. The draft itself is a document of its own in it. */
export function previewHtml(view: View, opening: Opening): string {
  const { draft, choice } = view;
  const problems = new ProblemList(view.problems, opening);
  const plan = draft?.plan ?? "Preview";
  const title = draft === null ? "Preview" : `${titleOf(draft.shown)} – preview`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="/client.css">
<script type="module" src="/client.js"></script>
</head>
<body data-told="${view.told}">
<a class="skip-link" href="#draft">Skip to the draft</a>
<header class="bar">
<h1 class="plan">${escapeMarkup(plan)}</h1>
<p class="state" id="state" role="status">${escapeMarkup(stateOf(view))}</p>
<p class="told" id="told" role="status"></p>
<button type="button" class="choices-button" id="choices-button" aria-expanded="false" aria-controls="choices">Choose what is shown</button>
</header>
<nav class="choices" id="choices" aria-label="What is shown">
${draft === null ? "" : choices(draft.shown)}
</nav>
<main class="draft" id="draft" tabindex="-1">
<div id="trouble">${troubleHtml(view)}</div>
<iframe id="document" title="${escapeMarkup(draft === null ? "Draft" : titleOf(draft.shown))}" src="/document?${escapeMarkup(writeChoice(choice))}"></iframe>
</main>
<section class="problems" id="problems" aria-labelledby="problems-title">
<details id="problems-details"${problems.hasErrors ? " open" : ""}>
<summary id="problems-title">${escapeMarkup(view.isChecked || view.problems.length > 0 ? problems.title : "Looking for problems…")}</summary>
${problems.html}
</details>
</section>
</body>
</html>
`;
}

const titleOf = ({ page, reports, report }: ShownChoice): string =>
  page === "report" ? (reports.find(({ id }) => id === report)?.title ?? report) : PAGES[page];

function stateOf({ draft, trouble, isChecked }: View): string {
  if (trouble !== null) return draft === null ? "Nothing can be shown yet" : "The draft from before is shown";
  if (draft === null) return "Making the draft…";
  return isChecked ? "Up to date and checked" : "Up to date, being checked…";
}

function troubleHtml({ trouble, draft, choice }: View): string {
  if (trouble === null) return "";
  const hint = trouble.hint === null ? "" : `<p>${escapeMarkup(trouble.hint)}</p>`;
  const others =
    draft === null && choice.report !== undefined ? '<p><a href="/">Show the newest report</a></p>' : "";
  return `<div class="trouble" role="alert"><h2>${escapeMarkup(trouble.message)}</h2>${hint}${others}</div>`;
}

const KINDS = { cabinet: "Cabinet", board: "Board", readiness: "Readiness" } as const;
const READERS = { public: "The public", board: "The Board" } as const;
const EDITIONS = { public: "Public", exempt: "With what is exempt" } as const;

function choices(shown: ShownChoice): string {
  const { reports, allReaders, editions, months } = shown;
  const link = (words: string, to: Partial<PreviewChoice>, isShown: boolean): string =>
    `<li><a href="/?${escapeMarkup(writeChoice(changed(shown, to)))}"${isShown ? ' aria-current="true"' : ""}>${escapeMarkup(words)}</a></li>`;
  const group = (title: string, links: readonly string[]): string =>
    links.length < 2 ? "" : `<h2>${title}</h2>\n<ul>\n${links.join("\n")}\n</ul>`;
  return [
    group(
      "Reports",
      reports.map(({ id, template, asAt }) =>
        link(
          `${KINDS[template]}, ${formatDate(asAt)}`,
          { report: id, readers: undefined, month: undefined },
          id === shown.report,
        ),
      ),
    ),
    group(
      "Pages",
      Object.entries(PAGES).map(([page, words]) =>
        link(words, { page: page as keyof typeof PAGES }, page === shown.page),
      ),
    ),
    group(
      "Readers",
      allReaders.map((one) => link(READERS[one], { readers: one }, one === shown.readers)),
    ),
    group(
      "Edition",
      editions.map((one) => link(EDITIONS[one], { edition: one }, one === shown.edition)),
    ),
    months.length === 0 ? "" : monthForm(shown, months),
    shown.page === "report" ? files(shown) : "",
    hasOrigins(shown) ? ORIGINS : "",
  ].join("\n");
}

/** What leads from what is shown to something else: all that is not changed stays. */
function changed(shown: ShownChoice, to: Partial<PreviewChoice>): PreviewChoice {
  const { page, report, readers, edition, month } = shown;
  return { page, report, readers, edition, month: month ?? undefined, ...to };
}

/** A published report is printed as it was, and returns are not yet in the plan. */
const hasOrigins = ({ page, months }: ShownChoice): boolean => page !== "returns" && months.length > 0;

const ORIGINS =
  '<p class="hint">Point at a figure, a date or a status to see where it comes from, or go to one with Tab and on with the arrow keys. Click, or press Enter, to open it.</p>';

/** What was known at the end of a month. It is sent with a button, as nothing may change only because a list is looked through. */
function monthForm(shown: ShownChoice, months: readonly string[]): string {
  const { page, report, readers, edition } = shown;
  const kept = Object.entries({ page, report, readers, edition }).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`,
  );
  const option = (value: string, words: string): string =>
    `<option value="${value}"${value === (shown.month ?? "") ? " selected" : ""}>${escapeMarkup(words)}</option>`;
  return `<h2><label for="month">What was known then</label></h2>
<form action="/" method="get">
${kept.join("")}
<select id="month" name="month">
${[option("", "Day of the report"), ...months.map((month) => option(month, `End of ${formatMonth(month)}`))].join("\n")}
</select>
<button type="submit">Show</button>
</form>`;
}

function files(shown: ShownChoice): string {
  const link = (format: string, words: string): string =>
    `<li><a href="/file?${escapeMarkup(writeChoice(changed(shown, {})))}&amp;format=${format}" download>${words}</a></li>`;
  return `<h2>Files</h2>
<ul>
${[link("html", "HTML"), link("pdf", "PDF"), link("docx", "Word"), link("json", "JSON")].join("\n")}
</ul>`;
}

/** In the place of a draft that could not be made. */
export const emptyDocument = (trouble: Trouble | null): string => `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>No draft</title></head>
<body><p>${escapeMarkup(trouble === null ? "There is no draft yet." : `${trouble.message}.`)}</p>
${trouble?.hint == null ? "" : `<p>${escapeMarkup(trouble.hint)}</p>`}</body></html>
`;
