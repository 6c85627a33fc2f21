import { Button } from 'react-aria-components/Button';
import { LIFECYCLES } from '../../engine/vocabulary.ts';
import { useApp } from '../state/app-state.ts';
import { PlaceField } from './place-field.tsx';
import { RecordPicker } from './record-picker.tsx';
import { buildSite, dayOf, moveSite, removeRecord, trySite } from './tool-actions.ts';
import { useTools } from './tool-state.ts';
import { useWhatIfWords } from './words.ts';

/** A site that is there: moved, removed, or built where it is only planned. */
export function EditSiteForm() {
  const picked = useTools((state) => state.picked);
  return (
    <>
      <RecordPicker layer="sites" />
      {picked !== null && <PickedSite id={picked} />}
    </>
  );
}

/** What can be done with a site. */
function PickedSite({ id }: { id: string }) {
  const words = useWhatIfWords();
  const place = useTools((state) => state.place);
  const { sites } = useApp((state) => state.opened!.dataset);
  const row = sites?.id.indexOf(id) ?? -1;
  const status = row < 0 ? null : LIFECYCLES[sites!.status[row]];
  const asOf = useApp((state) => state.opened?.asOf ?? null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (place !== null) moveSite(id, place);
      }}
    >
      <p>
        {words.chosen} <b>{id}</b>
      </p>
      <PlaceField place={place} onPlace={(to) => trySite(id, to)} />
      <p className="muted">{words.shapesMove}</p>
      <div className="form-actions">
        <Button className="button" type="submit" isDisabled={place === null}>
          {words.move}
        </Button>
        {status === 'planned' && (
          <Button className="button quiet bordered" onPress={() => buildSite(id, dayOf(asOf) ?? today())}>
            {words.build}
          </Button>
        )}
        <Button className="button quiet bordered" onPress={() => removeRecord('sites', id)}>
          {words.deleteIt}
        </Button>
      </div>
    </form>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);
