/** Looking a colour up makes the browser work out all styles that have changed; a style of the map asks for some hundred. */
const known = new Map<string, string>();

/** The colour that a design token has in the theme of the page. */
export function tokenColor(token: string): string {
  const root = document.documentElement;
  const key = `${root.dataset.theme} ${token}`;
  const color = known.get(key) ?? getComputedStyle(root).getPropertyValue(token).trim();
  if (color === '') return '#888';
  known.set(key, color);
  return color;
}

/** What `draw` gives, drawn in the light theme whatever theme the page has: paper is white. Nothing is painted in between. */
export function onPaper<T>(draw: () => T): T {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset.theme = 'light';
  try {
    return draw();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

/** The tokens that operators are drawn in, in the order of their names. */
const OPERATOR_TOKENS = ['--op-1', '--op-2', '--op-3', '--op-4', '--op-5', '--op-6'] as const;

/** The token of an operator among all that have coverage. */
export const operatorToken = (operators: readonly string[], operator: string): string =>
  operator === 'any' ? '--cover-any' : OPERATOR_TOKENS[operators.indexOf(operator) % OPERATOR_TOKENS.length];

/** Indicators of which the plans want little; of all others they want much. */
const WANTED_LOW: ReadonlySet<string> = new Set(['village-white-share', 'village-patchy-share']);
/** Whether the plans want little of an indicator. */
export const isWantedLow = (indicator: string): boolean => WANTED_LOW.has(indicator);
const SHADE_COUNT = 5;

/** The token of a class of communes shaded by an indicator, from the lowest values on: what falls short stands out. */
export const shadeToken = (position: number, indicator: string): string =>
  `--shade-${isWantedLow(indicator) ? SHADE_COUNT - position : position + 1}`;
