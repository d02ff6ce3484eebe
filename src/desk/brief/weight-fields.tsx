import { Slider, Stack, Text } from "@mantine/core";
import { useId } from "react";
import type { Brief } from "#model/brief.js";
import { useLanguage } from "#desk/language.jsx";
import { withWeight } from "./draft.js";

const criteria = ["npv", "deliveredCost", "days", "evidence"] as const;

/** How much each criterion counts; moving one moves the others so that they always sum to the whole. */
export function WeightFields({ brief, onChange }: { readonly brief: Brief; readonly onChange: (brief: Brief) => void }) {
  const { t, format } = useLanguage();
  const ids = useId();
  return (
    <Stack gap="xs">
      {criteria.map((key) => (
        <div key={key}>
          <Text size="sm" id={`${ids}-${key}`}>{t(`desk.weight.${key}`, { share: format.share(brief.weights[key]) })}</Text>
          <Slider aria-labelledby={`${ids}-${key}`} thumbProps={{ "aria-labelledby": `${ids}-${key}` }} min={0} max={100} step={5} label={null} value={Math.round(brief.weights[key] * 100)} onChange={(value) => onChange({ ...brief, weights: withWeight(brief.weights, key, value) })} />
        </div>
      ))}
    </Stack>
  );
}
