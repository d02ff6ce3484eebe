import { z } from "zod";

export const languages = ["en", "zh", "ru"] as const;
export type Language = (typeof languages)[number];

/** One name or sentence in the three languages of the product; each written natively. */
export const namesSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1), ru: z.string().min(1) });
export type Names = z.infer<typeof namesSchema>;
