import { shortDay, timeOfDay } from '../../ui/dates';
import type { Period, Range } from './period';

export const rangeWords: Record<Range, string> = { '24h': '24 hours', '7d': '7 days', '14d': '14 days', all: 'all' };
export const rangeLabels: Record<Range, string> = { '24h': '24 h', '7d': '7 d', '14d': '14 d', all: 'All' };

/** The last part, which has not ended. */
const nowWords: Record<Period['unit'], string> = { hour: 'Last hour', day: 'Today', week: 'Last 7 days' };

/** "7 Nov", "09:41", "Today" */
export function partLabel({ unit, edges }: Period, index: number): string {
  if (index === edges.length - 2) return nowWords[unit];
  return edgeLabel(unit, edges[index] ?? 0);
}

/** As it stands at the left end of a chart, also where there is only today. */
export const firstLabel = ({ unit, edges }: Period): string => edgeLabel(unit, edges[0] ?? 0);

function edgeLabel(unit: Period['unit'], edge: number): string {
  const at = new Date(edge).toISOString();
  return unit === 'hour' ? timeOfDay(at) : shortDay(at);
}

/** "on 7 Nov", "in the hour from 09:41", "today": as it stands in a sentence. */
export function partInSentence(period: Period, index: number): string {
  const label = partLabel(period, index);
  if (index === period.edges.length - 2) return period.unit === 'day' ? 'today' : `in the ${label.toLowerCase()}`;
  return { hour: `in the hour from ${label}`, day: `on ${label}`, week: `in the week from ${label}` }[period.unit];
}
