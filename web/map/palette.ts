/** The colour that a design token has in the theme of the page. */
export const tokenColor = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(token).trim() || '#888';

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

/** The token of a class of shaded communes, from the lowest values on. */
export const shadeToken = (position: number): string => `--shade-${position + 1}`;
