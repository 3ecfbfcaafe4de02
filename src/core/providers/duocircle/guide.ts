import type { Guide } from '../../../shared/model/provider';

/** How to get what the form asks for. Names as of DuoCircle's portal in 2026. */
export const guide: Guide = {
  steps: [
    { title: 'Order the service', text: 'Outbound SMTP, in an account at duocircle.com. A plan has a number of credits per day.' },
    { title: 'Find user and password', text: 'In the portal (admin.duocircle.com): My Services, the outbound SMTP service. It shows the SMTP user name and sets a new password.' },
    { title: 'Enter the sender’s domain in DNS', text: 'The domain of the sender address must exist in DNS, and its SPF entry must contain include:outbound.mailhop.org. Switch DKIM on in the portal where it is offered.' },
    { title: 'Verify', text: 'Verify logs in and sends nothing; no credit is used.' },
  ],
  warnings: [
    { title: 'The SMTP user is not the e-mail address of the portal.', text: 'With that address, or the portal’s password, the login is refused.' },
    { title: 'One recipient costs one credit.', text: 'The credits of a day are renewed at 00:00 GMT; their use stands under View Credit Usage.' },
    { title: 'Accepted is the last word.', text: 'What could not be delivered comes back to the sender address; more stands only in the portal.' },
  ],
};
