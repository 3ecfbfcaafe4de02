import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Channel } from '../../../shared/model/message';
import type { Finding } from '../../../shared/templates/finding';
import type { TemplateFile } from '../../../shared/templates/read-templates';
import { resolveTemplate } from '../../../shared/templates/resolve-template';
import { statusIcon } from '../../ui/icon-sizes';
import { flowsOf, flowWord } from '../../ui/flow-words';
import classes from './templates.module.css';

interface FlowListProps {
  file: TemplateFile | null;
  findings: readonly Finding[];
  channel: Channel;
  language: string | undefined;
  defaultLanguage: string | undefined;
  chosen: string;
  onChoose: (usageType: string) => void;
}

/** What messages are for, each with what is wrong with its text or whose text it takes. */
export function FlowList({ file, findings, channel, language, defaultLanguage, chosen, onChoose }: FlowListProps) {
  const templates = file?.templates ?? [];
  return (
    <nav className={classes.flows} aria-label="Flows">
      {flowsOf(templates).map((usageType) => {
        const own = findings.filter((finding) => finding.usageType === usageType);
        const isWrong = own.some(({ severity }) => severity === 'error');
        const { template } = resolveTemplate(templates, { usageType, language, defaultLanguage });
        return (
          <button
            key={usageType}
            type="button"
            className={classes.flow}
            aria-current={usageType === chosen ? 'true' : undefined}
            onClick={() => {
              onChoose(usageType);
            }}
          >
            <span className="ellipsis">{flowWord(usageType, channel)}</span>
            {isWrong ? (
              <IconCircleX {...statusIcon} className={classes.bad ?? ''} role="img" aria-label="has an error" />
            ) : template === null ? (
              <span className={classes.source}>none</span>
            ) : own.some(({ code }) => code === 'required-type-missing') ? (
              <IconAlertTriangle {...statusIcon} className={classes.warn ?? ''} role="img" aria-label="is missing, Logto needs it" />
            ) : template.usageType !== usageType ? (
              <span className={classes.source}>generic</span>
            ) : (
              own.some(({ severity }) => severity === 'warning') && <IconAlertTriangle {...statusIcon} className={classes.warn ?? ''} role="img" aria-label="has a warning" />
            )}
          </button>
        );
      })}
    </nav>
  );
}
