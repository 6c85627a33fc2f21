import type { LayerInput } from '../../data/row.ts';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';

const COUNTS = ['read', 'accepted', 'rejected', 'warnings'] as const;

/** What was read of each file. */
export function InputsTable({ inputs }: { inputs: readonly LayerInput[] }) {
  const words = useMessages();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{words.inputColumns.file}</th>
          {COUNTS.map((column) => (
            <th key={column} className="number">
              {words.inputColumns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inputs.map((input) => (
          <tr key={input.file}>
            <td>{input.file}</td>
            {COUNTS.map((column) => (
              <td key={column} className="number">
                {formatNumber(input[column], 0, words)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
