import { Checkbox, Title } from "@mantine/core";
import type { Route } from "#model/answer.js";
import { RouteTable } from "#desk/answer/route-table.jsx";
import type { PackView } from "#desk/api.js";
import { useLanguage } from "#desk/language.jsx";
import { DutyLines } from "./duty-lines.jsx";
import { LeftOutList } from "./left-out-list.jsx";
import { RouteNotes } from "./route-notes.jsx";
import { WayCard } from "./way-card.jsx";

interface Props {
  readonly ways: readonly Route[];
  readonly chosen: number;
  readonly unverified: boolean;
  readonly pack: PackView;
  readonly onChoose: (way: number) => void;
  readonly onUnverified: (counted: boolean) => void;
}

/** The way or ways found; of the chosen one every leg, the duties, what to know, what was left out. */
export function WayResult({ ways, chosen, unverified, pack, onChoose, onUnverified }: Props) {
  const { t, nameOf } = useLanguage();
  const way = ways[chosen] ?? ways[0];
  if (way === undefined) return null;
  /** What tells one way from another: the crossings that it passes, or its modes where it passes none. */
  const passed = ({ legs }: Route): string => {
    const crossings = legs.flatMap(({ crossing }) => pack.crossings.filter(({ id }) => id === crossing).map(({ names }) => nameOf(names)));
    return (crossings.length > 0 ? crossings : [...new Set(legs.map(({ mode }) => t(`mode.${mode}`)))]).join("; ");
  };
  const { notes = [], duties = [], leftOut = [] } = way;
  const mostDays = Math.max(...ways.map(({ days }) => days?.p90.value ?? 0));
  return (
    <>
      {way.legs.length === 0 ? (
        <p role="status"><strong>{t(`route-reason.${way.reason ?? "no-way"}`)}</strong></p>
      ) : ways.length === 1 ? (
        <WayCard route={way} mostDays={mostDays} />
      ) : (
        ways.map((one, i) => <WayCard key={i} route={one} mostDays={mostDays} title={`${i + 1}. ${passed(one)}`} chosen={one === way} onChoose={() => onChoose(i)} />)
      )}
      <RouteNotes notes={notes} />
      {way.legs.length === 0 ? null : (
        <>
          <Title order={2} mt="lg" mb={4}>{t("desk.route.legs")}</Title>
          <RouteTable route={way} pack={pack} />
        </>
      )}
      {duties.length === 0 ? null : <DutyLines duties={duties} />}
      {leftOut.length === 0 ? null : <LeftOutList leftOut={leftOut} pack={pack} />}
      {leftOut.length === 0 && !unverified ? null : <Checkbox mt="sm" label={t("desk.unverified")} checked={unverified} onChange={(event) => onUnverified(event.currentTarget.checked)} />}
    </>
  );
}
