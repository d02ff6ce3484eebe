import { z } from "zod";
import { factSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

export const siteKinds = ["land-block", "zone-plot", "project", "quota", "licence", "water-plot", "premises"] as const;

/** A place one can invest in: land block, zone plot, project, quota or licence. Properties of a feature in sites.geojson. */
export const siteSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(siteKinds),
  names: namesSchema,
  country: z.string().length(2),
  region: z.string(), // id in regions.csv
  place: z.string(), // network place through which it is reached
  accessKm: factSchema, // road distance from the site to that place
  activities: z.array(z.string()), // ids of activities it can carry
  zones: z.array(z.string()), // what the law calls this ground: agricultural-land, border-territory, asez-..., ftz-...
  regimes: z.array(z.string()), // incentive regimes open on this ground
  rights: z.array(z.string()).min(1), // rights that can be had here at all, see rights in rule.ts
  status: z.enum(["available", "planned", "operating", "context", "withdrawn"]), // only available and planned sites are ranked
  coordinates: z.enum(["exact", "district", "approximate"]), // how good the point is
  facts: z.record(z.string(), factSchema), // areaHectares, plotM2, jobs, capacity...
  quota: z
    .strictObject({
      species: z.string(), subzone: z.string(), holderClass: z.string(), share: factSchema.optional(), lot: factSchema.optional(),
    })
    .optional(),
  note: namesSchema.optional(),
  exposure: namesSchema.optional(), // sanctions or political exposure, said neutrally
  source: z.string().optional(),
  assumption: z.string().optional(),
  asOf: isoDateSchema,
  confidence: z.enum(["high", "medium", "low"]),
});
export type SiteProperties = z.infer<typeof siteSchema>;
export type Site = SiteProperties & { readonly lon: number; readonly lat: number };
