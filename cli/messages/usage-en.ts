/** What the operating system's refusals mean. */
const SYSTEM_ERRORS = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is not a folder',
  EEXIST: 'already exists',
  ENOTEMPTY: 'the folder is not empty',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  EIO: 'the disk could not be read or written',
  ELOOP: 'the links lead in a circle',
  EXDEV: 'lies on another disk',
};

/** What follows a name that was misspelt, where another is near. */
const maybe = (near: string | null): string => (near === null ? '' : `; did you mean "${near}"?`);
const list = (names: readonly (string | number)[]): string => names.join(', ');

/** What is wrong with a call, in English. */
export const usageEn = {
  systemErrors: SYSTEM_ERRORS,
  bug: (said: string) => `this is a bug in phusong: ${said}`,
  showsWhere: 'PHUSONG_DEBUG=1 shows where.',

  seeHelp: (command: string) => `See: phusong ${command} --help`,
  noCommand: (name: string, near: string | null) => `there is no command "${name}"${maybe(near)}`,
  commandsAre: (names: readonly string[]) => `The commands are ${list(names)}. See: phusong --help`,
  noLanguage: (asked: string) => `--lang ${asked} is not vi or en`,
  unknownOption: (option: string, near: string | null) => `unknown option ${option}${maybe(near)}`,
  takesNoValue: (option: string) => `${option} takes no value`,
  needsValue: (option: string, usage: string) => `${option} needs a value: ${usage}`,
  givenTwice: (option: string) => `${option} is given more than once`,
  needsArgument: (command: string, name: string, help: string) => `${command} needs ${name}: ${help}`,
  extraArgument: (command: string, text: string) => `${command} does not know what to do with "${text}"`,
  needsOut: (command: string, value: string) => `${command} needs --out ${value}: the folder to write`,
  needsOutFile: (command: string) => `${command} needs --out: the file to write`,
  badEnding: (out: string, ending: string) => `--out ${out} must end in ${ending}, by which analyze knows it`,
  notWhole: (option: string, text: string, least: number, most: number) =>
    `--${option} ${text} is not a whole number from ${least} to ${most}`,
  notWholeNumber: (option: string, value: number) => `--${option} ${value} is not a whole number`,
  notPositive: (option: string, text: string) => `--${option} ${text} is not a number above 0`,

  nothingToRead: 'nothing to read: give a folder, or single layers with --layer NAME=FILE',
  layerTwice: (layer: string) => `--layer gives ${layer} more than once`,
  badLayer: (text: string) => `--layer ${text} is not of the form NAME=FILE`,
  noLayer: (name: string, near: string | null) => `there is no layer "${name}"${maybe(near)}`,
  layersAre: (names: readonly string[]) => `The layers are ${list(names)}.`,
  profileMeasures: '--profile says how to measure, which --no-measure leaves out',
  layerOnPacked: '--layer cannot be added to a packed dataset',
  packAnew: 'Pack it anew with phusong pack DIR.',
  overInput: (input: string) => `the outputs would replace the input ${input}`,
  chooseOtherOut: 'Choose another folder with --out.',
  cacheInOutputs: (cache: string) =>
    `the cache ${cache} lies in the folder of the outputs, which is replaced as a whole`,
  chooseOtherCache: 'Choose another folder with --cache.',
  tooLarge: (file: string) => `${file}: is too large to be this kind of file`,
  notJson: (file: string, detail: string, _line?: number, _column?: number) => `${file}: is not JSON: ${detail}`,

  noPlan: (id: string, near: string | null) => `there is no plan "${id}"${maybe(near)}`,
  plansAre: (ids: readonly string[]) => `The plans are ${list(ids)}.`,
  moreFaults: (count: number) => `… and ${count} more`,
  moreMisfits: (count: number) => `and ${count} more`,
  noTargetsFor: (plan: string, year: number) => `plan ${plan} has no targets for ${year}`,
  targetsFor: (years: readonly number[]) => `It has targets for ${list(years)}.`,
  yearNeedsPlan: '--year needs a plan',
  choosePlan: 'Choose one with --plan.',
  noSample: (plan: string) => `plan ${plan} has no sample`,

  proposeNeedsPlan: 'propose needs a plan',
  choosePlanOfList: 'Choose one with --plan; phusong plans lists them.',
  noCoverage: 'the dataset has no coverage layer: it is not known where coverage is missing',
  noTiles: (folder: string) => `--dem ${folder} holds no elevation tile such as N22E103.hgt`,
  demNotFolder: (folder: string) => `--dem ${folder} is not a folder`,
  noObjective: (asked: string, near: string | null) => `there is no objective "${asked}"${maybe(near)}`,
  objectivesAre: (names: readonly string[]) => `The objectives are ${list(names)}.`,
  objectiveNeedsLimit: (objective: string) =>
    `--objective ${objective} needs a limit: --budget AMOUNT or --max-sites N`,
  badPosition: (text: string) => `--at ${text} is not of the form LNG,LAT in degrees`,
  minimumWithMost: (objective: string) =>
    `--operator-minimum goes with least-cost and fewest-sites: with --objective ${objective} the limit decides how much is won`,
  badGap: (text: string) => `--gap ${text} is not a percentage from 0 to less than 100`,
  badMinimum: (text: string) => `--operator-minimum ${text} is not of the form NAME=SHARE, the share from 0 to 1`,

  notBuilt: 'the web app is not built: there is no dist/web/index.html',
  buildIt: 'Build it with: npm run build',
  badPath: (given: string) => `--path must be a path of letters, digits, - and _, as /maps/, got ${given}`,
  notAddress: (given: string) => `${given} is not an address`,
  notWebAddress: (given: string) => `${given} is not an address of the web`,
  addressLike: 'Name one as https://tiles.example.vn',
  portInUse: (port: number) => `port ${port} is in use`,
  otherPort: 'Choose another with --port, or any free one with --port 0.',
  portClosed: (port: number) => `port ${port} is not open to you`,
  higherPort: 'Choose one above 1023.',
  notThisComputer: (host: string) => `${host} is not an address of this computer`,
};

export type UsageMessages = Readonly<typeof usageEn>;
