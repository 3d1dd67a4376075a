import type { ChangeKind } from "./change.ts";

/** Changes in the order a Director asks for them: what got worse first, what is new last. */
export const GROUPS: readonly { readonly title: string; readonly kinds: readonly ChangeKind[] }[] = [
  {
    title: "What got worse",
    kinds: ["action-worse", "action-reopened", "kpi-missed-target", "recommendation-back-to-plan"],
  },
  { title: "Dates that slipped", kinds: ["due-slipped"] },
  { title: "New dates agreed", kinds: ["due-rebaselined", "due-brought-forward"] },
  { title: "Actions completed", kinds: ["action-completed"] },
  { title: "Completed actions now embedded", kinds: ["action-embedded"] },
  { title: "Actions begun", kinds: ["action-started"] },
  { title: "Actions going better", kinds: ["action-better"] },
  { title: "Recommendations moved to business as usual", kinds: ["recommendation-to-business-as-usual"] },
  { title: "Measures that now meet their target", kinds: ["kpi-met-target"] },
  { title: "How the other measures moved", kinds: ["kpi-moved"] },
  { title: "Figures restated", kinds: ["kpi-restated"] },
  {
    title: "Events and documents",
    kinds: ["event-held", "event-rescheduled", "event-added", "document-received"],
  },
  { title: "What is new in the plan", kinds: ["recommendation-added", "action-added", "kpi-added"] },
  {
    title: "What left the plan",
    kinds: ["action-withdrawn", "action-removed", "recommendation-removed", "kpi-removed"],
  },
];
