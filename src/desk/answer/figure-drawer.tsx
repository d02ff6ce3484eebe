import { Drawer } from "@mantine/core";
import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import type { Answer } from "#model/answer.js";
import type { Quantity } from "#model/fact.js";
import { useLanguage } from "#desk/language.jsx";
import { hasWords } from "#words/words.js";
import { FigureTree } from "./figure-tree.jsx";

interface Opened {
  readonly quantity: Quantity;
  readonly title: string;
  /** Of a number that came on its own; absent = those of the page. */
  readonly sources?: Answer["sources"];
}

const FigureContext = createContext<((opened: Opened) => void) | undefined>(undefined);

/** Holds the one drawer in which any number of an answer opens. */
export function FigureProvider({ sources, labelOf, children }: { readonly sources: Answer["sources"]; readonly labelOf?: (label: string) => string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [opened, setOpened] = useState<Opened>();
  const open = useCallback((next: Opened) => setOpened(next), []);
  return (
    <FigureContext value={open}>
      {children}
      <Drawer opened={opened !== undefined} onClose={() => setOpened(undefined)} position="right" size="lg" title={opened?.title} closeButtonProps={{ "aria-label": t("desk.close") }}>
        {opened === undefined ? null : (
          <>
            <p className="desk-sub">{t("desk.figure.explain")}</p>
            <FigureTree quantity={opened.quantity} sources={opened.sources ?? sources} labelOf={labelOf ?? ((label) => (hasWords(label) ? t(label) : label))} />
          </>
        )}
      </Drawer>
    </FigureContext>
  );
}

export function useFigures(): (opened: Opened) => void {
  const open = useContext(FigureContext);
  if (open === undefined) throw new Error("useFigures outside of FigureProvider");
  return open;
}
