import packageJson from '../package.json' with { type: 'json' };

/** The version of phusong. */
export const version: string = packageJson.version;
