import { useEffect, useState } from 'react';
import { type Position, parsePosition } from './drawing.ts';
import { TextField } from './fields.tsx';
import { useWhatIfWords } from './words.ts';

const textOf = (place: Position | null): string => (place === null ? '' : `${place[0]}, ${place[1]}`);

/** A place by its coordinates: typed, or as the pointer has put it. */
export function PlaceField({ place, onPlace }: { place: Position | null; onPlace: (place: Position) => void }) {
  const words = useWhatIfWords();
  const [text, setText] = useState(textOf(place));
  useEffect(() => setText((was) => (textOf(parsePosition(was)) === textOf(place) ? was : textOf(place))), [place]);
  const isWrong = text.trim() !== '' && parsePosition(text) === null;
  return (
    <TextField
      label={words.place}
      value={text}
      hint={words.placeHelp}
      problem={isWrong ? words.badPlace : null}
      onChange={(typed) => {
        setText(typed);
        const position = parsePosition(typed);
        if (position !== null) onPlace(position);
      }}
    />
  );
}
