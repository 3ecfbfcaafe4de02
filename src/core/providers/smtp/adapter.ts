import { smtp } from './descriptor';
import { connectTo } from './relay';

/** Over nodemailer, which is well kept, needs nothing else, and speaks over a socket of ours (`smtp-exchange.ts`): so the dialogue is seen, and certificates and time are in our hands. */
export const connect = connectTo(smtp, []);
