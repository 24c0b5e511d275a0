import { testInitializer } from '../test/initializers.js';
import { glorotUniform } from './index.js';

testInitializer(glorotUniform, 'uniform', (fanIn, fanOut) => 2 / (fanIn + fanOut));
