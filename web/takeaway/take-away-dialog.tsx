import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { OUTPUT_NAMES } from '../../data/write/outputs/names.ts';
import { useMessages } from '../messages/index.ts';
import { DialogFrame } from '../panels/dialog-frame.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp } from '../state/app-state.ts';
import { showDialog } from '../state/view-actions.ts';
import '../styles/take-away.css';
import type { Orientation } from './map-sheet-layout.ts';
import { takeAllOutputs, takeMap, takeOutput } from './take-away.ts';
import { TakingStrip } from './taking-strip.tsx';

/** Everything that can be taken away of what is open. */
export default function TakeAwayDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const isReady = useApp((state) => state.analysed !== null);
  return (
    <DialogFrame title={words.takeAway.title} onClose={onClose}>
      {isReady ? (
        <>
          <div className="dialog-scroll take-away">
            <ReportOffer />
            <MapPicture />
            <OutputFiles />
          </div>
          <TakingStrip />
        </>
      ) : (
        <p>{words.takeAway.notYet}</p>
      )}
    </DialogFrame>
  );
}

/** The report, which is a view of its own. */
function ReportOffer() {
  const { report } = useMessages();
  return (
    <section>
      <div className="take-head">
        <h3>{report.title}</h3>
        <Button className="button" onPress={() => showDialog('report')}>
          <Glyph path={GLYPHS.print} /> {report.open}
        </Button>
      </div>
      <p className="muted">{report.text}</p>
    </section>
  );
}

/** The map as a picture to print. */
function MapPicture() {
  const { takeAway } = useMessages();
  const [orientation, setOrientation] = useState<Orientation>('landscape');
  return (
    <section>
      <div className="take-head">
        <h3>{takeAway.map}</h3>
        <ToggleButtonGroup
          className="segments"
          aria-label={takeAway.orientation}
          disallowEmptySelection
          selectedKeys={[orientation]}
          onSelectionChange={(keys) => setOrientation([...keys][0] as Orientation)}
        >
          {(['landscape', 'portrait'] as const).map((one) => (
            <ToggleButton key={one} id={one} className="segment">
              {takeAway.orientations[one]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button className="button" onPress={() => void takeMap(orientation)}>
          <Glyph path={GLYPHS.save} /> {takeAway.saveMap}
        </Button>
      </div>
      <p className="muted">{takeAway.mapText}</p>
    </section>
  );
}

/** The files of the command line, one by one and all together. */
function OutputFiles() {
  const { takeAway } = useMessages();
  return (
    <section>
      <div className="take-head">
        <h3>{takeAway.files}</h3>
        <Button className="button" onPress={() => void takeAllOutputs()}>
          <Glyph path={GLYPHS.save} /> {takeAway.all}
        </Button>
      </div>
      <p className="muted">{takeAway.filesText}</p>
      <ul className="output-list">
        {OUTPUT_NAMES.map((name) => (
          <li key={name}>
            <code>{name}</code>
            <span>{takeAway.outputs[name]}</span>
            <Button className="icon-button" aria-label={takeAway.save(name)} onPress={() => void takeOutput(name)}>
              <Glyph path={GLYPHS.save} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
