import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api';
import { Root } from './root';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// The dialogs' scroll lock asks get-nonce, Mantine asks its provider.
setNonce(nonce);
createRoot(root).render(<Root client={createQueryClient()} nonce={nonce} />);
