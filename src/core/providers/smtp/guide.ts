import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for, from whoever runs the server. */
export const guide: Guide = {
  steps: [
    { title: 'Find the server’s name and port', text: 'The mail administrator knows them, or the page “SMTP settings” of the mail service. For sending, the port is usually 587 with STARTTLS or 465 with TLS; port 25 is for servers among themselves.' },
    { title: 'Create a user of its own', text: 'With its own password, only for the identity platform, so that it can be changed and taken away alone. Services with a second factor want an app password instead of the usual one.' },
    { title: 'Allow the sender address', text: 'Most servers let a user send only from its own address or domain. Have the sender address allowed for this user.' },
    { title: 'Enter the sender’s domain in DNS', text: 'SPF must name this server, and DKIM should sign its messages; otherwise they end up as spam or are refused.' },
    { title: 'Verify', text: 'Verify logs in and sends nothing. Whether the sender and a recipient are accepted is only known from a test.' },
  ],
  warnings: [
    { title: 'Accepted is the last word', text: 'of a mail server. Whether a message arrives is not reported; if it comes back, it does so to the sender address.' },
    { title: 'What it costs', text: 'depends on who runs the server: nothing more with one of one’s own, per message or per plan with a service. Most limit messages per hour or per day.' },
    { title: 'A server without login', text: 'that knows this network by its addresses: leave user name and password empty.' },
  ],
};
