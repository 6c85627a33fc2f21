import type { Turn } from '../state/turn.ts';
import '../styles/outcome.css';
import { useWhatIfWords } from './words.ts';

const SIGNS: Readonly<Record<Turn, string>> = { better: '▲', worse: '▼', same: '=' };

/** Whether something became better or worse: a sign, and its word for those who do not see it. */
export function TurnMark({ turn }: { turn: Turn }) {
  const words = useWhatIfWords();
  return (
    <span className={`turn ${turn}`} role="img" aria-label={words.turns[turn]} title={words.turns[turn]}>
      {SIGNS[turn]}
    </span>
  );
}
