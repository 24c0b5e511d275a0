import { testInitializer } from '../test/initializers.js';
import { lecunNormal } from './index.js';

testInitializer(lecunNormal, 'normal', (fanIn) => 1 / fanIn);
