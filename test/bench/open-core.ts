import { createCore } from '../../src/core/create-core';
import { benchPorts, storedKeys } from './stored-vault';

export { benchPorts, createCore, storedKeys };
