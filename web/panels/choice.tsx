import { lazy, Suspense } from 'react';
import type { ChoiceProps } from './choice-list.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';

export type { Option } from './choice-list.tsx';

const ChoiceList = lazy(() => import('./choice-list.tsx'));

/** One of several, from a list that opens below. What is chosen stands there before the list itself has been fetched. */
export const Choice = (props: ChoiceProps) => (
  <Suspense fallback={<Chosen {...props} />}>
    <ChoiceList {...props} />
  </Suspense>
);

const Chosen = ({ options, value, placeholder, className = '' }: ChoiceProps) => (
  <div className={`choice ${className}`}>
    <span className="choice-button">
      <span className="choice-value">{options.find(({ id }) => id === value)?.label ?? placeholder}</span>
      <Glyph path={GLYPHS.down} size={16} />
    </span>
  </div>
);
