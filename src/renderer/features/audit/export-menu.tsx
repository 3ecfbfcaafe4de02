import { Button, Menu } from '@mantine/core';
import { IconBraces, IconDownload, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { AuditFormat } from '../../../shared/model/audit';
import { call } from '../../api';
import { buttonIcon } from '../../ui/icon-sizes';
import { toast, toastError } from '../../ui/toast';

/** Every entry that opens, as a file. */
export function ExportMenu({ label, size = 'sm' }: { label: string; size?: 'sm' | 'xs' }) {
  const [busy, setBusy] = useState(false);
  const save = async (format: AuditFormat) => {
    setBusy(true);
    try {
      const { file } = await call('audit.export', { format });
      if (file !== null) toast({ tone: 'ok', title: 'Audit log exported', text: file });
    } catch (error) {
      toastError('The audit log was not exported', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size={size} loading={busy} leftSection={<IconDownload {...buttonIcon} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTable {...buttonIcon} aria-hidden />} onClick={() => void save('csv')}>
          CSV, for a spreadsheet
        </Menu.Item>
        <Menu.Item leftSection={<IconBraces {...buttonIcon} aria-hidden />} onClick={() => void save('jsonl')}>
          JSON Lines
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
