import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { shorten } from '../plan/front-matter.ts';
import { type Due, duesOf, type Forecast, type Forecaster, type Outlook } from './forecast.ts';
import { nameOf, rulePage, visibleLine } from './reporter.ts';

/**
 * For calendars (RFC 5545): a whole day for each thing that falls due, on the last day on which it is done in time. What
 * is overdue stands on the as-of day, where it is still seen. Importing a later calendar moves the days of the first.
 */
export const forecastCalendar: Forecaster = (forecast, outlook) => {
  const calendar = ical({
    prodId: { company: 'Muster', product: 'forecast', language: 'EN' },
    name: 'What falls due in the incident response plans',
    method: ICalCalendarMethod.PUBLISH,
    events: duesOf(forecast).map((due) => eventOf(due, forecast, outlook)),
  });
  return `${calendar.toString()}\r\n`;
};

function eventOf({ finding, due, owners, fingerprint }: Due, { asOf }: Forecast, { site }: Outlook) {
  const { rule, on, message, file, line, waivedUntil } = finding;
  const overdue = due < asOf;
  const waived = waivedUntil === null ? '' : `Waived until ${waivedUntil}: `;
  const name = nameOf(finding) || file;
  return {
    id: `${fingerprint.replace(':', '-')}@${hostOf(site)}`,
    stamp: `${asOf}T00:00:00Z`,
    start: overdue ? asOf : due,
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: visibleLine(`${waived}${overdue ? `Overdue since ${on}: ` : ''}${name}: ${shorten(message, 60)}`),
    description: [message, `${file}:${line}`, ...(site === null ? [] : [rulePage(rule, site)])]
      .map(visibleLine)
      .join('\n'),
    categories: owners.map((owner) => ({ name: visibleLine(owner) })),
  };
}

/** Whose calendar it is, as a part of names that must not meet those of others. */
function hostOf(site: string | null): string {
  return site !== null && URL.canParse(site) ? new URL(site).hostname : 'muster';
}
