import { runSuite } from './suites';

runSuite('faults');
