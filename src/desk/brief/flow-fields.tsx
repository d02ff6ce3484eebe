import { Chip, Group, Select, Text } from "@mantine/core";
import type { Brief } from "#model/brief.js";
import type { ActivityView, PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { tradedGoods, withFlow } from "./draft.js";

interface Props {
  readonly pack: PackView;
  readonly activity: ActivityView;
  readonly brief: Brief;
  readonly onChange: (brief: Brief) => void;
}

/** Where each of the activity's goods is sold or bought, and in which months it moves. */
export function FlowFields({ pack, activity, brief, onChange }: Props) {
  const { t, nameOf, format } = useLanguage();
  const traded = tradedGoods(pack, activity);
  if (traded.length === 0) return null;
  const nameOfGoods = (id: string): string => {
    const goods = pack.goods.find((one) => one.id === id);
    return goods === undefined ? id : nameOf(goods.names);
  };
  return (
    <fieldset className="desk-fieldset">
      <legend>{t("desk.brief.flows")}</legend>
      {traded.map(({ goods, kind, markets }) => {
        const flow = brief.flows.find((one) => one.goods === goods);
        return (
          <div key={`${kind} ${goods}`} className="desk-flow">
            <Select
              label={t(kind === "output" ? "desk.brief.sell" : "desk.brief.buy", { goods: nameOfGoods(goods) })}
              data={[{ value: "", label: t("desk.brief.market-any") }, ...markets.map(({ id, names }) => ({ value: id, label: nameOf(names) }))]}
              value={flow?.market ?? ""}
              allowDeselect={false}
              onChange={(market) => onChange(withFlow(brief, goods, { market: market ?? "" }))}
            />
            {flow === undefined ? null : (
              <>
                <Text size="xs" c="dimmed" mt={6}>{t("desk.brief.months")}</Text>
                <Chip.Group multiple value={(flow.months ?? []).map(String)} onChange={(months) => onChange(withFlow(brief, goods, { months: months.map(Number) }))}>
                  <Group gap={4} mt={4}>
                    {Array.from({ length: 12 }, (_, i) => (
                      <Chip key={i} size="xs" value={String(i + 1)}>{format.month(i + 1)}</Chip>
                    ))}
                  </Group>
                </Chip.Group>
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
