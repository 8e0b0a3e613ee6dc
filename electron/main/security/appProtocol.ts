import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { APP_HOST, APP_SCHEME } from '../origin.ts';
import { SECURITY_HEADERS } from './contentPolicy.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Every part of a path is a plain file name: no dots alone, no percent signs, backslashes, colons or null bytes. */
const PLAIN_PATH = /^(?:\/[\w-][\w.-]*)+$/;

type Asked = Pick<Request, 'method' | 'url'>;

/** Answers app:// requests with the files in `folder` (the built renderer), and with nothing outside it. */
export function createAppProtocol(folder: string): (request: Asked) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return refuse(405);
    const file = fileOf(url, folder);
    if (!file) return refuse(403);
    const bytes = await read(file);
    if (!bytes) return refuse(404);
    const type = CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return new Response(method === 'HEAD' ? null : bytes, {
      headers: { ...SECURITY_HEADERS, 'Content-Type': type },
    });
  };
}

/** The file that an address names; null for another host, and for whatever could lead out of the folder. */
export function fileOf(address: string, folder: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  const path = url.pathname === '/' || url.pathname === '' ? '/index.html' : url.pathname;
  if (!PLAIN_PATH.test(path)) return null;
  const root = resolve(folder);
  const file = join(root, path);
  return file.startsWith(root + sep) ? file : null;
}

async function read(file: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return await readFile(file);
  } catch {
    return null;
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}
