import { Accordion, Button, Group, NumberInput, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import type { Brief } from "#model/brief.js";
import { askForAnswer, type PackView, type Settings } from "#desk/api.js";
import { FailureNote } from "#desk/failure-note.jsx";
import { useLanguage } from "#desk/language.jsx";
import { withActivity } from "./draft.js";
import { FlowFields } from "./flow-fields.jsx";
import { InvestorFields } from "./investor-fields.jsx";
import { MustHaveFields } from "./must-have-fields.jsx";
import { WeightFields } from "./weight-fields.jsx";

interface Props {
  readonly pack: PackView;
  readonly settings: Settings;
  readonly initial: Brief;
}

/** The brief as a form. Asking stores the brief and its answer and goes to the answer's own address. */
export function BriefForm({ pack, settings, initial }: Props) {
  const { t, nameOf, language, format } = useLanguage();
  const [brief, setBrief] = useState(initial);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () => askForAnswer(brief, language),
    onSuccess: async (stored) => {
      queries.setQueryData(["answer", stored.id], stored);
      await navigate({ to: "/answers/$answerId", params: { answerId: stored.id }, search: {} });
    },
  });
  const activity = pack.activities.find(({ id }) => id === brief.activity);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  const money = (change: Partial<Brief["money"]>) => setBrief({ ...brief, money: { ...brief.money, ...change } });

  return (
    <form onSubmit={ask} aria-label={t("desk.brief.title")}>
      <Stack gap="md">
        <Select
          label={t("desk.brief.activity")}
          data={pack.activities.map(({ id, names }) => ({ value: id, label: nameOf(names) }))}
          value={brief.activity}
          allowDeselect={false}
          searchable
          onChange={(id) => {
            const next = pack.activities.find((one) => one.id === id);
            if (next !== undefined) setBrief(withActivity(brief, next));
          }}
        />
        {activity === undefined ? null : (
          <NumberInput
            label={t("desk.brief.scale", { unit: format.unit(activity.scale.unit) })}
            description={t("desk.brief.scale-range", { min: format.number(activity.scale.min), max: format.number(activity.scale.max) })}
            value={brief.scale ?? activity.scale.default}
            thousandSeparator={language === "en" ? "," : " "}
            onChange={(value) => setBrief({ ...brief, scale: Number(value) })}
          />
        )}
        <InvestorFields brief={brief} onChange={setBrief} />
        {activity === undefined ? null : (
          <Select
            label={t("desk.brief.right")}
            description={t("desk.brief.right-help")}
            data={[{ value: "any", label: t("desk.brief.right-any") }, ...activity.rights.map((right) => ({ value: right, label: t(`right.${right}`) }))]}
            value={brief.right ?? "any"}
            allowDeselect={false}
            onChange={(right) => {
              const { right: _before, ...rest } = brief;
              setBrief(right === null || right === "any" ? rest : { ...rest, right });
            }}
          />
        )}
        {activity === undefined ? null : <FlowFields pack={pack} activity={activity} brief={brief} onChange={setBrief} />}
        <fieldset className="desk-fieldset">
          <legend>{t("desk.brief.money")}</legend>
          <Group grow align="end" gap="sm">
            <SegmentedControl aria-label={t("desk.brief.currency")} data={[...settings.pack.currencies]} value={brief.money.currency} onChange={(currency) => money({ currency })} />
          </Group>
          <Group grow align="start" gap="sm" mt="xs">
            <NumberInput label={t("desk.brief.horizon")} value={brief.money.horizonYears} min={1} max={50} onChange={(value) => money({ horizonYears: Number(value) })} />
            <NumberInput label={t("desk.brief.discount")} suffix=" %" decimalScale={2} min={0} max={100} value={Math.round(brief.money.discountRatePerYear * 1e4) / 100} onChange={(value) => money({ discountRatePerYear: Number(value) / 100 })} />
          </Group>
        </fieldset>
        <Accordion variant="separated" chevronPosition="left">
          <Accordion.Item value="more">
            <Accordion.Control>{t("desk.brief.must-have")}</Accordion.Control>
            <Accordion.Panel><MustHaveFields pack={pack} brief={brief} onChange={setBrief} /></Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="weights">
            <Accordion.Control>{t("desk.brief.weights")}</Accordion.Control>
            <Accordion.Panel><WeightFields brief={brief} onChange={setBrief} /></Accordion.Panel>
          </Accordion.Item>
          <Accordion.Item value="scenario">
            <Accordion.Control>{t("desk.brief.scenario")}</Accordion.Control>
            <Accordion.Panel>
              <Select
                label={t("desk.brief.scenario")}
                data={[{ value: "base", label: t("desk.brief.scenario-base") }, ...pack.scenarios.map(({ id, names }) => ({ value: id, label: nameOf(names) }))]}
                value={brief.scenario ?? "base"}
                searchable
                allowDeselect={false}
                onChange={(id) => {
                  const { scenario: _before, ...rest } = brief;
                  setBrief(id === null || id === "base" ? rest : { ...rest, scenario: id });
                }}
              />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        {asking.error === null ? null : <FailureNote failure={asking.error} />}
        <Button type="submit" size="md" loading={asking.isPending}>{t("desk.brief.ask")}</Button>
        <Text size="xs" c="dimmed">{t("desk.brief.counsel")}</Text>
      </Stack>
    </form>
  );
}
