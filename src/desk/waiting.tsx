import { Loader } from "@mantine/core";
import { useLanguage } from "./language.jsx";

/** Something is on its way; also said to a screen reader. */
export function Waiting() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t("desk.loading")} style={{ padding: "1.5rem" }}>
      <Loader aria-hidden="true" />
    </div>
  );
}
