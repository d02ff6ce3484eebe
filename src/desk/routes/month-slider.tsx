import { Slider, Text } from "@mantine/core";
import { useId, useRef } from "react";
import { useLanguage } from "#desk/language.jsx";
import { months } from "./field.js";
import { inputBegan } from "./redraw-clock.js";

/** January to December; arrow keys, Home and End move it. */
export function MonthSlider({ month, onMonth }: { readonly month: number; readonly onMonth: (month: number) => void }) {
  const { t, format } = useLanguage();
  const id = useId();
  const lastInput = useRef(0);
  const note = (event: { readonly timeStamp: number }) => { lastInput.current = event.timeStamp; };
  const moveTo = (value: number) => {
    inputBegan(lastInput.current);
    onMonth(value);
  };
  return (
    <div onKeyDownCapture={note} onPointerDownCapture={note} onPointerMoveCapture={note}>
      <Text size="sm" fw={500} id={id}>{t("desk.month", { month: format.month(month) })}</Text>
      <Slider
        className="month-slider"
        min={1}
        max={12}
        step={1}
        label={null}
        marks={months.map((value) => ({ value, label: <><span className="mark-wide">{format.monthShort(value)}</span><span className="mark-narrow">{value}</span></> }))}
        value={month}
        onChange={moveTo}
        thumbProps={{ "aria-labelledby": id }}
        thumbValueText={(value) => format.month(value)}
      />
    </div>
  );
}
