import type { TestSendRequest } from '../../dialogs';
import { SendFlow } from './send-flow';

/** Sends one test message. Without an integration it asks for one; with typed values it tests those before they are saved. */
export function TestSendDialog(props: TestSendRequest & { onClose: () => void }) {
  return <SendFlow {...props} />;
}
