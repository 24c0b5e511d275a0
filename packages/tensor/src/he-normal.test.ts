import { testInitializer } from '../test/initializers.js';
import { heNormal } from './index.js';

testInitializer(heNormal, 'normal', (fanIn) => 2 / fanIn);
