import { SegmentedControl } from "@mantine/core";
import { useLanguage } from "#desk/language.jsx";
import type { Measure } from "./field.js";

/** Whether colours and tables show what it costs or how long it takes. */
export function MeasureChoice({ measure, onChange }: { readonly measure: Measure; readonly onChange: (measure: Measure) => void }) {
  const { t } = useLanguage();
  return (
    <SegmentedControl
      fullWidth
      my="sm"
      size="xs"
      aria-label={t("desk.field.measure")}
      data={[{ value: "cost", label: t("desk.delivered-cost") }, { value: "days", label: t("desk.route.days") }]}
      value={measure}
      onChange={(next) => onChange(next === "days" ? "days" : "cost")}
    />
  );
}
