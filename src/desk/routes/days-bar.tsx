import type { Route } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly days: NonNullable<Route["days"]>;
  /** Days at the bar's right end; the same for all ways that stand together. */
  readonly most: number;
}

/** Half of the consignments arrive within the dark part, nine in ten within the light one. */
export function DaysBar({ days: { p50, p90 }, most }: Props) {
  const { t, format } = useLanguage();
  const share = (days: number): string => `${most === 0 ? 0 : (days / most) * 100}%`;
  const words = t("desk.days.bar", { p50: format.quantity(p50.value, "day", 1), p90: format.quantity(p90.value, "day", 1) });
  return (
    <svg className="band" width="100%" height="14" role="img" aria-label={words}>
      <title>{words}</title>
      <rect x="0" width="100%" y="2" height="10" rx="2" fill="var(--desk-line)" opacity="0.6" />
      <rect x="0" width={share(p90.value)} y="2" height="10" rx="2" fill="var(--desk-accent)" opacity="0.35" />
      <rect x="0" width={share(p50.value)} y="2" height="10" rx="2" fill="var(--desk-accent)" />
    </svg>
  );
}
