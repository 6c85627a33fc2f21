import { Button } from 'react-aria-components/Button';
import type { PlanId } from '../../seeds/sample/index.ts';
import { open } from '../state/actions.ts';
import { SAMPLES } from '../state/app-state.ts';

/** The sample provinces, each a press away. */
export const SampleButtons = ({ onOpen }: { onOpen?: () => void }) =>
  Object.entries(SAMPLES).map(([id, label]) => (
    <Button
      key={id}
      className="button quiet bordered"
      onPress={() => {
        onOpen?.();
        void open({ kind: 'sample', plan: id as PlanId });
      }}
    >
      {label}
    </Button>
  ));
