import { useEffect, useRef, useState } from "react";

const restMs = 250;

/** The month as the reader moves it: at once on the page, in the address once the slider rests. */
export function useMovedMonth(inAddress: number, write: (month: number) => void): [number, (month: number) => void] {
  const [moved, move] = useState<number>();
  const writing = useRef(write);
  writing.current = write;
  useEffect(() => {
    if (moved === undefined) return undefined;
    if (moved === inAddress) {
      move(undefined);
      return undefined;
    }
    const rest = setTimeout(() => writing.current(moved), restMs);
    return () => clearTimeout(rest);
  }, [moved, inAddress]);
  return [moved ?? inAddress, move];
}
