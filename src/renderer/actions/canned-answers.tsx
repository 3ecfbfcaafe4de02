import { ActionIcon, Button, Table, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { plusIcon, rowIcon } from '../ui/icon-sizes';
import { answerProblem, type RunProblems, type TypedAnswer } from './run-choices';
import classes from './run-pane.module.css';

/** Bounds of `actions.dryRun`. */
const most = { answers: 100, url: 2_000, body: 1_000_000 };

interface CannedAnswersProps {
  answers: readonly TypedAnswer[];
  problems: RunProblems;
  onChange: (answers: TypedAnswer[]) => void;
}

/** What the services say in a dry run, instead of being asked. */
export function CannedAnswers({ answers, problems, onChange }: CannedAnswersProps) {
  const update = (id: string, part: Partial<TypedAnswer>) => {
    onChange(answers.map((answer) => (answer.id === id ? { ...answer, ...part } : answer)));
  };
  return (
    <div>
      <div className={classes.answersHead}>
        <h3>Answers of a dry run</h3>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus {...plusIcon} aria-hidden />}
          disabled={answers.length >= most.answers}
          onClick={() => {
            onChange([...answers, { id: crypto.randomUUID(), url: '', status: '200', body: '{}' }]);
          }}
        >
          Add answer
        </Button>
      </div>
      <p className={classes.hint}>{answers.length === 0 ? 'Every request is answered here with HTTP 200 and {}.' : 'The first that fits answers a request; HTTP 200 and {} where none does.'}</p>
      {answers.length > 0 && (
        <Table className={classes.answers ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Address begins with</Table.Th>
              <Table.Th w={72}>Status</Table.Th>
              <Table.Th>Body</Table.Th>
              <Table.Th w={40}>
                <span className="sr-only">Actions</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answers.map(({ id, url, status, body }, index) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <TextInput
                    aria-label={`Address of answer ${index + 1}`}
                    size="xs"
                    className="mono"
                    placeholder="Every address, or its beginning"
                    maxLength={most.url}
                    value={url}
                    onChange={(event) => {
                      update(id, { url: event.currentTarget.value });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    aria-label={`Status of answer ${index + 1}`}
                    size="xs"
                    inputMode="numeric"
                    maxLength={3}
                    value={status}
                    error={problems[answerProblem(id)]}
                    onChange={(event) => {
                      update(id, { status: event.currentTarget.value });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <Textarea
                    aria-label={`Body of answer ${index + 1}`}
                    size="xs"
                    className="mono"
                    autosize
                    minRows={1}
                    maxRows={8}
                    maxLength={most.body}
                    value={body}
                    onChange={(event) => {
                      update(id, { body: event.currentTarget.value });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <ActionIcon
                    aria-label={`Remove answer ${index + 1}`}
                    onClick={() => {
                      onChange(answers.filter((answer) => answer.id !== id));
                    }}
                  >
                    <IconTrash {...rowIcon} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
