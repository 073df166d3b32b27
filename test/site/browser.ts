import { type Browser, chromium } from 'playwright-core';

/**
 * The packaged browser and where its libraries are. It brings the ones that a bare machine lacks, but unpacks them only
 * in the cloud it was made for; so for a moment this looks like one.
 */
async function packagedBrowser(): Promise<{ executablePath: string; libraries: string }> {
  const { AWS_EXECUTION_ENV, LD_LIBRARY_PATH } = process.env;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const { default: sparticuz } = await import('@sparticuz/chromium');
  const executablePath = await sparticuz.executablePath();
  const libraries = process.env.LD_LIBRARY_PATH ?? '';
  // Nothing else that tests start is to find them.
  for (const [name, value] of Object.entries({ AWS_EXECUTION_ENV, LD_LIBRARY_PATH })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  return { executablePath, libraries };
}

let packaged: ReturnType<typeof packagedBrowser> | undefined;

/** A real browser: the one that CHROMIUM_PATH names, or the packaged one. */
export async function openBrowser(...more: string[]): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...more];
  if (process.env.CHROMIUM_PATH) return chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args });
  packaged ??= packagedBrowser();
  const { executablePath, libraries } = await packaged;
  return chromium.launch({
    executablePath,
    args,
    env: { ...process.env, LD_LIBRARY_PATH: libraries } as Record<string, string>,
  });
}

/** Before all tests: unpacks the browser once, lest several workers write it at the same time. */
export default async function setup(): Promise<void> {
  if (!process.env.CHROMIUM_PATH) await packagedBrowser();
}
