import { createTheme, type MantineColorsTuple } from "@mantine/core";

const river: MantineColorsTuple = ["#e8f5f4", "#d3e8e7", "#a6d1cf", "#76b9b6", "#4fa5a2", "#359895", "#1f8785", "#0b6e72", "#0b5d66", "#064b53"];

const fontFamily = '"Noto Sans Variable", "Noto Sans SC Variable", "Noto Sans CJK SC", system-ui, sans-serif';

/** One hand for the whole desk: a river's colours, small radii, a type scale that Han, Cyrillic and Latin share. */
export const theme = createTheme({
  primaryColor: "river",
  primaryShade: { light: 7, dark: 4 },
  colors: { river },
  fontFamily,
  headings: { fontFamily, fontWeight: "650", sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" }, h2: { fontSize: "1.125rem", lineHeight: "1.35" }, h3: { fontSize: "1rem", lineHeight: "1.4" } } },
  fontSizes: { xs: "0.78rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  autoContrast: true,
});
