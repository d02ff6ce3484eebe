/** The network engine's door: what other rooms may use of it. */
export { buildNetwork, withClosed, type Network, type NetworkPack } from "./build-network.js";
export { costField, type CostField, type FieldQuery } from "./cost-field.js";
export { crossingCalendar, type CalendarSpan, type WayAcross } from "./crossing-calendar.js";
export { findAccess, type Access } from "./find-access.js";
export { findAlternatives, findRoute, type RouteQuery } from "./find-route.js";
export { criticality, type CriticalLink, type Criticality } from "./criticality.js";
export { compareFlow, flowCosts, savedFigure, strandedTonnes, type FlowChange, type FlowCosts } from "./flow-costs.js";
export { observationsSource, observedWaits } from "./observed-waits.js";
