import { useMessages } from '../messages/index.ts';
import { type Direction, directionOf, type Figure, type Turn } from '../state/turn.ts';

const SIGNS: Readonly<Record<Direction, string>> = { up: '▲', down: '▼', level: '=' };

interface TurnMarkProps {
  readonly turn: Turn;
  readonly before: Figure;
  readonly after: Figure;
}

/** Where a figure went, as a sign, and whether that is better or worse, as its colour and in words; what reads the same has not changed. */
export function TurnMark({ turn, before, after }: TurnMarkProps) {
  const { turns } = useMessages();
  const direction = directionOf(before, after);
  const told = direction === 'level' ? 'same' : turn;
  return (
    <span className={`turn ${told}`} role="img" aria-label={turns[told]} title={turns[told]}>
      {SIGNS[direction]}
    </span>
  );
}
