import type { Environment } from '../../../shared/model/environment';
import type { PromotionPreview } from '../../../shared/model/promotion';
import { useIntegrations } from '../../api';
import { ProductionProof } from '../../ui/production-proof';
import { type Decisions, channelsWithValues } from './promotion-state';

/** Before an environment marked production changes: how the integrations whose values go there proved themselves. */
export function ProofBefore({ target, preview, decisions }: { target: Environment; preview: PromotionPreview; decisions: Decisions }) {
  const integrations = useIntegrations().data ?? [];
  return channelsWithValues(decisions, preview).map((channel) => {
    const source = integrations.find(({ id }) => id === preview[channel].source?.id);
    return source !== undefined && <ProductionProof key={channel} channel={channel} integration={source} changed={[target]} why={`${target.name} takes its values.`} />;
  });
}
