import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { QUIET, qrOf } from '../../src/site/qr.ts';
import { readQr } from './qr-reader.ts';
import { LONG, model, plans, siteInBrowser } from './site.ts';

const site = siteInBrowser();

/** The modules that a path strokes. */
function strokesOf(path: string): Set<string> {
  const dark = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, move, a, b] of path.matchAll(/([Mmh])(\d+)(?: ([\d.]+))?/g)) {
    if (move === 'M') [x, y] = [Number(a), Math.floor(Number(b))];
    else if (move === 'm') x += Number(a);
    else for (const end = x + Number(a); x < end; x += 1) dark.add(`${x},${y}`);
  }
  return dark;
}

describe('the code of an address', () => {
  test.each([
    'https://plan.example.com/',
    'https://plan.example.com/ir/task-list/checklists/account-taken-over/',
    `https://plan.example.com/${'a-long-path-'.repeat(12)}/`,
    'HTTPS://PLAN.EXAMPLE.COM/2026',
    'https://plan.example.com/2026/1234567890123456789/',
  ])('%s is read back', (text) => {
    const { side, path } = qrOf(text);
    const dark = strokesOf(path);
    expect(readQr((x, y) => dark.has(`${x + QUIET},${y + QUIET}`), side - 2 * QUIET)).toBe(text);
  });

  test('a module that is drawn wrong is not read', () => {
    const { side, path } = qrOf('https://plan.example.com/');
    const dark = strokesOf(path);
    const size = side - 2 * QUIET;
    const read = readQr((x, y) => dark.has(`${x + QUIET},${y + QUIET}`) !== (x === size - 1 && y === size - 4), size);
    expect(read).not.toBe('https://plan.example.com/');
  });
});

test(
  'each checklist prints a code of its own address, as large as a phone needs, beside the address in words',
  LONG,
  async () => {
    const { context, page } = await site.watched({ viewport: { width: 703, height: 945 } });
    await page.emulateMedia({ media: 'print' });
    for (const checklist of plans().flatMap((plan) => plan.checklists)) {
      const path = model.address.entry(checklist);
      await page.goto(site.at(path));
      const codes = page.locator('.qr');
      expect(await codes.count()).toBe(checklist.sheets.length);
      const code = codes.last();
      const { width, height } = (await code.boundingBox()) as { width: number; height: number };
      expect((Math.min(width, height) * 25.4) / 96).toBeGreaterThanOrEqual(18);
      expect(await code.getAttribute('aria-hidden')).toBe('true');
      // As large as pixels are whole; on paper it is drawn from the same path.
      await code.evaluate((element) => {
        const { style } = element as SVGElement;
        Object.assign(style, { position: 'fixed', inset: '0 auto auto 0', inlineSize: '500px', blockSize: '500px' });
        Object.assign(style, { background: '#fff', zIndex: '9' });
      });
      const image = await loadImage(await page.screenshot({ clip: { x: 0, y: 0, width: 500, height: 500 } }));
      const canvas = createCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const side = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
      const at = (module: number, pixels: number) => Math.floor(((module + QUIET + 0.5) / side) * pixels);
      const read = readQr(
        (x, y) => {
          const [red = 255] = canvas.getImageData(at(x, image.width), at(y, image.height), 1, 1).data;
          return red < 128;
        },
        side - 2 * QUIET,
      );
      expect(read).toBe(new URL(path, model.home.origin).href);
      expect(await codes.locator('xpath=..').last().textContent()).toContain(model.address.short(path));
    }
    await context.close();
  },
);
