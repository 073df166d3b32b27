import type { Locator, Page } from 'playwright-core';
import { firstPlan, model, type SiteInBrowser, type Watched } from './site.ts';

/** The print centre of the plan that tests look at. */
export const address = model.address.plan(firstPlan(), 'print');

/** The print centre, once its script has taken it over. */
export async function openCentre(
  site: SiteInBrowser,
  options?: Parameters<SiteInBrowser['watched']>[0],
): Promise<Watched> {
  const watched = await site.watched(options);
  await watched.page.goto(site.at(address));
  await watched.page.locator('print-centre:defined').waitFor();
  return watched;
}

/** A button by its whole name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}
