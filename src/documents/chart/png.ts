import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { FONT } from './svg';

const fonts = join(__dirname, '../../../assets/fonts');

/** Twice as many points as pixels, for screens that have them. */
const ZOOM = 2;

/**
 * A chart as PNG, drawn on a thread of its own with the bundled font alone: what that lacks becomes an empty box. Rejects where
 * the SVG cannot be read.
 */
export async function pngOf(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: ['Inter-Regular.ttf', 'Inter-SemiBold.ttf'].map((file) => join(fonts, file)),
      defaultFontFamily: FONT,
      sansSerifFamily: FONT,
    },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  return image.asPng();
}
