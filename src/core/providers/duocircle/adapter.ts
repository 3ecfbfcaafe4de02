import { connectTo } from '../smtp/relay';
import { duocircle } from './descriptor';
import { explanations } from './errors';

/** By SMTP, with nodemailer (see `smtp/adapter.ts`): DuoCircle has no SDK, and its HTTP interface is not documented. */
export const connect = connectTo(duocircle, explanations);
