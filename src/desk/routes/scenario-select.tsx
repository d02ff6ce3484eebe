import { Select } from "@mantine/core";
import { usePack } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";

/** The name of the corridor as it stands, among scenarios. */
export const baseScenario = "base";

interface Props {
  readonly label: string;
  readonly value: string | undefined; // absent = the corridor as it stands
  readonly onChange: (scenarioId: string | undefined) => void;
}

/** One of the pack's scenarios, or the corridor as it stands. */
export function ScenarioSelect({ label, value, onChange }: Props) {
  const { t, nameOf } = useLanguage();
  const scenarios = usePack().data?.scenarios ?? [];
  return (
    <Select
      label={label}
      data={[{ value: baseScenario, label: t("desk.brief.scenario-base") }, ...scenarios.map(({ id, names }) => ({ value: id, label: nameOf(names) }))]}
      value={value ?? baseScenario}
      searchable
      allowDeselect={false}
      onChange={(id) => onChange(id === null || id === baseScenario ? undefined : id)}
    />
  );
}
