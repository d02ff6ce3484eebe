import { Select } from "@mantine/core";
import { usePack } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly value: string | undefined;
  readonly onChange: (goodsId: string) => void;
}

/** What is carried: a kind of goods of the pack. */
export function GoodsSelect({ value, onChange }: Props) {
  const { t, nameOf } = useLanguage();
  const goods = usePack().data?.goods ?? [];
  return <Select label={t("desk.goods")} data={goods.map(({ id, names }) => ({ value: id, label: nameOf(names) }))} value={value ?? null} searchable allowDeselect={false} onChange={(id) => id !== null && onChange(id)} />;
}
