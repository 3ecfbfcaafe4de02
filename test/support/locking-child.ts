import { createProcessLock } from '../../src/node/process-lock';

/** Takes the lock of the folder named in its argument, says whether it got it, and stays until it is ended. */
const [folder = ''] = process.argv.slice(2);
process.send?.(await createProcessLock(folder).acquire());
process.channel?.ref();
