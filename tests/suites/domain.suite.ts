import { runSuite } from './suites';

runSuite('domain');
