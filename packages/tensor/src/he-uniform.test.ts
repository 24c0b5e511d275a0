import { testInitializer } from '../test/initializers.js';
import { heUniform } from './index.js';

testInitializer(heUniform, 'uniform', (fanIn) => 2 / fanIn);
