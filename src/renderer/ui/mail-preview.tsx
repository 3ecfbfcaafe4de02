import { useAppInfo } from '../api';
import classes from './mail-preview.module.css';

/** An e-mail as its own document in a locked frame: no script, nothing from the network. Always on white, since mail is written for it. */
export function MailPreview({ previewId, title }: { previewId: string; title: string }) {
  const { data } = useAppInfo();
  if (data === undefined) return <div className={classes.frame} />;
  return <iframe className={classes.frame} sandbox="" referrerPolicy="no-referrer" src={data.previewBase + encodeURIComponent(previewId)} title={title} />;
}
