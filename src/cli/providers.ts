import { providers } from '../core/providers/registry';
import { namedSecretId } from '../shared/named-secrets';
import type { Answer } from './command';

/** `providers`: what can be put into a file. */
export function listProviders(): Answer {
  const descriptors = providers.map(({ descriptor }) => descriptor);
  const words = descriptors.map(({ id, label, channels, regions, summary, fields, namedSecrets }) => {
    const named = namedSecrets === undefined ? [] : [{ id: namedSecretId('NAME'), label: 'A secret under a name of your own', secret: true }];
    const lines = [...fields, ...named].map((field) => `  ${field.secret === true ? 'credentials' : 'settings   '}  ${field.id.padEnd(20)} ${field.label}`);
    return [`${id}: ${label} (${channels.join(', ')}). ${regions}. ${summary}`, ...lines].join('\n');
  });
  return { value: { providers: descriptors }, words: `${words.join('\n\n')}\n`, status: 0 };
}
