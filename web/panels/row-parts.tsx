import { formatCount, formatNumber, formatPart } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { amountOf, type Part } from '../state/breakdown.ts';

interface RowPartsProps {
  readonly title: string;
  readonly parts: readonly Part[];
  /** The part that the target itself speaks of. */
  readonly own: string;
  readonly unit: string;
  readonly nameOf?: (name: string) => string;
}

/** The parts of an indicator, each as a bar with its figures. */
export function RowParts({ title, parts, own, unit, nameOf = (name) => name }: RowPartsProps) {
  if (parts.length === 0) return null;
  const most = largestOf(parts);
  return (
    <div className="parts">
      <h3>{title}</h3>
      <ul className="part-list">
        {parts.map((part) => (
          <li key={part.name} data-own={part.name === own || undefined}>
            <PartCells part={part} name={nameOf(part.name)} most={most} unit={unit} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the longest bar stands for: the whole of a share, else the largest part. */
export const largestOf = (parts: readonly Part[]): number =>
  parts.reduce((most, part) => Math.max(most, amountOf(part)), parts.some(isShare) ? 1 : 0);

const isShare = (part: Part): boolean => amountOf(part) <= 1 && !Number.isNaN(part.denominator);

interface PartCellsProps {
  readonly part: Part;
  readonly name: string;
  readonly most: number;
  readonly unit: string;
}

/** Name, bar, value and counts of a part. */
export function PartCells({ part, name, most, unit }: PartCellsProps) {
  const words = useMessages();
  const amount = amountOf(part);
  return (
    <>
      <span className="part-name">{name}</span>
      <span className="bar small" aria-hidden="true">
        <i className="bar-value" style={{ width: `${most > 0 ? (100 * amount) / most : 0}%` }} />
      </span>
      <span className="part-value">{valueText(part, most, unit, words)}</span>
      <span className="part-counts">{countsText(part, unit, words)}</span>
    </>
  );
}

function valueText(part: Part, most: number, unit: string, words: Messages): string {
  if (Number.isNaN(part.denominator))
    return `${formatCount(part.numerator, unit, words)}\u00a0${words.quantities[unit] ?? ''}`;
  // What exceeds its whole is a ratio and not a share.
  return most > 1 ? formatNumber(amountOf(part), 2, words) : formatPart(part.numerator, part.denominator, words);
}

function countsText({ numerator, denominator }: Part, unit: string, words: Messages): string {
  if (Number.isNaN(denominator)) return '';
  const show = (count: number) => formatCount(count, unit, words, denominator);
  return `${show(numerator)}/${show(denominator)}`;
}
