import type { z } from "zod";
import type { Path } from "./yaml-document.js";

/** Keys that a schema takes at a path: what a misspelt key can have meant. */
export function schemaKeys(schema: z.core.$ZodType, path: Path): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [step, ...rest] = path;
  if (def.type === "optional" || def.type === "default") return schemaKeys(def.innerType, path);
  if (def.type === "pipe") return schemaKeys(def.in, path);
  if (def.type === "union") return def.options.flatMap((option) => schemaKeys(option, path));
  if (def.type === "object") {
    if (step === undefined) return Object.keys(def.shape);
    const inner = def.shape[step];
    return inner === undefined ? [] : schemaKeys(inner, rest);
  }
  if (step === undefined) return [];
  if (def.type === "array") return schemaKeys(def.element, rest);
  return def.type === "record" ? schemaKeys(def.valueType, rest) : [];
}
