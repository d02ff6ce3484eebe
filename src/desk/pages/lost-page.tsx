import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "#desk/language.jsx";

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useLanguage();
  return (
    <div className="desk-panel">
      <Title order={1}>{t("desk.lost.title")}</Title>
      <Text my="sm">{t("desk.lost.text")}</Text>
      <Anchor renderRoot={(props: Record<string, unknown>) => <Link to="/" search={{}} {...props} />}>{t("desk.lost.back")}</Anchor>
    </div>
  );
}
