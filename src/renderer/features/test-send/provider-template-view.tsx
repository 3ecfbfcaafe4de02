import type { SentTemplate } from '../../../shared/model/message';
import classes from './test-send.module.css';

/** A message whose words lie at the provider: what is known of it here. */
export function ProviderTemplateView({ template: { id, values } }: { template: SentTemplate }) {
  const given = Object.entries(values);
  return (
    <section className={classes.atProvider} aria-label="Template at the provider">
      <h3>Template at the provider</h3>
      <div className="mono">{id}</div>
      {given.length > 0 && (
        <dl>
          {given.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value === '' ? 'empty' : value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>The words lie at the provider, which puts these values into them. They are not known here.</p>
    </section>
  );
}
