import type { KpiState } from "../model/kpi-state.ts";
import type {
  ActionState,
  AuditState,
  BodyState,
  EventState,
  PostState,
  RecommendationState,
  WorkstreamState,
} from "../model/state.ts";
import type { Entry } from "./change.ts";

/** What a change is said to be about, for each kind of entry: "Action 2.1, Audit records". */

export const workstreamEntry = ({ id, title }: WorkstreamState): Entry => ({
  entity: id,
  label: "Workstream",
  title,
});

export const recommendationEntry = ({ id, number, title }: RecommendationState): Entry => ({
  entity: id,
  label: `Recommendation ${number}`,
  title,
});

export const actionEntry = ({ id, title }: ActionState): Entry => ({
  entity: id,
  label: `Action ${id}`,
  title,
});

/** Measures and events are known by their names alone. */
export const kpiEntry = ({ id, name }: KpiState): Entry => ({ entity: id, label: null, title: name });
export const eventEntry = ({ id, title }: EventState): Entry => ({ entity: id, label: null, title });

export const auditEntry = ({ id, theme }: AuditState): Entry => ({
  entity: id,
  label: "Audit",
  title: theme,
});

export const postEntry = ({ id, title }: PostState): Entry => ({ entity: id, label: "Post", title });
export const bodyEntry = ({ id, name }: BodyState): Entry => ({ entity: id, label: "Body", title: name });
