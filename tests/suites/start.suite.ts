import { runSuite } from './suites';

runSuite('start');
