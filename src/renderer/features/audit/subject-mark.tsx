import type { AuditSubject } from '../../../shared/model/audit';
import { auditSubjectWords } from '../../ui/audit-words';
import { ProviderMark } from '../../ui/provider-mark';
import classes from './audit.module.css';

/** What something was done to: a provider's mark, or the icon of its kind. */
export function SubjectMark({ subject: { kind, providerId } }: { subject: AuditSubject }) {
  if (providerId !== null) return <ProviderMark providerId={providerId} size={20} />;
  const { icon: Icon } = auditSubjectWords[kind];
  return (
    <span className={classes.mark}>
      <Icon size={17} stroke={1.6} aria-hidden />
    </span>
  );
}
