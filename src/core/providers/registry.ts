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

/** Every provider, in the order of its card. The adapter with its SDK and the guide are loaded on first use. */
export const providers: readonly ProviderEntry[] = [
  { descriptor: twilio, load: () => import('./twilio/adapter'), loadGuide: () => import('./twilio/guide') },
  { descriptor: vonage, load: () => import('./vonage/adapter'), loadGuide: () => import('./vonage/guide') },
  { descriptor: plivo, load: () => import('./plivo/adapter'), loadGuide: () => import('./plivo/guide') },
  { descriptor: telesign, load: () => import('./telesign/adapter'), loadGuide: () => import('./telesign/guide') },
  { descriptor: messagebird, load: () => import('./messagebird/adapter'), loadGuide: () => import('./messagebird/guide') },
  { descriptor: textlocal, load: () => import('./textlocal/adapter'), loadGuide: () => import('./textlocal/guide') },
  { descriptor: instaalerts, load: () => import('./instaalerts/adapter'), loadGuide: () => import('./instaalerts/guide') },
  { descriptor: sendgrid, load: () => import('./sendgrid/adapter'), loadGuide: () => import('./sendgrid/guide') },
  { descriptor: duocircle, load: () => import('./duocircle/adapter'), loadGuide: () => import('./duocircle/guide') },
  { descriptor: smtp, load: () => import('./smtp/adapter'), loadGuide: () => import('./smtp/guide') },
  { descriptor: customHttp, load: () => import('./custom-http/adapter'), loadGuide: () => import('./custom-http/guide') },
  { descriptor: customCode, load: () => import('./custom-code/adapter'), loadGuide: () => import('./custom-code/guide') },
];

/** The entry with this id, or undefined. */
export function findProvider(id: string): ProviderEntry | undefined {
  return providers.find(({ descriptor }) => descriptor.id === id);
}
