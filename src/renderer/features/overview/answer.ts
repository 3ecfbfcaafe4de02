import type { IntegrationView } from '../../../shared/model/integration';
import { channelNoun, channelOrder } from '../../routes';
import { nameList } from '../../ui/words';
import { type Cell, type CellState } from './matrix';

export interface Answer {
  tone: 'ok' | 'warn' | 'bad';
  /** The answer to "Can every environment send?". */
  sentence: string;
}

/** From this number on, naming each would make the line longer than the screen. */
const mostNamed = 3;

export const countIn = (cells: readonly Cell[], state: CellState): number => cells.filter((cell) => cell.state === state).length;

/** Can every environment send? In one sentence that names who cannot. */
export function answerOf(cells: readonly Cell[], integrations: readonly IntegrationView[]): Answer {
  const missing = cells.filter(({ state }) => state === 'missing');
  const environments = new Set(cells.map(({ environment }) => environment.id)).size;
  if (missing.length === 0) {
    const attention = countIn(cells, 'attention');
    if (attention > 0) return { tone: 'warn', sentence: `Yes, but ${attention} ${attention === 1 ? 'needs' : 'need'} attention.` };
    return { tone: 'ok', sentence: environments === 1 ? `Yes. ${cells[0]?.environment.name} can send SMS and e-mail.` : `Yes. All ${environments} environments can send SMS and e-mail.` };
  }
  if (integrations.every(({ builtIn }) => builtIn)) {
    const names = [...new Set(missing.map(({ environment }) => environment.name))];
    return { tone: 'bad', sentence: `Not yet. Connect a service to send from ${names.length > mostNamed ? `${names.length} environments` : nameList(names)}.` };
  }
  return { tone: 'bad', sentence: `No. ${cannotSend(missing, cells.length)}` };
}

/** Environments that lack the same channels share one clause. */
function cannotSend(missing: readonly Cell[], all: number): string {
  if (missing.length > mostNamed) return `${missing.length} of ${all} channels cannot send.`;
  const clauses = new Map<string, string[]>();
  for (const { environment } of missing) {
    const lacking = channelOrder.filter((channel) => missing.some((cell) => cell.environment.id === environment.id && cell.channel === channel));
    const what = lacking.map((channel) => channelNoun[channel]).join(' or ');
    const names = clauses.get(what) ?? [];
    if (!names.includes(environment.name)) clauses.set(what, [...names, environment.name]);
  }
  const text = nameList([...clauses].map(([what, names]) => `${nameList(names)} cannot send ${what}`));
  return missing.length === 1 ? `${text}; ${all - 1} of ${all} channels can send.` : `${text}.`;
}
