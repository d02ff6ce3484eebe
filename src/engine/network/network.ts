/** The network engine's door: what other rooms may use of it. */
export { buildNetwork, type Network, type NetworkPack } from "./build-network.js";
export { costField, type CostField, type FieldQuery } from "./cost-field.js";
export { findAccess, type Access } from "./find-access.js";
export { findRoute, type RouteQuery } from "./find-route.js";
