import { Idiomorph } from "idiomorph";
import { DraftFrame } from "./draft-frame.ts";
import { Values } from "./values.ts";

/** The script of a preview's page: it follows what the server makes anew, and opens places in an editor. */

const frame = document.querySelector("#document") as HTMLIFrameElement;
const draft = new DraftFrame(frame, openPlace);
const told = document.querySelector("#told");
const values = new Values(frame, openPlace);
const showMarks = (): void => draft.mark();

function show(): void {
  values.renew();
  showMarks();
}

frame.addEventListener("load", show);
if (frame.contentDocument?.readyState === "complete") show();

let turn: Promise<void> = Promise.resolve();
const waiting = new Set<string>();

/** One after the other. What is asked for twice while it waits is done once. */
function queue(news: "draft" | "problems"): void {
  if (waiting.has(news)) return;
  waiting.add(news);
  turn = turn.then(async () => {
    waiting.delete(news);
    if (news === "draft") {
      values.hide();
      await draft.renew(`/document${location.search}`);
      values.renew();
    }
    await renewPage();
    await values.renewTold();
  });
  // The server may have stopped. Its events say when it is back.
  turn = turn.catch(() => {});
}

/** Makes the page around the draft what it is now. The frame stays, and so does what is open, chosen or focused. */
async function renewPage(): Promise<void> {
  const text = await (await fetch(`/${location.search}`)).text();
  const made = new DOMParser().parseFromString(text, "text/html");
  const chosen = document.activeElement?.closest("select");
  Idiomorph.morph(document.body, made.body, {
    morphStyle: "outerHTML",
    callbacks: {
      beforeNodeMorphed: (old: Node, into: Node): boolean =>
        old !== frame && old !== chosen && old !== told && !old.isEqualNode(into),
      beforeAttributeUpdated: (name: string): boolean => name !== "open" && name !== "aria-expanded",
    },
  });
  document.title = made.title;
  showMarks();
}

function follow(): void {
  const asked = new URLSearchParams(location.search);
  asked.set("told", document.body.dataset.told ?? "");
  const events = new EventSource(`/events?${asked}`);
  let isLost = false;
  events.addEventListener("draft", () => queue("draft"));
  events.addEventListener("problems", () => queue("problems"));
  events.addEventListener("open", () => {
    if (isLost) queue("draft");
    isLost = false;
  });
  events.addEventListener("error", () => {
    isLost = true;
    tell("The preview has stopped. Start it again on the command line, and this page goes on.");
  });
}

function tell(words: string): void {
  if (told !== null) told.textContent = words;
}

/** Opens a place in the editor. Where there is none, the place is copied. */
async function openPlace(button: HTMLElement): Promise<void> {
  const place = button.querySelector("code")?.textContent ?? "";
  const answer = await fetch("/open", { method: "POST", body: button.dataset.place ?? "" }).catch(() => null);
  const opened = answer?.ok ? (await answer.json()).opened : null;
  if (opened !== null) return tell(`Opened ${place} in ${opened}.`);
  const isCopied = await navigator.clipboard.writeText(place).then(
    () => true,
    () => false,
  );
  tell(isCopied ? `Copied ${place}.` : `The place is ${place}.`);
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.dataset.place !== undefined) void openPlace(button);
  const problem = button?.dataset.show === undefined ? null : button.closest<HTMLElement>(".problem");
  if (problem) draft.goTo(problem);
  if (button?.id === "choices-button")
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});

// Where there is little room, the list is opened when it is asked for.
if (matchMedia("(max-width: 48rem)").matches)
  document.querySelector("#problems-details")?.removeAttribute("open");

follow();
