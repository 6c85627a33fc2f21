import type { CSSProperties } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { TECHNOLOGIES } from '../../engine/vocabulary.ts';
import { operatorToken } from '../map/palette.ts';
import { coveringOperators } from '../map/view-of.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { setOperators, setTechnologies } from '../state/view-actions.ts';

/** Whose coverage the map shows, and of which technologies; several at once. */
export function CoverageChips() {
  const words = useMessages();
  const analysed = useApp((state) => state.analysed);
  const operators = useApp((state) => state.operators);
  const technologies = useApp((state) => state.technologies);
  const names = coveringOperators(analysed);
  if (analysed === null || names.length === 0) return null;
  const given = new Set(analysed.dissolved.map(({ technology }) => technology));
  const minimum = analysed.dissolved.find(({ operator }) => operator === 'any')?.technology ?? '';
  const ownShown = names.some((name) => operators.has(name));
  return (
    <div className="chips">
      <ToggleButtonGroup
        className="chip-group"
        aria-label={words.operatorsTitle}
        selectionMode="multiple"
        selectedKeys={operators}
        onSelectionChange={(keys) => setOperators(new Set([...keys].map(String)))}
      >
        {['any', ...names].map((name) => (
          <ToggleButton
            key={name}
            id={name}
            className="chip"
            style={{ '--chip': `var(${operatorToken(names, name)})` } as CSSProperties}
          >
            <i aria-hidden="true" />
            {name === 'any' ? `${words.operatorNames.any} ${minimum}` : name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {ownShown && (
        <ToggleButtonGroup
          className="chip-group"
          aria-label={words.technologiesTitle}
          selectionMode="multiple"
          selectedKeys={technologies}
          onSelectionChange={(keys) => setTechnologies(new Set([...keys].map(String)))}
        >
          {TECHNOLOGIES.filter((technology) => given.has(technology)).map((technology) => (
            <ToggleButton key={technology} id={technology} className="chip plain">
              {technology}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
    </div>
  );
}
