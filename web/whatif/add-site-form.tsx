import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { SITE_STRUCTURES, type SiteStructure, TECHNOLOGIES, type Technology } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { startDrawing } from './drawing.ts';
import { DrawingField } from './drawing-field.tsx';
import { CheckField, numberIn, SelectField, TextField } from './fields.tsx';
import { USUAL_RADIUS_M } from './make-edits.ts';
import { addSite, changeSite, isSiteReady, placeSite, shapeSite } from './new-site.ts';
import { PlaceField } from './place-field.tsx';
import { reachNote, SITE_SHAPES, type SiteShape, siteShapeOf } from './site-shapes.ts';
import { operatorsOf } from './tool-actions.ts';
import { useTools } from './tool-state.ts';
import { useWhatIfWords } from './words.ts';

/** A new site: where, whose, which generations with what radius. */
export function AddSiteForm() {
  const words = useWhatIfWords();
  const dataset = useApp((state) => state.opened!.dataset);
  const site = useTools((state) => state.site);
  const place = useTools((state) => state.place);
  const { table } = useMessages();
  const hasTerrain = useApp((state) => state.opened!.hasTerrain);
  const drawing = useTools((state) => state.drawing);
  const shape = useTools((state) => siteShapeOf(state, hasTerrain));
  const note = useTools((state) => reachNote(hasTerrain, state));
  const isReady = useTools((state) => isSiteReady(state) && state.reach !== null);
  const named = (name: string) => [name, name] as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void addSite();
      }}
    >
      <PlaceField place={place} onPlace={placeSite} />
      <CheckField
        label={words.operators}
        options={operatorsOf(dataset).map(named)}
        chosen={site.operators}
        onChange={(operators) => changeSite({ operators })}
      />
      <Radii />
      <div className="field-row">
        <SelectField<SiteShape>
          label={words.shape}
          value={shape}
          options={SITE_SHAPES.filter((name) => hasTerrain || name !== 'sight').map((name) => [
            name,
            words.siteShapes[name],
          ])}
          onChange={(name) =>
            shapeSite({
              drawing: name === 'drawn' ? startDrawing('area') : null,
              isCircle: hasTerrain && name === 'circle',
            })
          }
        />
        <SelectField<SiteStructure | 'none'>
          label={words.structure}
          value={site.structure ?? 'none'}
          options={(['none', ...SITE_STRUCTURES] as const).map((name) => [
            name,
            name === 'none' ? words.notStated : table.structures[name],
          ])}
          onChange={(structure) => changeSite({ structure: structure === 'none' ? null : structure })}
        />
      </div>
      {drawing === null ? (
        <p className="muted" role="status">
          {words.reachNotes[note]}
        </p>
      ) : (
        <DrawingField drawing={drawing} />
      )}
      <div className="field-row">
        <HeightField />
        <TextField
          label={words.builtOn}
          type="date"
          value={site.builtOn ?? ''}
          onChange={(date) => changeSite({ builtOn: date || null })}
        />
      </div>
      <Button className="button" type="submit" isDisabled={!isReady}>
        {words.add}
      </Button>
    </form>
  );
}

/** The generations that the site has, each with its radius. */
function Radii() {
  const words = useWhatIfWords();
  const radiusM = useTools((state) => state.site.radiusM);
  const change = (technology: Technology, meters: number | undefined) => {
    const { [technology]: _, ...others } = radiusM;
    changeSite({ radiusM: meters === undefined ? others : { ...others, [technology]: meters } });
  };
  return (
    <fieldset className="field">
      <legend>{words.generations}</legend>
      <div className="radii">
        {TECHNOLOGIES.map((technology) => (
          <RadiusRow
            key={technology}
            technology={technology}
            radiusM={radiusM[technology]}
            onChange={(meters) => change(technology, meters)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface RadiusRowProps {
  readonly technology: Technology;
  readonly radiusM: number | undefined;
  readonly onChange: (radiusM: number | undefined) => void;
}

/** The farthest a radius may be, metres: no mobile generation reaches beyond it. */
const MOST_M = 100_000;

function RadiusRow({ technology, radiusM, onChange }: RadiusRowProps) {
  const words = useWhatIfWords();
  const [text, setText] = useState(String(radiusM ?? USUAL_RADIUS_M[technology]));
  const radius = numberIn(text);
  const isWrong = !(radius > 0 && radius <= MOST_M);
  return (
    <div>
      <label>
        <input
          type="checkbox"
          checked={radiusM !== undefined}
          onChange={({ target }) => onChange(target.checked ? (isWrong ? 0 : radius) : undefined)}
        />
        {technology}
      </label>
      <input
        aria-label={`${words.radius} ${technology}`}
        aria-invalid={isWrong}
        inputMode="decimal"
        disabled={radiusM === undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const typed = numberIn(target.value);
          onChange(typed > 0 && typed <= MOST_M ? typed : 0);
        }}
      />
      <span>{words.metres}</span>
    </div>
  );
}

function HeightField() {
  const words = useWhatIfWords();
  const heightM = useTools((state) => state.site.heightM);
  const [text, setText] = useState(heightM === null ? '' : String(heightM));
  const isWrong = text.trim() !== '' && !(numberIn(text) >= 0 && numberIn(text) <= 1000);
  return (
    <TextField
      label={`${words.height} (${words.metres})`}
      type="number"
      value={text}
      problem={isWrong ? words.inRange('0', '1000') : null}
      onChange={(typed) => {
        setText(typed);
        const height = numberIn(typed);
        changeSite({ heightM: height >= 0 && height <= 1000 ? height : null });
      }}
    />
  );
}
