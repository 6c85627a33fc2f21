import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { PlanId } from '../../seeds/sample/index.ts';
import { formatDate } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { close, open } from '../state/actions.ts';
import { type Language, SAMPLES, useApp } from '../state/app-state.ts';
import { useKept } from '../state/kept.ts';
import { setLanguage, setTheme, showDialog } from '../state/view-actions.ts';
import { Choice } from './choice.tsx';
import { focusList, focusPanel } from './focus-keeper.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';
import { useNarrow } from './use-narrow.ts';

/** What the choice of data offers beside datasets. */
const [EMPTY, LIBRARY] = ['empty', 'library'];

/** The name of the tool, the choice of the data, and how the page looks. */
export function TopBar() {
  const words = useMessages();
  const theme = useApp((state) => state.theme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="top">
      <Button className="button skip" onPress={focusPanel}>
        {words.skip}
      </Button>
      <Button className="button skip" onPress={focusList}>
        {words.skipToList}
      </Button>
      <div className="brand">
        <Logo />
        <h1>
          {words.title} <span>{words.tagline}</span>
        </h1>
      </div>
      <DataChoice />
      <DataState />
      <div className="top-actions">
        <Button className="button quiet" onPress={() => showDialog('import')} aria-label={words.openData}>
          <Glyph path={GLYPHS.open} />
          <span>{words.openData}</span>
        </Button>
        <Button className="button quiet" onPress={() => showDialog('take-away')} aria-label={words.takeAway.open}>
          <Glyph path={GLYPHS.save} />
          <span>{words.takeAway.open}</span>
        </Button>
        <LanguageChoice />
        <Button
          className="icon-button"
          aria-label={other === 'dark' ? words.toDark : words.toLight}
          onPress={() => setTheme(other)}
        >
          <Glyph path={other === 'dark' ? GLYPHS.moon : GLYPHS.sun} />
        </Button>
      </div>
    </header>
  );
}

function DataChoice() {
  const words = useMessages();
  const request = useApp((state) => (state.work.phase === 'working' ? state.work.request : state.request));
  const datasets = useKept();
  const isListed = request === null || request.kind === 'sample' || datasets.some(({ id }) => id === request.id);
  const options = [
    ...Object.entries(SAMPLES).map(([id, label]) => ({ id, label, detail: words.samples })),
    ...datasets.map(({ id, name }) => ({ id, label: name, detail: words.keptData.kept })),
    ...(isListed ? [] : [{ id: request.id, label: request.name, detail: words.keptData.notKept }]),
    { id: EMPTY, label: words.keptData.startEmpty },
    { id: LIBRARY, label: words.keptData.open },
  ];
  const value = request === null ? null : request.kind === 'sample' ? request.plan : request.id;
  const choose = (id: string) => {
    const kept = datasets.find((dataset) => dataset.id === id);
    if (id === LIBRARY) showDialog('library');
    else if (id === EMPTY) void close();
    else if (id === value) return;
    else if (kept) void open({ kind: 'kept', id, name: kept.name });
    else if (Object.hasOwn(SAMPLES, id)) void open({ kind: 'sample', plan: id as PlanId });
  };
  return (
    <Choice
      label={words.dataset}
      className="data-choice"
      options={options}
      value={value}
      placeholder={words.keptData.choose}
      onChoose={choose}
    />
  );
}

/** Whether the data is a sample, how old it is, and what is wrong with it. */
function DataState() {
  const words = useMessages();
  const isNarrow = useNarrow();
  const opened = useApp((state) => state.opened);
  if (opened === null) return <div className="data-state" />;
  const { asOf, sample, rejected, warnings } = opened;
  return (
    <div className="data-state">
      {sample && (
        <span className="tag" title={words.sampleNote}>
          {isNarrow ? words.sampleShort : words.sampleNote.split(':')[0]}
        </span>
      )}
      {asOf && <span className="muted">{words.asOf(formatDate(asOf, words))}</span>}
      {rejected + warnings > 0 && (
        <Button className="link" aria-label={words.issues(rejected, warnings)} onPress={() => showDialog('issues')}>
          <Glyph path={GLYPHS.warn} size={15} /> {words.issues(rejected, warnings)}
        </Button>
      )}
    </div>
  );
}

function LanguageChoice() {
  const words = useMessages();
  const language = useApp((state) => state.language);
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={words.language}
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => setLanguage([...keys][0] as Language)}
    >
      <ToggleButton id="vi" className="segment" aria-label="Tiếng Việt">
        VI
      </ToggleButton>
      <ToggleButton id="en" className="segment" aria-label="English">
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

const Logo = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="var(--accent)" />
    <g fill="none" stroke="var(--accent-ink)" strokeWidth="2.6" strokeLinecap="round">
      <path d="M10.5 13a7 7 0 0 1 11 0" />
      <path d="M6.6 9.400a12 12 0 0 1 18.8 0" />
    </g>
    <path d="M16 15.5 20.5 26h-9z" fill="var(--accent-ink)" />
  </svg>
);
