import { resolve } from 'node:path';
import { packTiles } from '../../data/index.ts';
import { PACKED_EXTENSION } from '../../data/packed.ts';
import { writePackedFile } from '../../data/packed-files.ts';
import { analyzeOnce } from '../analyze-once.ts';
import { chooseProfile, PROFILE_OPTION } from '../choose-profile.ts';
import { type Command, DIR_OF_LAYERS, JSON_OPTION } from '../command.ts';
import { UserError } from '../errors.ts';
import { loadWithProgress } from '../load-with-progress.ts';
import { messagesOf } from '../messages/index.ts';
import { LAYER_OPTION, openDataset } from '../open-layers.ts';
import { DEM_OPTION, openTileFolder } from '../propose/find-tiles.ts';
import { countIssues } from '../report.ts';
import { WORKERS_OPTION, workersOf } from '../workers-option.ts';

export const pack: Command = {
  name: 'pack',
  summary: {
    en: 'read, check and measure a dataset once; write it as one file that opens at once',
    vi: 'đọc, kiểm tra và đo dữ liệu một lần, ghi thành một tệp mở được ngay',
  },
  description: {
    en: 'Reads the layers in DIR as analyze does and writes what it found, issues included, as one packed file, with the elevation tiles in dem/ and with what analyze would measure. analyze takes that file in place of DIR and gives the same outputs: it, and the map, only score what was measured against a plan. analyze --anew measures again. A packed file is for the version that wrote it; keep the layers.',
    vi: 'Đọc các lớp trong DIR như lệnh analyze và ghi những gì đọc được, kể cả các vấn đề, thành một tệp đóng gói, kèm các mảnh độ cao trong dem/ và những gì analyze sẽ đo. Lệnh analyze nhận tệp đó thay cho DIR và cho cùng kết quả: lệnh này và bản đồ chỉ còn chấm điểm những gì đã đo theo kế hoạch. Lệnh analyze --anew đo lại. Tệp đóng gói chỉ dùng với phiên bản đã ghi nó; hãy giữ lại các tệp gốc.',
  },
  positionals: [DIR_OF_LAYERS],
  options: {
    out: {
      type: 'string',
      value: `FILE${PACKED_EXTENSION}`,
      help: {
        en: 'the file to write; replaced if it is there (required)',
        vi: 'tệp để ghi; tệp cũ được thay thế (bắt buộc)',
      },
    },
    dem: DEM_OPTION,
    'no-measure': {
      type: 'boolean',
      help: {
        en: 'pack only what was read: a smaller file, sooner written, that analyze measures each time',
        vi: 'chỉ đóng gói dữ liệu đã đọc: tệp nhỏ hơn, ghi nhanh hơn, nhưng analyze phải đo mỗi lần mở',
      },
    },
    profile: PROFILE_OPTION,
    layer: LAYER_OPTION,
    workers: WORKERS_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'phusong pack my-province --out my-province.phusong',
    'phusong pack my-province --out my-province.phusong --no-measure',
    'phusong analyze my-province.phusong --out results',
  ],
  async run(terminal, args) {
    const out = args.value('out');
    if (out === undefined)
      throw new UserError(
        (say) => say.needsOutFile('pack'),
        (say) => say.seeHelp('pack'),
      );
    if (!out.toLowerCase().endsWith(PACKED_EXTENSION))
      throw new UserError((say) => say.badEnding(out, PACKED_EXTENSION));
    const isMeasured = !args.flag('no-measure');
    if (!isMeasured && args.value('profile') !== undefined) throw new UserError((say) => say.profileMeasures);
    const profile = await chooseProfile(args.value('profile'), terminal.cwd);
    const workers = workersOf(args);
    const { source, layers } = await openDataset(args, terminal.cwd);
    const [folder] = args.positionals;
    const dem = args.value('dem');
    const isAlone = folder === undefined && dem === undefined;
    const tiles = isAlone ? null : await openTileFolder(dem, resolve(terminal.cwd, folder ?? '.'), terminal.cwd);
    const loaded = await loadWithProgress(terminal, { source, layers, threads: workers });
    const elevation = tiles === null ? [] : await packTiles(tiles);
    const { dataset, measured } = isMeasured
      ? await analyzeOnce(terminal, loaded, { profile, plan: null, workers })
      : { dataset: loaded.dataset, measured: null };
    terminal.progress('writing');
    const path = resolve(terminal.cwd, out);
    const bytes = await writePackedFile(path, { ...loaded, dataset }, { elevation, measured, signal: terminal.signal });
    const { rejected, warnings } = countIssues(loaded);
    if (args.flag('json')) {
      const { name, inputs } = loaded;
      terminal.print(
        JSON.stringify(
          {
            name,
            out,
            bytes,
            rejected,
            warnings,
            inputs,
            elevation: elevation.map((tile) => tile.name),
            measured: isMeasured,
          },
          null,
          2,
        ),
      );
      return;
    }
    const messages = messagesOf(terminal.language);
    terminal.print(
      [
        `${out}: ${(bytes / 1e6).toFixed(1)} MB`,
        ...(elevation.length > 0 ? [messages.withTiles(elevation.length)] : []),
        ...(isMeasured ? [messages.withMeasured] : []),
      ].join(', '),
    );
    terminal.print(rejected + warnings === 0 ? messages.noIssues : messages.found(rejected, warnings));
  },
};
