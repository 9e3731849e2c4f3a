import { useState } from 'preact/hooks';

const kept = 'theme';
const next = { machine: 'light', light: 'dark', dark: 'machine' } as const;
const words = { machine: 'as the machine', light: 'light', dark: 'dark' } as const;

type Theme = keyof typeof next;

/** Puts the theme in force that was chosen before. */
export function applyTheme(theme: Theme = chosen()): void {
  if (theme === 'machine') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function chosen(): Theme {
  const theme = localStorage.getItem(kept);
  return theme === 'light' || theme === 'dark' ? theme : 'machine';
}

/** Goes from the machine's theme to light, dark and back. */
export function ThemeButton() {
  const [theme, setTheme] = useState(chosen);
  const change = (): void => {
    const after = next[theme];
    localStorage.setItem(kept, after);
    applyTheme(after);
    setTheme(after);
  };
  return (
    <button
      type="button"
      class="stage-tab"
      onClick={change}
      aria-label={`Colours: ${words[theme]}. Change them`}
    >
      <span aria-hidden="true">◐</span> <span class="wide-only">{words[theme]}</span>
    </button>
  );
}
