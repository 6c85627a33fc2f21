import type { CommandMessages } from './index.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const en: CommandMessages = {
  columns: { target: 'target', value: 'value', counts: 'n / N', verdict: 'verdict', gap: 'gap' },
  sample: 'SAMPLE DATA: generated, not a survey; place names are invented',
  sampleWritten: (plan, folder) => `The sample of ${plan} is in ${folder}`,
  computed: 'computed from the map',
  statistical: 'statistics, as reported',
  draft: 'draft',
  asOf: (date) => `as of ${date}`,
  noPlan: 'No plan to score against: the indicators are computed, the scorecard is empty. Choose one with --plan.',
  noTargets: 'The plan has no targets to score.',
  tally: (met, missed, noData) => `${met} met, ${missed} missed, ${noData} without data`,
  outputs: (folder) => `Outputs in ${folder}`,
  measuredBefore: 'Measured before by the same rules, and only scored now; --anew measures again.',
  measuredTheSame: 'Measured again: the same as before, to the bit.',
  measuredOtherwise: 'Measured again: not what was measured before. Trust this run, and ask who packed the data.',
  issues: (rejected, warnings) =>
    `Issues: ${count(rejected, 'row', 'rows')} rejected, ${count(warnings, 'warning', 'warnings')}, listed in issues.csv`,
  noIssues: 'Issues: none',
  withTiles: (tiles) => `with ${count(tiles, 'elevation tile', 'elevation tiles')}`,
  withMeasured: 'measured',
  place: (file, row) => (row === null ? file : `${file} row ${row}`),
  severities: { rejected: 'rejected', warning: 'warning ' },
  rowCounts: { read: 'read', accepted: 'accepted', rejected: 'rejected', warnings: 'warnings' },
  found: (rejected, warnings) =>
    `Issues: ${count(rejected, 'row', 'rows')} rejected, ${count(warnings, 'warning', 'warnings')}`,
  deadZones: (zones, areaKm2, villages, population) =>
    `Dead zones: ${zones}, together ${areaKm2} km² with ${villages} villages and ${population} people`,
  noDeadZones: 'Dead zones: none',
  stages: {},
  targetsIn: (count, years) => `${count} targets: ${years}`,
  serving: (url) => `phusong is at ${url} (Ctrl-C ends it)`,
  cacheUnread: (reason) => `cache: ${reason}; the dataset is read from its files`,
  cacheUnwritten: (reason) => `cache: ${reason}; the dataset is not kept`,
  interrupted: 'interrupted; nothing was written',
  help: {
    about: [
      'phusong: radio coverage and fiber of a province, measured against its plan.',
      'A folder of layer files goes in, a scorecard comes out.',
    ],
    usage: 'Usage:',
    commands: 'Commands',
    arguments: 'Arguments',
    options: 'Options',
    examples: 'Examples',
    showHelp: 'show this help; phusong COMMAND --help explains a command',
    showVersion: 'print the version',
    startHere: 'Start here',
    demo: 'a sample province, from files to scorecard',
    analyze: 'your own layers: my-data/villages.csv, …',
    exitCodes: 'Exit codes: 0 done, 2 bad input or usage, 1 a bug.',
  },
};
