import { z } from "zod";
import { confidenceSchema, isoDateSchema } from "./fact.js";
import { namesSchema } from "./names.js";

/** Days off and worked weekends of a country in one year. Saturdays and Sundays are days off unless they stand under `workingWeekends`. */
const calendarYearSchema = z.strictObject({
  year: z.number().int().min(1900).max(2200),
  /** official: the government's notice of the year was read. statute-only: holidays fixed by law; how days are moved is not known. */
  basis: z.enum(["official", "statute-only"]),
  holidays: z.array(z.strictObject({ from: isoDateSchema, to: isoDateSchema, names: namesSchema })),
  workingWeekends: z.array(isoDateSchema),
  source: z.string(),
  confidence: confidenceSchema,
  note: z.string().optional(),
});

/** The years of one country, the value under its code in calendars.yaml. */
export const calendarSchema = z.array(calendarYearSchema).min(1);
export type CalendarYear = z.infer<typeof calendarYearSchema>;
