import type { FieldValues } from '../model/integration';
import { type BodyType, bodyTypes, type RequestTemplate } from './request-template';

/** The body of an integration whose body is left empty. */
const usualBody: Record<BodyType, string> = { json: '{"to":"{{to}}","text":"{{text}}"}', form: 'to={{to}}\ntext={{text}}', none: '' };

/** The request that the settings of a custom HTTP provider describe. A GET request has no body unless one is typed. */
export function templateOf({ method = 'POST', url = '', headers = '', bodyType: type = 'json', body = '' }: FieldValues): RequestTemplate {
  const chosen = bodyTypes.find((each) => each === type) ?? 'json';
  const isEmpty = body.trim() === '';
  const bodyType = method === 'GET' && isEmpty ? 'none' : chosen;
  return { method, url, headers, bodyType, body: isEmpty ? usualBody[bodyType] : body };
}
