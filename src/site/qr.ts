import { correction, generate } from 'lean-qr';

/** The modules of light around a code: without them a phone does not find it. */
export const QUIET = 4;

/** A code as a picture: the side of its square with the light around it, in modules, and one path to stroke 1 wide. */
export interface QrPicture {
  side: number;
  path: string;
}

/** The QR code of a text, readable with 15 % of it torn or dirty. Each run of dark modules is one stroke of the path. */
export function qrOf(text: string): QrPicture {
  const code = generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    let pen = 0;
    let row = '';
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x, y)) x += 1;
      row += row === '' ? `M${from + QUIET} ${y + QUIET}.5` : `m${from - pen} 0`;
      row += `h${x - from}`;
      pen = x;
    }
    path += row;
  }
  return { side: code.size + 2 * QUIET, path };
}
