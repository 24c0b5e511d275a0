import { createRequire } from 'node:module';

const headers = createRequire(import.meta.url)('node-api-headers') as {
  include_dir: string;
  def_paths: Record<string, string>;
};

/** The folder with `node_api.h`. */
export const nodeApiHeaders = headers.include_dir;

/** Lists of the functions of Node-API, from which Windows makes the library to link against. */
export const nodeApiDefinitions = Object.values(headers.def_paths);
