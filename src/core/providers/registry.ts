import { customCode } from './custom-code/descriptor';
import { customHttp } from './custom-http/descriptor';
import { duocircle } from './duocircle/descriptor';
import { instaalerts } from './instaalerts/descriptor';
import { messagebird } from './messagebird/descriptor';
import { plivo } from './plivo/descriptor';
import type { ProviderEntry } from './provider';
import { sendgrid } from './sendgrid/descriptor';
import { smtp } from './smtp/descriptor';
import { telesign } from './telesign/descriptor';
import { textlocal } from './textlocal/descriptor';
import { twilio } from './twilio/descriptor';
import { vonage } from './vonage/descriptor';

/** Every provider, in the order of its card. The adapter and its SDK are loaded on first use. */
export const providers: readonly ProviderEntry[] = [
  { descriptor: twilio, load: () => import('./twilio/adapter') },
  { descriptor: vonage, load: () => import('./vonage/adapter') },
  { descriptor: plivo, load: () => import('./plivo/adapter') },
  { descriptor: telesign, load: () => import('./telesign/adapter') },
  { descriptor: messagebird, load: () => import('./messagebird/adapter') },
  { descriptor: textlocal, load: () => import('./textlocal/adapter') },
  { descriptor: instaalerts, load: () => import('./instaalerts/adapter') },
  { descriptor: sendgrid, load: () => import('./sendgrid/adapter') },
  { descriptor: duocircle, load: () => import('./duocircle/adapter') },
  { descriptor: smtp, load: () => import('./smtp/adapter') },
  { descriptor: customHttp, load: () => import('./custom-http/adapter') },
  { descriptor: customCode, load: () => import('./custom-code/adapter') },
];

/** The entry with this id, or undefined. */
export function findProvider(id: string): ProviderEntry | undefined {
  return providers.find(({ descriptor }) => descriptor.id === id);
}
