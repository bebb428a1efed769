/** Light or dark: as the system says, until somebody chooses; the choice is kept in the browser. */
import { useEffect, useState } from "preact/hooks";

const KEY = "kairos-theme";

export function useTheme(): { readonly isDark: boolean; toggle(): void } {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const [isSystemDark, setSystemDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const follow = (): void => setSystemDark(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const isDark = chosen === null ? isSystemDark : chosen === "dark";
  useEffect(() => {
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
  }, [isDark]);
  return {
    isDark,
    toggle() {
      const next = isDark ? "light" : "dark";
      localStorage.setItem(KEY, next);
      setChosen(next);
    },
  };
}
