import { TOOL } from '../../data/tool.ts';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';

/** What the report was made from: each file with its rows and its hash, the version and the profile. */
export function Provenance() {
  const words = useMessages();
  const inputs = useApp((state) => state.opened)!.inputs;
  const profile = useApp((state) => state.analysed)!.profile;
  const { inputColumns } = words.report;
  return (
    <section className="report-provenance">
      <h2>{words.report.provenance}</h2>
      <p>{words.report.provenanceText(TOOL.version, profile.id)}</p>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{inputColumns.file}</th>
            <th scope="col" className="number">
              {inputColumns.rows}
            </th>
            <th scope="col" className="number">
              {inputColumns.rejected}
            </th>
            <th scope="col">{inputColumns.sha256}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ file, sha256, accepted, rejected }) => (
            <tr key={file}>
              <td>{file}</td>
              <td className="number">{formatNumber(accepted, 0, words)}</td>
              <td className="number">{formatNumber(rejected, 0, words)}</td>
              <td>
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
