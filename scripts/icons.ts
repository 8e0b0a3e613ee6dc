// `npm run icons`: makes every icon of resources/ out of its drawings. Needs a Chromium, as the browser tests do.
import { chromium, type Page } from '@playwright/test';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeIcns, writeIco, type Pixels } from './icons/containers.ts';
import { ICNS_TYPES, icnsRasters, icoRasters, pngFiles, type Raster } from './icons/iconFiles.ts';
import { STAMP_FILE, stampOfSources } from './icons/stamp.ts';
import { findBrowser, NO_BROWSER } from './setup/browsers.mjs';

const resources = fileURLToPath(new URL('../resources', import.meta.url));

const executablePath = findBrowser();
if (executablePath === null) {
  console.error(NO_BROWSER);
  process.exitCode = 1;
} else {
  await makeIcons(executablePath);
}

async function makeIcons(browserPath: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  const drawn = new Map<string, Pixels>();
  const draw = async (raster: Raster): Promise<Pixels> => {
    const name = `${raster.drawing} ${raster.size}`;
    const pixels = drawn.get(name) ?? (await rasterise(page, raster));
    drawn.set(name, pixels);
    return pixels;
  };

  for (const { file, ...raster } of pngFiles) await write(file, (await draw(raster)).png);
  await write('icon.ico', writeIco(await inOrder(icoRasters, draw)));
  const forMac = await inOrder(icnsRasters, draw);
  const entries = ICNS_TYPES.flatMap(([type], index) => {
    const pixels = forMac[index];
    return pixels ? [[type, pixels.png] as const] : [];
  });
  await write('icon.icns', writeIcns(entries));
  await write(STAMP_FILE, stampOfSources(resources));
  await browser.close();
  console.log(`${pngFiles.length + 2} icons are made in resources/.`);
}

async function rasterise(page: Page, { drawing, size }: Raster): Promise<Pixels> {
  const svg = await readFile(join(resources, drawing), 'utf8');
  const { png, rgba } = await page.evaluate(
    async ({ source, edge }) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = edge;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('This browser can’t draw.');
      context.drawImage(image, 0, 0, edge, edge);
      // Large ones are kept as PNGs alone, and their pixels are many.
      const pixels = edge < 256 ? [...context.getImageData(0, 0, edge, edge).data] : [];
      return { png: canvas.toDataURL('image/png').split(',', 2)[1] ?? '', rgba: pixels };
    },
    { source: svg, edge: size },
  );
  return { size, png: Buffer.from(png, 'base64'), rgba: Uint8Array.from(rgba) };
}

async function inOrder(
  rasters: readonly Raster[],
  draw: (raster: Raster) => Promise<Pixels>,
): Promise<Pixels[]> {
  const all: Pixels[] = [];
  for (const raster of rasters) all.push(await draw(raster));
  return all;
}

async function write(file: string, bytes: Uint8Array | string): Promise<void> {
  const path = join(resources, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
