import { testInitializer } from '../test/initializers.js';
import { glorotNormal } from './index.js';

testInitializer(glorotNormal, 'normal', (fanIn, fanOut) => 2 / (fanIn + fanOut));
