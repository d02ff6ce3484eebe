import type { RankedSite } from "#model/answer.js";
import { useLanguage } from "#desk/language.jsx";

interface Props {
  readonly npv: RankedSite["npv"];
  /** Least and greatest value of the scale shared by all bands of the answer. */
  readonly scale: readonly [number, number];
  readonly currency: string;
}

/** Low, base and high NPV on one scale for all sites; zero is marked. */
export function NpvBand({ npv, scale, currency }: Props) {
  const { t, format } = useLanguage();
  const [least, greatest] = scale;
  const x = (value: number): number => (greatest === least ? 50 : ((value - least) / (greatest - least)) * 100);
  const [low, base, high] = [npv.p10.value, npv.p50.value, npv.p90.value];
  const words = t("desk.npv.band", { low: format.quantity(low, currency), base: format.quantity(base, currency), high: format.quantity(high, currency) });
  return (
    <svg className="band" width="100%" height="18" role="img" aria-label={words}>
      <title>{words}</title>
      <line x1="0" x2="100%" y1="9" y2="9" stroke="var(--desk-line)" strokeWidth="1" />
      {least < 0 && greatest > 0 ? <line x1={`${x(0)}%`} x2={`${x(0)}%`} y1="1" y2="17" stroke="var(--desk-ink-2)" strokeWidth="1" strokeDasharray="2 2" /> : null}
      <rect x={`${x(low)}%`} width={`${Math.max(0.5, x(high) - x(low))}%`} y="5" height="8" rx="2" fill="var(--desk-accent)" opacity="0.35" />
      <circle cx={`${x(base)}%`} cy="9" r="4.5" fill="var(--desk-accent)" />
    </svg>
  );
}
