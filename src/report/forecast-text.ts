import { compareText } from '../plan/finding.ts';
import { type Due, duesOf, type Forecaster } from './forecast.ts';
import { count, nameOf, visible, visibleLine, whenOf } from './reporter.ts';

/** For people: what is overdue, then week by week, by owner in each. */
export const forecastText: Forecaster = (forecast) => {
  const { asOf, until, overdue, weeks } = forecast;
  const all = duesOf(forecast);
  const waived = all.filter(({ finding }) => finding.waivedUntil !== null).length;
  const blocks = [
    ...(overdue.length > 0 ? [block(`Overdue on ${asOf}`, overdue, asOf)] : []),
    ...weeks.map(({ week, monday, dues }) => block(`${week}, the week of Monday ${monday}`, dues, asOf)),
  ];
  const counts = [
    overdue.length > 0 ? `${overdue.length} overdue` : 'nothing overdue',
    `${count(all.length - overdue.length, 'thing') || 'nothing'} due by ${until}`,
    ...(waived > 0 ? [`${waived} of them waived`] : []),
  ];
  const save = all.length > 0 ? '\nAs a calendar: npm run -s forecast -- --format calendar > muster.ics' : '';
  return `${[...blocks, `As of ${asOf}: ${counts.join(', ')}.${save}`].join('\n\n')}\n`;
};

function block(heading: string, dues: readonly Due[], asOf: string): string {
  const owners = [...new Set(dues.map(whoseOf))].sort(compareText);
  const parts = owners.map((owner) => {
    const own = dues.filter((due) => whoseOf(due) === owner).map((due) => tell(due, asOf));
    return `  ${visibleLine(owner)}\n${own.join('\n')}`;
  });
  return `${heading}\n${parts.join('\n')}`;
}

/** What several plans share is told once, under all its owners. */
function whoseOf({ owners }: Due): string {
  return owners.join('; ');
}

function tell({ finding }: Due, asOf: string): string {
  const { file, line, column, message, waivedUntil } = finding;
  const waived = waivedUntil === null ? '' : `, waived until ${waivedUntil}`;
  const name = nameOf(finding);
  return [
    `    ${whenOf(finding, asOf)}${waived}${name === '' ? '' : `, ${visibleLine(name)}`}`,
    `      ${visible(message).replaceAll('\n', ' ')}`,
    `      ${visibleLine(file)}:${line}:${column}`,
  ].join('\n');
}
