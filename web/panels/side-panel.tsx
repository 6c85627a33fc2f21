import { type ComponentType, lazy, Suspense } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useMessages } from '../messages/index.ts';
import { useApp, type View } from '../state/app-state.ts';
import { setView } from '../state/view-actions.ts';
import { ScorecardPanel } from './scorecard-panel.tsx';

/** What the panel at the side can be used for; all but the scorecard are fetched when first wanted. */
const PANELS: Partial<Record<View, ComponentType>> = {
  scorecard: ScorecardPanel,
  'what-if': lazy(() => import('../whatif/what-if-panel.tsx')),
  proposals: lazy(() => import('../proposals/proposals-panel.tsx')),
};
const OFFERED = Object.keys(PANELS) as View[];

/** The panel at the side: the scorecard, and what a user works at with it. */
export function SidePanel() {
  const view = useApp((state) => state.view);
  const Panel = PANELS[view] ?? ScorecardPanel;
  return (
    <div className="side" tabIndex={-1}>
      {OFFERED.length > 1 && <ViewChoice />}
      <Suspense>
        <Panel />
      </Suspense>
    </div>
  );
}

function ViewChoice() {
  const words = useMessages();
  const view = useApp((state) => state.view);
  return (
    <ToggleButtonGroup
      className="segments views"
      aria-label={words.viewsTitle}
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => setView([...keys][0] as View)}
    >
      {OFFERED.map((one) => (
        <ToggleButton key={one} id={one} className="segment">
          {words.views[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
