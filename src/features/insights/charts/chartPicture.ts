import type { Chart } from './chart';
import { init } from './echarts';
import type { Palette } from './palette';

const WIDTH = 960;
const MARGIN = 24;
const HEAD = 64;
/** Sharp on dense screens and on paper. */
const PIXEL_RATIO = 2;

/** The chart under its title as a PNG, in the colours it is shown in. Rejects where the browser makes no picture. */
export async function chartPicture(chart: Chart, subtitle: string, palette: Palette): Promise<Blob> {
  const drawing = await canvasOf(chart, palette);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * PIXEL_RATIO;
  canvas.height = (HEAD + chart.height + 2 * MARGIN) * PIXEL_RATIO;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('There is no canvas to draw on.');
  pen.fillStyle = palette.panel;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawing, MARGIN * PIXEL_RATIO, (MARGIN + HEAD) * PIXEL_RATIO);
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.direction = palette.isRtl ? 'rtl' : 'ltr';
  pen.textAlign = 'start';
  const start = palette.isRtl ? WIDTH - MARGIN : MARGIN;
  write(pen, chart.title, { x: start, y: MARGIN + 16, font: `600 18px ${palette.font}`, color: palette.ink });
  write(pen, subtitle, { x: start, y: MARGIN + 38, font: `13px ${palette.font}`, color: palette.soft });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made.'))), 'image/png');
  });
}

async function canvasOf(chart: Chart, palette: Palette): Promise<HTMLCanvasElement> {
  await document.fonts.ready;
  const place = document.createElement('div');
  const drawn = init(place, null, {
    renderer: 'canvas',
    width: WIDTH - 2 * MARGIN,
    height: chart.height,
    devicePixelRatio: PIXEL_RATIO,
  });
  drawn.setOption(chart.option(palette, drawn.getWidth()));
  const canvas = drawn.renderToCanvas({ pixelRatio: PIXEL_RATIO, backgroundColor: palette.panel });
  drawn.dispose();
  return canvas;
}

interface Written {
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly color: string;
}

function write(pen: CanvasRenderingContext2D, text: string, { x, y, font, color }: Written): void {
  pen.font = font;
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}
