import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { GLYPHS, Glyph } from './glyph.tsx';

/** One of the things to choose from. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

export interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly placeholder: string;
  readonly className?: string;
  readonly onChoose: (id: string) => void;
}

/** One of several, from a list that opens below. */
export default function ChoiceList({ label, options, value, placeholder, className = '', onChoose }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      className={`choice ${className}`}
      placeholder={placeholder}
      value={value}
      onChange={(id) => id !== null && onChoose(String(id))}
    >
      <Button className="choice-button">
        <SelectValue className="choice-value">
          {({ selectedText }) => <span title={selectedText || placeholder}>{selectedText || placeholder}</span>}
        </SelectValue>
        <Glyph path={GLYPHS.down} size={16} />
      </Button>
      <Popover className="popover" offset={6}>
        <ListBox className="options" items={options}>
          {({ id, label: text, detail }) => (
            <ListBoxItem id={id} textValue={text} className="option">
              <span>{text}</span>
              {detail && <small>{detail}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
