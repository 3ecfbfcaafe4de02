/** Characters of a body in the copied text: enough to see what is wrong, short enough for a ticket. */
const bodyLimit = 4_000;

export const field = (name: string, value: string): string => `${name}: ${value}`;
export const section = (title: string, content: string[] | null): string[] => (content === null ? [] : ['', `--- ${title} ---`, ...content]);
export const headerLines = (values: Record<string, string>): string[] => Object.entries(values).map(([name, value]) => field(name, value));

export function bodyLines(text: string | null): string[] {
  if (!text) return [];
  return ['', text.length > bodyLimit ? `${text.slice(0, bodyLimit)}\n… ${text.length - bodyLimit} more characters` : text];
}
