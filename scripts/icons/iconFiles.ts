/**
 * Which files are made of which drawing. The names are electron-builder's (electron-builder.yml) and Electron's: `@2x`
 * for dense screens, `Template` for what a Mac colours itself.
 */

/** A raster to be made: the drawing, and its edge in pixels. */
export interface Raster {
  readonly drawing: string;
  readonly size: number;
}

export interface PngFile extends Raster {
  readonly file: string;
}

const APP = 'icon.svg';
const SMALL = 'tray/tray.svg';
/** Up to here the app's own drawing has more lines than pixels. */
const SMALL_UP_TO = 32;

const raster = (size: number): Raster => ({ drawing: size <= SMALL_UP_TO ? SMALL : APP, size });

/** Of the tray: the scales at which Windows shows it, and those of a Mac. */
const TRAY_SCALES = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 };
const MAC_SCALES = { '': 16, '@2x': 32 };

const inScales = (name: string, scales: Readonly<Record<string, number>>): PngFile[] =>
  Object.entries(scales).map(([scale, size]) => ({
    drawing: `tray/${name}.svg`,
    size,
    file: `tray/${name}${scale}.png`,
  }));

export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
export const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's names of an entry by its edge in pixels; `ic11`–`ic14` are the dense ones. */
export const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

export const pngFiles: readonly PngFile[] = [
  ...LINUX_SIZES.map((size) => ({ ...raster(size), file: `icons/${size}x${size}.png` })),
  ...inScales('tray', TRAY_SCALES),
  ...inScales('trayUnread', TRAY_SCALES),
  ...inScales('trayTemplate', MAC_SCALES),
  ...inScales('trayUnreadTemplate', MAC_SCALES),
  ...inScales('unread', TRAY_SCALES),
];

export const icoRasters: readonly Raster[] = ICO_SIZES.map(raster);
export const icnsRasters: readonly Raster[] = ICNS_TYPES.map(([, size]) => raster(size));

/** Every drawing that something is made of. */
export const drawings: readonly string[] = [
  ...new Set([...pngFiles, ...icoRasters, ...icnsRasters].map(({ drawing }) => drawing)),
].sort();
