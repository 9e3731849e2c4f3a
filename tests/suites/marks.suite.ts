import { runSuite } from './suites';

runSuite('marks');
