import type { Refusal } from '../../data/row.ts';
import { refusalText } from '../../seeds/sentences/refusal-text.ts';
import { useApp } from '../state/app-state.ts';

/** Why a file cannot be read, in the language of the page. */
export default function RefusalWords({ refusal }: { refusal: Refusal }) {
  return refusalText(
    refusal,
    useApp(({ language }) => language),
  );
}
