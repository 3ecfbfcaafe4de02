import { Button, Skeleton } from '@mantine/core';
import { useCall } from '../../api';
import { errorText } from '../../error-text';
import { Note } from '../../ui/note';
import { OutgoingAddresses } from './outgoing-addresses';
import classes from './wizard.module.css';

/** Steps that stand for those that are on their way. */
const skeletons = ['72%', '54%', '64%', '48%'];

/** Steps and warnings of a provider's guide, which main hands out on its own. */
export function GuideBody({ providerId }: { providerId: string }) {
  const guide = useCall('providers.guide', { providerId });
  if (guide.isError) {
    return (
      <Note
        tone="bad"
        live="alert"
        fact="The guide could not be read."
        action={
          <Button variant="default" size="xs" onClick={() => void guide.refetch()}>
            Try again
          </Button>
        }
      >
        {errorText(guide.error)}
      </Note>
    );
  }
  if (guide.data === undefined) {
    return (
      <div className={classes.guideSkeleton} aria-busy>
        {skeletons.map((width) => (
          <div key={width}>
            <Skeleton width={20} height={20} circle />
            <Skeleton width={width} height={10} radius={5} />
            <Skeleton height={8} radius={4} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <>
      <ol>
        {guide.data.steps.map(({ title, text, copies }, index) => (
          <li key={title}>
            <span className={classes.number} aria-hidden>
              {index + 1}
            </span>
            <h3>{title}</h3>
            <p>{text}</p>
            {copies === 'outgoingAddresses' && <OutgoingAddresses />}
          </li>
        ))}
      </ol>
      {guide.data.warnings.map(({ title, text }) => (
        <Note key={title} tone="warn" fact={title}>
          {text}
        </Note>
      ))}
    </>
  );
}
