import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import {
  BASES,
  DEPLOYMENTS,
  type Deployment,
  FIBER_KINDS,
  type FiberKind,
  LIFECYCLES,
  SERVICE_CLASSES,
  TECHNOLOGIES,
} from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { DrawingField } from './drawing-field.tsx';
import { SelectField } from './fields.tsx';
import { RecordPicker } from './record-picker.tsx';
import { addShape, shapeEdit } from './shape-actions.ts';
import { operatorsOf, removeRecord, setPicking } from './tool-actions.ts';
import { tools, useTools } from './tool-state.ts';
import { useWhatIfWords } from './words.ts';

/** A coverage polygon or a fiber route: drawn anew, or one that is there with its vertices to move. */
export function ShapeForm({ layer }: { layer: 'coverage' | 'fiber' }) {
  const words = useWhatIfWords();
  const drawing = useTools((state) => state.drawing);
  const picked = useTools((state) => state.picked);
  const isExisting = useTools((state) => state.isPicking || state.picked !== null);
  const isReady = useTools((state) => shapeEdit(state) !== null);
  return (
    <>
      <ToggleButtonGroup
        className="segments"
        aria-label={words.tools[layer]}
        disallowEmptySelection
        selectedKeys={[isExisting ? 'existing' : 'new']}
        onSelectionChange={(keys) => setPicking(keys.has('existing'))}
      >
        <ToggleButton id="new" className="segment">
          {words.drawNew}
        </ToggleButton>
        <ToggleButton id="existing" className="segment">
          {words.editExisting}
        </ToggleButton>
      </ToggleButtonGroup>
      {isExisting && <RecordPicker layer={layer} />}
      {drawing !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            addShape();
          }}
        >
          {picked === null ? (
            layer === 'coverage' ? (
              <CoverageFields />
            ) : (
              <FiberFields />
            )
          ) : (
            <p>
              {words.chosen} <b>{picked}</b>
            </p>
          )}
          <DrawingField drawing={drawing} />
          <div className="form-actions">
            <Button className="button" type="submit" isDisabled={!isReady}>
              {picked === null ? words.add : words.replace}
            </Button>
            {picked !== null && (
              <Button className="button quiet bordered" onPress={() => removeRecord(layer, picked)}>
                {words.deleteIt}
              </Button>
            )}
          </div>
        </form>
      )}
    </>
  );
}

function CoverageFields() {
  const words = useWhatIfWords();
  const messages = useMessages();
  const dataset = useApp((state) => state.opened!.dataset);
  const draft = useTools((state) => state.coverage);
  const change = (changed: Partial<typeof draft>) => tools.set({ coverage: { ...draft, ...changed } });
  return (
    <div className="field-row">
      <SelectField
        label={words.operator}
        value={draft.operator}
        options={operatorsOf(dataset).map((name) => [name, name])}
        onChange={(operator) => change({ operator })}
      />
      <SelectField
        label={words.technology}
        value={draft.technology}
        options={TECHNOLOGIES.map((name) => [name, name])}
        onChange={(technology) => change({ technology })}
      />
      <SelectField
        label={words.serviceClass}
        value={draft.serviceClass}
        options={SERVICE_CLASSES.map((name) => [name, messages.serviceClasses[name]])}
        onChange={(serviceClass) => change({ serviceClass })}
      />
      <SelectField
        label={words.basis}
        value={draft.basis}
        options={BASES.map((name) => [name, messages.bases[name]])}
        onChange={(basis) => change({ basis })}
      />
    </div>
  );
}

function FiberFields() {
  const words = useWhatIfWords();
  const { table } = useMessages();
  const companies = useApp((state) => state.opened!.dataset.companies);
  const draft = useTools((state) => state.fiber);
  const change = (changed: Partial<typeof draft>) => tools.set({ fiber: { ...draft, ...changed } });
  return (
    <div className="field-row">
      <SelectField
        label={words.operator}
        value={draft.operator ?? ''}
        options={companies.map((name) => [name, name])}
        onChange={(operator) => change({ operator })}
      />
      <SelectField
        label={words.status}
        value={draft.status}
        options={LIFECYCLES.map((name) => [name, table.lifecycles[name]])}
        onChange={(status) => change({ status })}
      />
      <SelectField<Deployment | 'none'>
        label={words.deployment}
        value={draft.deployment ?? 'none'}
        options={(['none', ...DEPLOYMENTS] as const).map((name) => [name, words.deployments[name]])}
        onChange={(deployment) => change({ deployment: deployment === 'none' ? null : deployment })}
      />
      <SelectField<FiberKind | 'none'>
        label={words.kind}
        value={draft.kind ?? 'none'}
        options={(['none', ...FIBER_KINDS] as const).map((name) => [name, words.kinds[name]])}
        onChange={(kind) => change({ kind: kind === 'none' ? null : kind })}
      />
    </div>
  );
}
