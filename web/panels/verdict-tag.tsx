import { useMessages } from '../messages/index.ts';
import type { ScoredRow } from '../work/desk-api.ts';
import { GLYPHS, Glyph } from './glyph.tsx';

const SIGNS = { met: GLYPHS.check, missed: GLYPHS.close, 'no-data': GLYPHS.minus } as const;

/** A verdict in a sign and a word. */
export function VerdictTag({ verdict }: { verdict: ScoredRow['verdict'] }) {
  const words = useMessages();
  return (
    <span className={`verdict ${verdict}`}>
      <Glyph path={SIGNS[verdict]} size={12} />
      {words.verdicts[verdict]}
    </span>
  );
}
