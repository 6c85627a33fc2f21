import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wholeNumber } from '../args.ts';
import type { Command } from '../command.ts';
import { toOrigin } from '../content-security-policy.ts';
import { UserError } from '../errors.ts';
import { messagesOf } from '../messages/index.ts';
import { packageRoot } from '../package-root.ts';
import { startStaticServer } from '../static-server.ts';

const DEFAULT_PORT = 4173;
const DEFAULT_HOST = '127.0.0.1';

export const serve: Command = {
  name: 'serve',
  summary: { en: 'serve the web app on this computer', vi: 'chạy ứng dụng web trên máy này' },
  description: {
    en: 'Serves the built web app to this computer only, until Ctrl-C. Your data stays in the browser: the server only hands out the app.',
    vi: 'Chạy ứng dụng web đã dựng, chỉ cho máy này, đến khi nhấn Ctrl-C. Dữ liệu của bạn ở lại trong trình duyệt: máy chủ chỉ phát ứng dụng.',
  },
  positionals: [],
  options: {
    port: {
      type: 'string',
      value: 'N',
      help: {
        en: `port to listen on, 0 for any free one (default ${DEFAULT_PORT})`,
        vi: `cổng để chạy, 0 là cổng trống bất kỳ (mặc định ${DEFAULT_PORT})`,
      },
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      help: { en: `address to listen on (default ${DEFAULT_HOST})`, vi: `địa chỉ để chạy (mặc định ${DEFAULT_HOST})` },
    },
    path: {
      type: 'string',
      value: 'PATH',
      help: {
        en: 'the path to serve it under, as /maps/ (default /)',
        vi: 'đường dẫn của ứng dụng, ví dụ /maps/ (mặc định /)',
      },
    },
    'allow-origin': {
      type: 'string',
      multiple: true,
      value: 'URL',
      help: {
        en: 'let the page load a base map from this server too; may be repeated (default: from nowhere)',
        vi: 'cho trang tải bản đồ nền từ máy chủ này; có thể nêu nhiều lần (mặc định: không tải từ đâu cả)',
      },
    },
  },
  examples: ['phusong serve', 'phusong serve --port 8080', 'phusong serve --allow-origin https://tiles.example.vn'],
  async run(terminal, args) {
    const port = wholeNumber(args, 'port', 0, 65_535) ?? DEFAULT_PORT;
    const host = args.value('host') ?? DEFAULT_HOST;
    const root = join(packageRoot(), 'dist', 'web');
    if (!existsSync(join(root, 'index.html')))
      throw new UserError(
        (say) => say.notBuilt,
        (say) => say.buildIt,
      );
    const allowedOrigins = args.values('allow-origin').map(toOrigin);
    const base = baseOf(args.value('path') ?? '/');
    const server = await startStaticServer(root, host, port, { base, allowedOrigins });
    terminal.print(messagesOf(terminal.language).serving(server.url));
    if (!terminal.signal.aborted)
      await new Promise((resolve) => terminal.signal.addEventListener('abort', resolve, { once: true }));
    await server.close();
  },
};

/** The path with a stroke at both ends. Throws a `UserError` for what cannot be a path of an address. */
function baseOf(given: string): string {
  const base = `/${given}/`.replace(/\/+/g, '/');
  if (/^[\w./~-]+$/.test(base) && !/\/\.{1,2}\//.test(base)) return base;
  throw new UserError((say) => say.badPath(given));
}
