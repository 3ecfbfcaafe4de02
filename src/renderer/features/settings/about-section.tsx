import { Anchor, Paper, Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAppInfo } from '../../api';
import { type Licences, loadLicences } from '../../licences';
import { AppDialog, DialogBody, DialogHeader } from '../../ui/app-dialog';
import { CodeBlock } from '../../ui/code-block';
import { counted } from '../../ui/words';
import { SectionHeader } from './section-header';
import { SettingRow } from './setting-row';
import classes from './settings.module.css';

const shellWord = { electron: 'A window of its own (Electron).', browser: 'A window of the browser on this computer.' };

type Package = Licences['packages'][number];

/** Which Dispatchbox this is, and what it is made of. */
export function AboutSection() {
  const info = useAppInfo().data;
  const licences = useLicences();
  const [shown, setShown] = useState<Package | null>(null);
  return (
    <div className={classes.narrow}>
      <SectionHeader title="About" text="Dispatchbox keeps everything on this computer. It talks to the providers that you set up, and to nobody else." />
      {info !== undefined && (
        <Paper withBorder radius="lg">
          <SettingRow name={`Dispatchbox ${info.version}`} text={shellWord[info.shell]} />
          <SettingRow name="Data folder" text={`${info.dataFolder} holds the vault, its copies and its logs, all of it sealed.`} />
          <SettingRow name="Person" text={`${info.user}, as this computer knows you. This name stands beside changes and in the audit log.`} />
        </Paper>
      )}
      {licences !== null && (
        <section aria-labelledby="licences" className={classes.part}>
          <h3 id="licences" className={classes.partName}>
            Licences
          </h3>
          <p className={classes.rowText}>{`${counted(licences.packages.length, 'package')} of others are part of Dispatchbox.`}</p>
          <Paper withBorder radius="lg" className={classes.clipped}>
            <Table aria-labelledby="licences" className={classes.dense ?? ''}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">Package</Table.Th>
                  <Table.Th scope="col" w={120}>
                    Version
                  </Table.Th>
                  <Table.Th scope="col" w={200}>
                    Licence
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {licences.packages.map((each) => (
                  <Table.Tr key={`${each.name} ${each.version}`}>
                    <Table.Td className="ellipsis" title={each.name}>
                      {each.name}
                    </Table.Td>
                    <Table.Td className="tn">{each.version}</Table.Td>
                    <Table.Td>
                      <Anchor
                        component="button"
                        type="button"
                        fz={13}
                        onClick={() => {
                          setShown(each);
                        }}
                      >
                        {each.licence}{' '}
                        <span className="sr-only">of {each.name}</span>
                      </Anchor>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        </section>
      )}
      {shown !== null && (
        <AppDialog
          size={640}
          onClose={() => {
            setShown(null);
          }}
        >
          <DialogHeader title={shown.name} sub={`${shown.version}, ${shown.licence}`} focusTitle />
          <DialogBody>
            {shown.text === null ? 'The package names its licence and brings no text of it.' : <CodeBlock label="Licence" text={licences?.texts[shown.text] ?? ''} />}
          </DialogBody>
        </AppDialog>
      )}
    </div>
  );
}

function useLicences(): Licences | null {
  const [licences, setLicences] = useState<Licences | null>(null);
  useEffect(() => {
    let present = true;
    void loadLicences().then((loaded) => {
      if (present) setLicences(loaded);
    });
    return () => {
      present = false;
    };
  }, []);
  return licences;
}
