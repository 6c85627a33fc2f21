import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useMessages } from '../messages/index.ts';
import { FocusKeeper } from '../panels/focus-keeper.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { currentDesk } from '../state/actions.ts';
import { useApp } from '../state/app-state.ts';
import '../styles/what-if.css';
import '../styles/what-if-form.css';
import { AddSiteForm } from './add-site-form.tsx';
import './drafts-on-map.ts';
import { EditList } from './edit-list.tsx';
import { EditSiteForm } from './edit-site-form.tsx';
import './keyboard.ts';
import { Outcome } from './outcome.tsx';
import { RulesForm } from './rules-form.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { ShapeForm } from './shape-form.tsx';
import { takeTool } from './tool-actions.ts';
import './tool-pointer.ts';
import { dismissNotice } from './notices.ts';
import { TOOLS, type Tool, useTools } from './tool-state.ts';
import { useWhatIf } from './what-if-state.ts';
import { useWhatIfWords } from './words.ts';

const TOOL_GLYPHS: Readonly<Record<Tool, string>> = {
  'add-site': 'M8 17 10 7l2 10M10 7V4.500M14.500 5.500h4M16.500 3.500v4',
  'edit-site': 'M10 3v14M3 10h14M8 5l2-2 2 2M8 15l2 2 2-2M5 8l-2 2 2 2M15 8l2 2-2 2',
  coverage: 'M4 7l7-3.500L16.500 9 14 16H6z',
  fiber: 'M3 15c4 0 3-9 7-9s3 6 7 6',
  rules: 'M3 6h7M14 6h3M12 4v4M3 14h3M10 14h7M8 12v4',
};

/** Trying changes: the scenario, the tools, the edits made and what comes of them. */
export default function WhatIfPanel() {
  const analysed = useApp((state) => state.base?.analysed ?? state.analysed);
  // The first edit need not wait for what can be made ready now.
  useEffect(() => {
    if (analysed !== null)
      currentDesk()
        ?.prepareWhatIf()
        .catch(() => {});
  }, [analysed]);
  const words = useWhatIfWords();
  const { views } = useMessages();
  const isReady = useApp((state) => state.opened !== null && state.analysed !== null);
  const tool = useTools((state) => state.tool);
  return (
    <section id="what-if" className="panel what-if" aria-label={views['what-if']} tabIndex={-1}>
      <div className="what-if-work">
        <p className="muted intro">{words.intro}</p>
        {isReady && (
          <>
            <ScenarioHead />
            <NoticeBox />
            <div className="tool-bar" role="toolbar" aria-label={words.toolsTitle}>
              {TOOLS.map((one) => (
                <ToggleButton
                  key={one}
                  className="trial-tool"
                  data-tool={one}
                  isSelected={tool === one}
                  onChange={(isTaken) => takeTool(isTaken ? one : null)}
                >
                  <Glyph path={TOOL_GLYPHS[one]} size={20} />
                  {words.tools[one]}
                </ToggleButton>
              ))}
            </div>
            {tool !== null && <ToolForm key={tool} tool={tool} />}
            <EditList />
          </>
        )}
      </div>
      {isReady && <Outcome />}
    </section>
  );
}

function ToolForm({ tool }: { tool: Tool }) {
  const words = useWhatIfWords();
  return (
    <FocusKeeper className="tool-form" stays={[`.trial-tool[data-tool="${tool}"]`]}>
      <p className="hint">
        {words.hints[tool]} {tool !== 'rules' && <span className="of-keys">{words.escape}</span>}
      </p>
      {tool === 'add-site' && <AddSiteForm />}
      {tool === 'edit-site' && <EditSiteForm />}
      {(tool === 'coverage' || tool === 'fiber') && <ShapeForm key={tool} layer={tool} />}
      {tool === 'rules' && <RulesForm />}
    </FocusKeeper>
  );
}

/** Why something was not done. */
function NoticeBox() {
  const words = useWhatIfWords();
  const messages = useMessages();
  const notice = useWhatIf((state) => state.notice);
  const language = useApp((state) => state.language);
  if (notice === null) return null;
  return (
    <div className="what-if-notice" role="alert">
      <Glyph path={GLYPHS.warn} />
      <div>
        <strong>{words.notices[notice.kind]}</strong>
        <ul>
          {notice.lines.slice(0, 8).map((tell) => {
            const line = tell(language);
            return <li key={line}>{line}</li>;
          })}
        </ul>
      </div>
      <Button className="icon-button" aria-label={messages.dismiss} onPress={dismissNotice}>
        <Glyph path={GLYPHS.close} size={16} />
      </Button>
    </div>
  );
}
